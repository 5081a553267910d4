// The editor of the body: what keys do, and what happens to every change. It never touches a key while a word is being
// composed: prosemirror keeps its key maps and rules from running then.
import { baseKeymap, chainCommands } from "prosemirror-commands";
import { InputRule, inputRules } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { EditorState, Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Item } from "../bindings/Item";
import { isComposing } from "../keys";
import { copying } from "./clipboard";
import { breakLine, dropLabel, leaveEmpty, lookOf, nextItem, shift, toggle, type Look } from "./commands";
import { composeMarks } from "./compose";
import { toDoc, toItems } from "./convert";
import { labelling, places } from "./labels";
import { units } from "../characters";
import { findings, textOf } from "./findings";
import { pasting } from "./paste";

/** Typing `1. `, `a) ` or `- ` at the start of a line makes it an item of that level. */
const TYPED_LABELS = [
  [/^\d{1,2}[.)] $/, 1],
  [/^[a-zđ]\) $/, 2],
  [/^[-–+] $/, 3],
] as const;

const rules = TYPED_LABELS.map(
  ([pattern, level]) =>
    new InputRule(pattern, (state, _match, start, end) => {
      const $start = state.doc.resolve(start);
      return state.tr.delete(start, end).setNodeAttribute($start.before(), "level", level);
    }),
);
const labelRules = inputRules({ rules });

/** Tab changes levels; after Escape it goes on to the next field, so that the keyboard is never caught here. */
const leaving = () => {
  let left = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        // Before the keymap, and without keeping the browser from moving on.
        keydown(_view, event) {
          if (event.key === "Tab" && left) return true;
          if (event.key !== "Shift") left = event.key === "Escape" && !isComposing(event);
          return false;
        },
        blur: () => void (left = false),
      },
    },
  });
};

const keys = {
  Enter: chainCommands(leaveEmpty, nextItem),
  "Shift-Enter": breakLine,
  Backspace: dropLabel,
  Tab: shift(1),
  "Shift-Tab": shift(-1),
  "Mod-b": toggle("bold"),
  "Mod-i": toggle("italic"),
  "Mod-u": toggle("underline"),
};

/** Pixels that the cursor keeps from the lower edge. */
const BELOW = 96;

export interface Watcher {
  changed(items: Item[]): void;
  /** The item the cursor is in, and how the selection looks. */
  moved(index: number, look: Look): void;
  /** What was pasted is more than a letter holds. */
  refused(): void;
}

export interface Names {
  label: string;
  /** The element that says how to use the editor. */
  describedBy: string;
}

export function open(place: HTMLElement, items: Item[], names: Names, watcher: Watcher): EditorView {
  const plugins = [leaving(), labelRules, keymap(keys), keymap(baseKeymap), labelling, places, findings, copying(), pasting(watcher.refused)];
  const tell = (doc: Node) => watcher.changed(toItems(doc));
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: toDoc(items), plugins }),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": names.label,
      "aria-describedby": names.describedBy,
      spellcheck: "false",
    },
    // What is found is told over the lower edge of the form.
    scrollThreshold: { top: 0, left: 0, right: 0, bottom: BELOW },
    scrollMargin: { top: 5, left: 5, right: 5, bottom: BELOW },
    handleDOMEvents: { blur: (view) => void composeIn(view) },
    dispatchTransaction(tr: Transaction) {
      const typed = tr.getMeta(labelRules) as { from: number; to: number; text: string } | undefined;
      // The typed label is a step of its own: undoing brings it back as words.
      if (typed) tell(view.state.tr.insertText(typed.text, typed.from, typed.to).doc);
      view.updateState(view.state.apply(tr));
      if (tr.docChanged && !composeIn(view)) tell(view.state.doc);
      if (tr.docChanged || tr.selectionSet || tr.storedMarksSet) watch(view, watcher);
    },
  });
  return view;
}

/** Whether letters and marks had to be put together; that is a change of its own then. */
function composeIn(view: EditorView): boolean {
  const tr = view.composing ? undefined : composeMarks(view.state);
  if (tr) view.dispatch(tr);
  return tr !== undefined;
}

export function watch(view: EditorView, watcher: Watcher): void {
  watcher.moved(view.state.selection.$from.index(0), lookOf(view.state));
}

/** Shows other items; only what differs is touched, and the cursor stays as near to its place as it can. */
export function show(view: EditorView, items: Item[]): void {
  const [old, doc] = [view.state.doc, toDoc(items)];
  const most = Math.min(old.childCount, doc.childCount);
  let [start, from] = [0, 0];
  while (start < most && old.child(start).eq(doc.child(start))) from += old.child(start++).nodeSize;
  if (start === old.childCount && start === doc.childCount) return;
  let [tail, after] = [0, 0];
  while (tail < most - start && old.child(old.childCount - 1 - tail).eq(doc.child(doc.childCount - 1 - tail))) {
    after += old.child(old.childCount - 1 - tail++).nodeSize;
  }
  const fresh = doc.content.cut(from, doc.content.size - after);
  const tr = view.state.tr.replaceWith(from, old.content.size - after, fresh);
  view.updateState(view.state.apply(tr));
}

/** Puts the cursor into an item, so many characters from its start; `length` of them selected. */
export function put(view: EditorView, index: number, offset: number, length: number): void {
  const { doc } = view.state;
  if (doc.childCount === 0) return;
  const last = Math.min(index, doc.childCount - 1);
  const item = doc.child(last);
  let start = 1;
  for (let i = 0; i < last; i++) start += doc.child(i).nodeSize;
  const at = (characters: number) => start + units(textOf(item), characters);
  const selection: Selection = TextSelection.create(doc, at(offset), at(offset + length));
  // Only an editor with the focus scrolls to its selection.
  view.focus();
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

