// From a point on a page to the field and the place in it.
import { isComposed, type Place } from "./places";
import type { DrawnLine } from "./line";
import type { Sheet } from "./sheet";

/** How much less a point of distance counts sideways than up or down: a click beside a line means that line. */
const SIDEWAYS = 0.03;

interface Hit {
  drawn: DrawnLine;
  index: number;
}

/** What is under a point of the window, or nearest to it on the page; offsets count printed characters. */
export function at(sheet: Sheet, x: number, y: number): Place | undefined {
  const hit = nearest(sheet, x, y);
  const run = hit?.drawn.line.runs[hit.index];
  const span = hit?.drawn.spans[hit.index];
  if (!run || !span) return undefined;
  if (isComposed(run.field)) return { field: run.field, offset: Infinity };
  // A label is no text of the field: the place is the field's start.
  if (run.label) return { field: run.field, offset: 0 };
  return { field: run.field, offset: run.offset + charactersBefore(span, x) };
}

/** The run that is really under the mouse. */
export function runUnder(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-field]") : null;
}

function nearest(sheet: Sheet, x: number, y: number): Hit | undefined {
  let [best, least] = [undefined as Hit | undefined, Infinity];
  for (const drawn of sheet.lines) {
    drawn.line.runs.forEach((run, index) => {
      const box = drawn.spans[index]?.getBoundingClientRect();
      if (!box || run.field === "fixed") return;
      const distance = outside(y, box.top, box.bottom) + SIDEWAYS * outside(x, box.left, box.right);
      if (distance < least) [best, least] = [{ drawn, index }, distance];
    });
  }
  return best;
}

const outside = (at: number, from: number, to: number) => Math.max(from - at, 0, at - to);

/** How many characters of a run stand left of the nearest gap between two letters. */
function charactersBefore(span: HTMLElement, x: number): number {
  const text = span.textContent ?? "";
  const characters = [...text];
  let [units, before, least] = [0, 0, Infinity];
  for (let i = 0; i <= characters.length; i++) {
    const distance = Math.abs(edge(span, units) - x);
    if (distance < least) [before, least] = [i, distance];
    units += characters[i]?.length ?? 0;
  }
  return before;
}

/** Where a place in a run stands on the screen, from the left. */
function edge(span: HTMLElement, units: number): number {
  const { node, offset } = inside(span, units);
  const range = document.createRange();
  range.setStart(node, offset);
  range.collapse(true);
  const box = range.getClientRects()[0];
  return (box ?? span.getBoundingClientRect()).left;
}

/** The text node of a run, and the place in it, so many UTF-16 units from the run's start. */
export function inside(span: HTMLElement, units: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
  let left = units;
  let node = walker.nextNode();
  while (node) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
    node = walker.nextNode();
  }
  return { node: span, offset: span.childNodes.length };
}
