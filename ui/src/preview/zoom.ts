// How large the page is shown.

/** Points to CSS pixels at 100 %. */
export const NATURAL = 96 / 72;

/** FreeType takes sizes in parts of a pixel, this many to one, and cuts what is between; measured, a line is 0.5 px short. */
const PARTS = 64;

const STEPS = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
const LEAST = 0.3;

/** The sizes to choose from, the present one among them. */
export function choices(zoom: number): number[] {
  return STEPS.some((step) => same(step, zoom)) ? STEPS : [...STEPS, zoom].sort((a, b) => a - b);
}

/** The next larger or smaller size. */
export function next(zoom: number, by: 1 | -1): number {
  const found = by > 0 ? STEPS.find((step) => step > zoom + 0.005) : STEPS.findLast((step) => step < zoom - 0.005);
  return found ?? (by > 0 ? 2 : Math.min(zoom, 0.5));
}

/** The size nearest to a chosen one at which letters of every whole point size are exactly as wide as they should be. */
export function exact(zoom: number): number {
  return Math.round(zoom * NATURAL * PARTS) / PARTS / NATURAL;
}

/** The size at which a sheet so many points wide fills `room` CSS pixels. */
export function fitting(room: number, sheet: number): number {
  const most = Math.floor((room / sheet) * PARTS) / PARTS / NATURAL;
  return Math.min(exact(2), Math.max(exact(LEAST), most));
}

/** The same to a percent, as it is shown. */
export const same = (a: number, b: number) => Math.round(a * 100) === Math.round(b * 100);
