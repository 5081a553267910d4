// What keys and buttons do with the body's items.
import { splitBlockAs, toggleMark } from "prosemirror-commands";
import type { Mark, MarkType, Node } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { STYLES } from "./convert";
import { DEEPEST, schema } from "./schema";

const levelOf = (item: Node) => item.attrs["level"] as number;

/** The selected items and where they stand. */
function selected(state: EditorState): { item: Node; at: number }[] {
  const { from, to } = state.selection;
  const items: { item: Node; at: number }[] = [];
  state.doc.nodesBetween(from, to, (item, at) => {
    if (item.type.name === "item") items.push({ item, at });
    return false;
  });
  return items;
}

function levels(change: (level: number) => number): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const { item, at } of selected(state)) {
      const level = Math.min(DEEPEST, Math.max(0, change(levelOf(item))));
      if (level !== levelOf(item)) tr.setNodeAttribute(at, "level", level);
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Moves the selected items `by` levels. */
export const shift = (by: number): Command => levels((level) => level + by);

/** Gives the selected items one level. */
export const setLevel = (level: number): Command => levels(() => level);

/** Enter in an empty item: a level up, at last a paragraph. */
export const leaveEmpty: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const level = levelOf($from.parent);
  if (!empty || level === 0 || $from.parent.content.size > 0) return false;
  dispatch?.(state.tr.setNodeAttribute($from.before(), "level", level - 1));
  return true;
};

/** Backspace at the start of an item takes its label away. */
export const dropLabel: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || levelOf($from.parent) === 0) return false;
  dispatch?.(state.tr.setNodeAttribute($from.before(), "level", 0));
  return true;
};

/** The next item has the level of this one. */
export const nextItem = splitBlockAs((item) => ({ type: item.type, attrs: item.attrs }));

export const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.node("line_break")).scrollIntoView());
  return true;
};

/** Takes a style away only where all of the selection has it. */
export const toggle = (style: (typeof STYLES)[number]): Command =>
  toggleMark(schema.marks[style], null, { removeWhenPresent: false });

/** How the selection looks: one level or none in common, and the styles that all of it has. */
export interface Look {
  level: number | undefined;
  bold: boolean;
  italic: boolean;
  underline: boolean;
}

export function lookOf(state: EditorState): Look {
  const all = selected(state).map(({ item }) => levelOf(item));
  const has = (style: (typeof STYLES)[number]) => isStyled(state, schema.marks[style]);
  const level = all.every((one) => one === all[0]) ? all[0] : undefined;
  return { level, bold: has("bold"), italic: has("italic"), underline: has("underline") };
}

function isStyled(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  const inSet = (marks: readonly Mark[]) => type.isInSet(marks) !== undefined;
  if (empty) return inSet(state.storedMarks ?? $from.marks());
  let [some, all] = [false, true];
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    some = true;
    all &&= inSet(node.marks);
  });
  return some && all;
}
