// What was found in the body, underlined where it stands. Underlines move along with what is typed until they are told
// anew, and never while a word is being composed: the input method owns its letters.
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Finding } from "../bindings/Finding";
import { typedOffset } from "../preview/places";

/** The words of an item, a forced line break as one of its letters. */
export const textOf = (item: Node): string => item.textBetween(0, item.content.size, undefined, "\n");

/** The letter counts characters, the editor counts UTF-16 units. */
export const units = (text: string, characters: number): number => [...text].slice(0, characters).join("").length;

const key = new PluginKey<DecorationSet>("findings");

/** The findings of each view that wait for the end of a composition. */
const waiting = new WeakMap<EditorView, Finding[]>();

export const findings = new Plugin<DecorationSet>({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (tr, old) => (tr.getMeta(key) as DecorationSet | undefined) ?? old.map(tr.mapping, tr.doc),
  },
  props: {
    decorations: (state: EditorState): DecorationSet | undefined => key.getState(state),
    handleDOMEvents: {
      compositionend(view) {
        // The view still takes the word over when it hears of this.
        setTimeout(() => {
          const told = waiting.get(view);
          if (told && !view.isDestroyed) showFindings(view, told);
        });
      },
    },
  },
});

export function showFindings(view: EditorView, told: Finding[]): void {
  if (view.composing) return void waiting.set(view, told);
  waiting.delete(view);
  const list = told.flatMap((finding) => underline(view.state.doc, finding));
  const [old, next] = [inOrder(key.getState(view.state)?.find() ?? []), inOrder(list)];
  if (old.length === next.length && old.every((one, i) => alike(one, next[i]))) return;
  const set = list.length === 0 ? DecorationSet.empty : DecorationSet.create(view.state.doc, list);
  view.updateState(view.state.apply(view.state.tr.setMeta(key, set)));
}

/** Where several underlines lie over each other, the editor has its own order. */
const inOrder = (list: Decoration[]): Decoration[] =>
  list.toSorted((a, b) => a.from - b.from || a.to - b.to || String(a.spec["key"]).localeCompare(String(b.spec["key"])));

function alike(a: Decoration, b: Decoration | undefined): boolean {
  return b !== undefined && a.from === b.from && a.to === b.to && a.spec["key"] === b.spec["key"];
}

function underline(doc: Node, { field, start, end, severity, check, message }: Finding): Decoration[] {
  const index = Number(/^body\[(\d+)\]$/.exec(field)?.[1] ?? NaN);
  if (!(index < doc.childCount)) return [];
  let before = 1;
  for (let i = 0; i < index; i++) before += doc.child(i).nodeSize;
  const text = textOf(doc.child(index));
  // Where something is missing, the letter before it is marked, or the first one.
  const isGap = start === end;
  const at = (printed: number) => before + units(text, typedOffset(text, printed));
  const [from, to] = [at(isGap && start > 0 ? start - 1 : start), at(isGap && start === 0 ? 1 : end)];
  if (from >= to) return [];
  const spec = { key: `${check} ${severity} ${message}` };
  return [Decoration.inline(from, to, { class: `finding finding-${severity}`, title: message }, spec)];
}
