// The editor of the body: keys, levels, labels. It never touches a key while a word is being composed.
import { baseKeymap, chainCommands, splitBlockAs, toggleMark } from "prosemirror-commands";
import { InputRule, inputRules } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { EditorState, Plugin, type Command, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import type { Item } from "../bindings/Item";
import { labels } from "../numbering";
import { toDoc, toItems } from "./convert";
import { clean, fromText } from "./paste";
import { DEEPEST, schema } from "./schema";

/** Moves the selected items `by` levels. */
export function shift(by: number): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, (node, at) => {
      if (node.type.name !== "item") return true;
      const level = Math.min(DEEPEST, Math.max(0, (node.attrs["level"] as number) + by));
      if (level !== node.attrs["level"]) tr.setNodeAttribute(at, "level", level);
      return false;
    });
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Gives the selected items one level. */
export function setLevel(level: number): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, (node, at) => {
      if (node.type.name !== "item") return true;
      tr.setNodeAttribute(at, "level", level);
      return false;
    });
    dispatch?.(tr);
    return true;
  };
}

/** Enter in an empty item, Backspace at the start of one: it becomes a paragraph. */
const leaveList =
  (onlyEmpty: boolean): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    const item = $from.parent;
    const applies = empty && item.attrs["level"] > 0 && $from.parentOffset === 0;
    if (!applies || (onlyEmpty && item.content.size > 0)) return false;
    dispatch?.(state.tr.setNodeAttribute($from.before(), "level", onlyEmpty ? item.attrs["level"] - 1 : 0));
    return true;
  };

/** The next item has the level of this one. */
const nextItem = splitBlockAs((item) => ({ type: item.type, attrs: item.attrs }));

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.node("line_break")).scrollIntoView());
  return true;
};

/** Typing `1. `, `a) ` or `- ` at the start of a paragraph makes it an item. */
const typedLabels = [
  [/^\d{1,2}[.)] $/, 1],
  [/^[a-zđ]\) $/, 2],
  [/^[-–] $/, 3],
] as const;

const rules = typedLabels.map(
  ([pattern, level]) =>
    new InputRule(pattern, (state, _match, start, end) => {
      const $start = state.doc.resolve(start);
      if ($start.parent.attrs["level"] !== 0) return null;
      return state.tr.delete(start, end).setNodeAttribute($start.before(), "level", level);
    }),
);

/** Shows each item's label before it. */
const labelling = new Plugin({
  props: {
    decorations(state) {
      const levels: number[] = [];
      state.doc.forEach((node) => levels.push(node.attrs["level"] as number));
      const shown = labels(levels);
      const list: Decoration[] = [];
      state.doc.forEach((node, at, index) => {
        list.push(Decoration.node(at, at + node.nodeSize, { "data-label": shown[index] ?? "" }));
      });
      return DecorationSet.create(state.doc, list);
    },
  },
});

export interface Watcher {
  changed(items: Item[]): void;
  /** The item the cursor is in. */
  moved(index: number): void;
}

export function open(place: HTMLElement, items: Item[], label: string, watcher: Watcher): EditorView {
  const plugins = [
    inputRules({ rules }),
    keymap({
      Enter: chainCommands(leaveList(true), nextItem),
      "Shift-Enter": breakLine,
      Backspace: leaveList(false),
      Tab: shift(1),
      "Shift-Tab": shift(-1),
      "Mod-b": toggleMark(schema.marks.bold),
      "Mod-i": toggleMark(schema.marks.italic),
      "Mod-u": toggleMark(schema.marks.underline),
    }),
    keymap(baseKeymap),
    labelling,
  ];
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: toDoc(items), plugins }),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "false" },
    clipboardTextParser: fromText,
    transformPasted: clean,
    dispatchTransaction(tr: Transaction) {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged) watcher.changed(toItems(view.state.doc));
      if (tr.docChanged || tr.selectionSet) watcher.moved(view.state.selection.$from.index(0));
    },
  });
  return view;
}

/** Shows other items, the cursor as near to its place as it can be. */
export function show(view: EditorView, items: Item[]): void {
  const doc = toDoc(items);
  if (doc.eq(view.state.doc)) return;
  const tr = view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content);
  view.updateState(view.state.apply(tr));
}
