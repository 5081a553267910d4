// Places of the letter marked on the page: those still to be filled in, `[…]`, and what was found. A mark lies behind the
// letters and has none itself, so that no letter moves; it belongs to its line and goes where that goes. The browser's own
// highlights would do the same, but WebKit paints all of them anew with every key.
import type { Slot } from "../bindings/Slot";
import { units } from "../characters";
import { inside } from "./hit";
import type { DrawnLine } from "./line";
import type { Sheet } from "./sheet";

/** Places that look alike. */
export interface Marks {
  look: string;
  places: Slot[];
}

/** A part of a run, in UTF-16 units. */
interface Part {
  look: string;
  span: HTMLElement;
  from: number;
  to: number;
}

/** Marks these places and no others; lines whose marks stay as they are are not touched. */
export function mark(sheets: Sheet[], marks: Marks[]): void {
  const fields = byField(marks);
  const lines = sheets.flatMap((sheet) => sheet.lines.filter((drawn) => isNews(drawn, fields)));
  const changed = lines.flatMap((drawn) => changedParts(drawn, fields));
  // All is measured before anything is changed: the browser lays the page out once.
  const drawings = changed.map(({ drawn, parts }) => ({ drawn, boxes: parts.map((part) => box(drawn, part)) }));
  for (const { drawn, boxes } of drawings) {
    drawn.marks.forEach((old) => old.remove());
    drawn.marks = boxes;
    drawn.element.prepend(...boxes);
  }
}

/** What is marked in a field. */
type InField = Marks[];

/** What was marked last: the very same object as long as nothing about it changes. */
let last: { key: string; fields: Map<string, InField> } = { key: "", fields: new Map() };

function byField(marks: Marks[]): Map<string, InField> {
  const key = JSON.stringify(marks.map(({ look, places }) => [look, places.map(({ field, start, end }) => [field, start, end])]));
  if (key !== last.key) last = { key, fields: sorted(marks) };
  return last.fields;
}

function sorted(marks: Marks[]): Map<string, InField> {
  const fields = new Map<string, InField>();
  for (const { look, places } of marks) {
    for (const place of places) {
      fields.set(place.field, [...(fields.get(place.field) ?? []), { look, places: [place] }]);
    }
  }
  return fields;
}

/** Whether the line, or what is marked anywhere, is another than the last time: with a key, few lines are. */
function isNews(drawn: DrawnLine, fields: Map<string, InField>): boolean {
  if (drawn.asked?.line === drawn.line && drawn.asked.fields === fields) return false;
  drawn.asked = { line: drawn.line, fields };
  return true;
}

function changedParts(drawn: DrawnLine, fields: Map<string, InField>): { drawn: DrawnLine; parts: Part[] }[] {
  const parts = fields.size === 0 ? [] : partsOf(drawn, fields);
  const key = parts.map(({ look, span, from, to }) => [look, drawn.spans.indexOf(span), from, to].join(" ")).join();
  if (key === drawn.marked) return [];
  drawn.marked = key;
  return [{ drawn, parts }];
}

function partsOf({ line, spans }: DrawnLine, fields: Map<string, InField>): Part[] {
  return line.runs.flatMap((run, i) => {
    const marks = run.label ? undefined : fields.get(run.field);
    const span = spans[i];
    if (!marks || !span) return [];
    const length = [...run.text].length;
    return marks.flatMap(({ look, places }) =>
      places.flatMap((place) => {
        // Where something is missing, the letter before it is marked, or the first one.
        const isGap = place.start === place.end;
        const from = Math.max(0, place.start - run.offset - (isGap && place.start > 0 ? 1 : 0));
        const to = Math.min(length, place.end - run.offset + (isGap && place.start === 0 ? 1 : 0));
        return from < to ? [{ look, span, from: units(run.text, from), to: units(run.text, to) }] : [];
      }),
    );
  });
}

/** Pixels that a mark reaches below its letters: its line must not hide the dot of «ị». */
const BELOW = 2;

/** A mark as large as the letters it lies behind. */
function box({ element }: DrawnLine, { look, span, from, to }: Part): HTMLElement {
  const range = document.createRange();
  const [start, end] = [inside(span, from), inside(span, to)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  // The line first: a page out of view is laid out for an element that is asked for, and not for a range.
  const line = element.getBoundingClientRect();
  const here = range.getBoundingClientRect();
  const mark = document.createElement("i");
  mark.className = `mark ${look}`;
  // What it marks, for tests and for whoever looks into the page.
  mark.dataset["text"] = range.toString();
  mark.style.left = `${here.left - line.left}px`;
  mark.style.top = `${here.top - line.top}px`;
  mark.style.width = `${here.width}px`;
  mark.style.height = `${here.height + BELOW}px`;
  return mark;
}
