// What stays in its place on the screen when the pages change their size.
import type { Pages } from "./draw";

/** A point of the scrolled area, in CSS pixels from its top left corner on the screen. */
export interface Anchor {
  x: number;
  y: number;
}

interface Held extends Anchor {
  page: number;
  /** Pixels above the page, in the gap before it, which has one size always; 0 or less. */
  above: number;
  /** How far down the page, and how far to the right of everything: parts of the whole. */
  down: number;
  right: number;
}

/** Remembers what stands at a point; in the middle, when none is given. */
export function hold(place: HTMLElement, pages: Pages, anchor?: Anchor): Held {
  const { x, y } = anchor ?? { x: place.clientWidth / 2, y: place.scrollTop === 0 ? 0 : place.clientHeight / 2 };
  const page = pages.at(place.scrollTop + y);
  const tall = pages.sheets[page]?.height || 1;
  const below = place.scrollTop + y - pages.top(page);
  return {
    x,
    y,
    page,
    above: Math.min(0, below),
    down: Math.max(0, below) / tall,
    right: (place.scrollLeft + x) / (place.scrollWidth || 1),
  };
}

/** Puts it there again. */
export function release(place: HTMLElement, pages: Pages, held: Held): void {
  const tall = pages.sheets[held.page]?.height ?? 0;
  place.scrollTop = pages.top(held.page) + held.above + held.down * tall - held.y;
  place.scrollLeft = held.right * place.scrollWidth - held.x;
}
