// Places of the letter marked on the page: those still to be filled in, `[…]`, and what was found. The browser paints
// them behind the letters: no element is added, so that no letter moves.
import type { Slot } from "../bindings/Slot";
import { inside } from "./hit";
import type { DrawnLine } from "./line";
import type { Sheet } from "./sheet";

/** Marks places in the way of that name, and no others. */
export function mark(sheets: Sheet[], name: string, slots: Slot[]): void {
  if (!("highlights" in CSS)) return;
  const fields = new Map<string, Slot[]>();
  for (const slot of slots) fields.set(slot.field, [...(fields.get(slot.field) ?? []), slot]);
  const ranges = slots.length === 0 ? [] : sheets.flatMap((sheet) => sheet.lines.flatMap((line) => onLine(line, fields)));
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

function onLine({ line, spans }: DrawnLine, fields: Map<string, Slot[]>): Range[] {
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
      return from < to ? [rangeOf(span, units(from), units(to))] : [];
    });
  });
}

function rangeOf(span: HTMLElement, from: number, to: number): Range {
  const [start, end] = [inside(span, from), inside(span, to)];
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
