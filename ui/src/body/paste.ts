// What comes from elsewhere becomes clean paragraphs and levels; what was copied here comes back as it was.
import { DOMParser, Fragment, Slice, type Node, type ParseOptions, type ResolvedPos } from "prosemirror-model";
import { Plugin, TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import { toNode } from "./convert";
import { inert, itemsOfHtml } from "./foreign";
import { itemsOfText } from "./plain";
import { schema } from "./schema";

/** More than the longest letter: a book pasted by mistake would only stop the window. */
const MOST_LETTERS = 300_000;

const isOurs = (html: string) => html.includes("data-pm-slice");

const own = DOMParser.fromSchema(schema);

/** Reads what was copied here as it is, and everything else for its words alone. */
const reading: DOMParser = Object.assign(Object.create(own) as DOMParser, {
  parseSlice(dom: HTMLElement, options: ParseOptions = {}) {
    if (dom.querySelector("[data-pm-slice]")) return own.parseSlice(dom, options);
    const inWords = (options.context?.parentOffset ?? 0) > 0;
    return new Slice(Fragment.from(itemsOfHtml(dom, inWords).map(toNode)), 0, 0);
  },
});

export function pasting(refused: () => void): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: inert,
      clipboardParser: reading,
      clipboardTextParser(text: string, $at: ResolvedPos) {
        return new Slice(Fragment.from(itemsOfText(text, $at.parentOffset > 0).map(toNode)), 0, 0);
      },
      handlePaste(view, event, slice) {
        if (slice.content.size > MOST_LETTERS) {
          refused();
          return true;
        }
        const ours = isOurs(event.clipboardData?.getData("text/html") ?? "");
        view.dispatch(insert(view.state, itemsOf(slice), ours).scrollIntoView().setMeta("paste", true));
        return true;
      },
    },
  });
}

function itemsOf(slice: Slice): Node[] {
  const items: Node[] = [];
  slice.content.forEach((node) => void items.push(node.isBlock ? node : schema.node("item", null, [node])));
  return items;
}

/** Puts items where the cursor is: the first goes on with the words before it, the last with the words behind it. */
function insert(state: EditorState, pasted: Node[], ours: boolean): Transaction {
  const tr = state.tr.deleteSelection();
  const { $from } = tr.selection;
  const here = $from.parent;
  const [before, behind] = [here.content.cut(0, $from.parentOffset), here.content.cut($from.parentOffset)];
  const items = joined(pasted, here.copy(before), ours);
  const last = items.pop();
  if (!last) return tr;
  items.push(last.copy(last.content.append(behind)));
  tr.replaceWith($from.before(), $from.after(), items);
  const end = $from.before() + items.reduce((size, item) => size + item.nodeSize, 0) - 1 - behind.size;
  return tr.setSelection(TextSelection.create(tr.doc, end));
}

/** The pasted items behind the words `before` them. */
function joined(pasted: Node[], before: Node, ours: boolean): Node[] {
  const [first, ...rest] = pasted;
  if (!first) return [];
  const levelled = pasted.some((item) => item.attrs["level"] > 0);
  // Plain paragraphs become items like the one they are pasted into.
  if (!ours && !levelled) return [before.copy(before.content.append(first.content)), ...rest.map((item) => before.copy(item.content))];
  const startsAnew = rest.length > 0 || !ours;
  if (before.content.size === 0) return startsAnew ? pasted : [before.copy(first.content)];
  // A list does not go on with the sentence that leads to it.
  if (!ours && rest.length > 0 && first.attrs["level"] > 0) return [before, ...pasted];
  return [before.copy(before.content.append(first.content)), ...rest];
}
