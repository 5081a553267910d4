// Where the clerk's cursor stands, as a place of the printed letter.
import { isComposed, printedLength, type Place } from "./places";

/** The place of the cursor in a field of the form; `undefined` when it stands elsewhere. */
export function caret(active: string): Place | undefined {
  const element = document.activeElement;
  if (!element || !active) return undefined;
  const before = element.classList.contains("ProseMirror") ? beforeInBody() : beforeInField(element);
  if (before === undefined) return undefined;
  return { field: active, offset: isComposed(active) ? 0 : printedLength(before) };
}

function beforeInField(element: Element): string | undefined {
  if (element instanceof HTMLSelectElement) return "";
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (!isField || element.dataset["field"] === undefined) return undefined;
  return element.value.slice(0, element.selectionStart ?? 0);
}

function beforeInBody(): string | undefined {
  const { focusNode, focusOffset } = getSelection() ?? {};
  const start = focusNode instanceof Element ? focusNode : focusNode?.parentElement;
  const item = start?.closest("p");
  if (!item || !focusNode || focusOffset === undefined) return undefined;
  const range = document.createRange();
  range.setStart(item, 0);
  range.setEnd(focusNode, focusOffset);
  // A forced line break is a character of the letter.
  const breaks = range.cloneContents().querySelectorAll("br:not(.ProseMirror-trailingBreak)").length;
  return range.toString() + "\u2028".repeat(breaks);
}
