// What was found in the body, underlined where it stands. Underlines move along with what is typed until they are told
// anew, and never while a word is being composed: the input method owns its letters.
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Finding } from "../bindings/Finding";
import { units } from "../characters";
import { typedOffset } from "../preview/places";

/** The words of an item, a forced line break as one of its letters. */
export const textOf = (item: Node): string => item.textBetween(0, item.content.size, undefined, "\n");

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
  const list = underlines(view.state.doc, told);
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

function underlines(doc: Node, told: Finding[]): Decoration[] {
  const starts: number[] = [];
  doc.forEach((_, offset) => starts.push(offset + 1));
  return told.flatMap((finding) => {
    const index = Number(/^body\[(\d+)\]$/.exec(finding.field)?.[1] ?? NaN);
    const start = starts[index];
    if (start === undefined) return [];
    const { from, to } = within(doc.child(index), finding);
    if (from >= to) return [];
    const { check, severity, message } = finding;
    const spec = { key: `${check} ${severity} ${message}` };
    return [Decoration.inline(start + from, start + to, { class: `finding finding-${severity}`, title: message }, spec)];
  });
}

/** A part of an item's words, in UTF-16 units. */
interface Part {
  from: number;
  to: number;
}

/** What was reckoned before: with a key, nearly all findings and items stay the same objects. */
const reckoned = new WeakMap<Finding, Part & { item: Node }>();

function within(item: Node, finding: Finding): Part {
  const before = reckoned.get(finding);
  if (before?.item === item) return before;
  const { start, end } = finding;
  const text = textOf(item);
  // Where something is missing, the letter before it is marked, or the first one.
  const isGap = start === end;
  const at = (printed: number) => units(text, typedOffset(text, printed));
  const part = { item, from: at(isGap && start > 0 ? start - 1 : start), to: at(isGap && start === 0 ? 1 : end) };
  reckoned.set(finding, part);
  return part;
}
