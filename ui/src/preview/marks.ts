// Places of the letter marked on the page: those still to be filled in, `[…]`, and what was found. The browser paints
// them behind the letters: no element is added, so that no letter moves.
import type { Slot } from "../bindings/Slot";
import { inside } from "./hit";
import type { DrawnLine } from "./line";
import type { Sheet } from "./sheet";

/** A place on the screen: text nodes and UTF-16 units. */
type Place = StaticRangeInit;

/**
 * Marks places in the way of that name, and no others. What is marked already stays: a browser paints what is set anew,
 * and WebKit paints ranges that live with every key.
 */
export function mark(sheets: Sheet[], name: string, slots: Slot[]): void {
  if (!("highlights" in CSS)) return;
  const fields = new Map<string, Slot[]>();
  for (const slot of slots) fields.set(slot.field, [...(fields.get(slot.field) ?? []), slot]);
  const places = slots.length === 0 ? [] : sheets.flatMap((sheet) => sheet.lines.flatMap((line) => onLine(line, fields)));
  if (places.length === 0) return void CSS.highlights.delete(name);
  const marked = CSS.highlights.get(name) ?? new Highlight();
  const missing = new Map(places.map((place) => [place.startContainer, [] as Place[]]));
  for (const place of places) missing.get(place.startContainer)?.push(place);
  for (const range of [...marked]) {
    const here = missing.get(range.startContainer) ?? [];
    const found = here.findIndex((place) => same(place, range));
    if (found < 0) marked.delete(range);
    else here.splice(found, 1);
  }
  for (const place of [...missing.values()].flat()) marked.add(new StaticRange(place));
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, marked);
}

const same = (a: Place, b: Place) =>
  a.startContainer === b.startContainer &&
  a.startOffset === b.startOffset &&
  a.endContainer === b.endContainer &&
  a.endOffset === b.endOffset;

function onLine({ line, spans }: DrawnLine, fields: Map<string, Slot[]>): Place[] {
  return line.runs.flatMap((run, i) => {
    const slots = run.label ? undefined : fields.get(run.field);
    const span = spans[i];
    if (!slots || !span) return [];
    const characters = [...run.text];
    const units = (count: number) => characters.slice(0, count).join("").length;
    return slots.flatMap((slot) => {
      // Where something is missing, the letter before it is marked, or the first one.
      const isGap = slot.start === slot.end;
      const from = Math.max(0, slot.start - run.offset - (isGap && slot.start > 0 ? 1 : 0));
      const to = Math.min(characters.length, slot.end - run.offset + (isGap && slot.start === 0 ? 1 : 0));
      return from < to ? [placeIn(span, units(from), units(to))] : [];
    });
  });
}

function placeIn(span: HTMLElement, from: number, to: number): Place {
  const [start, end] = [inside(span, from), inside(span, to)];
  return { startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset };
}
