// All pages below each other. What the clerk sees is drawn at once, the rest when nothing is being typed:
// a key costs the same whether the letter has one page or a hundred.
import "./sheet.css";
import type { PageView } from "../bindings/PageView";
import { idly } from "./idle";
import { Sheet } from "./sheet";

/** Between two pages, and around them, in CSS pixels; sheet.css has the same. */
export const GAP = 16;

/** The part of the pages that can be seen, in CSS pixels from their top. */
export interface View {
  top: number;
  height: number;
}

export class Pages {
  sheets: Sheet[] = [];
  /** Is told of the pages that were drawn. */
  drawn: (sheets: Sheet[]) => void = () => {};
  #place: HTMLElement;
  #label: (number: number, count: number) => string;
  #active = "";
  #view: View = { top: 0, height: Infinity };
  #rest = idly(() => this.#drawOne());

  constructor(place: HTMLElement, label: (number: number, count: number) => string) {
    this.#place = place;
    this.#label = label;
  }

  /** Shows all of the pages at once. */
  draw(pages: PageView[], zoom: number): void {
    this.want(pages, zoom);
    this.look({ top: 0, height: Infinity });
  }

  /** What is to be shown, at `zoom` CSS pixels a point; drawn when it is looked at. */
  want(pages: PageView[], zoom: number): void {
    const before = this.sheets.length;
    this.sheets.splice(pages.length).forEach((sheet) => sheet.box.remove());
    pages.forEach((page, i) => {
      const sheet = (this.sheets[i] ??= this.#newSheet(page));
      sheet.want(page, zoom);
    });
    if (before !== pages.length) this.#name();
  }

  /** Draws what can be seen; the rest follows when there is time, or when it comes into view. */
  look(view: View): void {
    this.#view = view;
    const seen = this.#seen().filter((sheet) => sheet.isStale);
    seen.forEach((sheet) => sheet.draw(this.#active));
    if (seen.length > 0) this.drawn(seen);
    if (this.sheets.some((sheet) => sheet.isStale)) this.#rest.put();
  }

  /** The pages in view. */
  #seen(): Sheet[] {
    const { top, height } = this.#view;
    let y = GAP;
    return this.sheets.filter((sheet) => {
      const from = y;
      y += sheet.height + GAP;
      return from < top + height && from + sheet.height > top;
    });
  }

  /** Where a page begins, in CSS pixels from the top of all. */
  top(index: number): number {
    return this.sheets.slice(0, index).reduce((y, sheet) => y + sheet.height + GAP, GAP);
  }

  /** The page at a height, counted from 0. */
  at(y: number): number {
    let bottom = GAP / 2;
    const index = this.sheets.findIndex((sheet) => (bottom += sheet.height + GAP) > y);
    return index < 0 ? Math.max(0, this.sheets.length - 1) : index;
  }

  /** Marks what belongs to a field of the letter. */
  mark(active: string): void {
    if (active === this.#active) return;
    this.#active = active;
    this.sheets.forEach((sheet) => sheet.mark(active));
  }

  close(): void {
    this.#rest.stop();
  }

  #drawOne(): boolean {
    const sheet = this.sheets.find((sheet) => sheet.isStale);
    sheet?.draw(this.#active);
    if (sheet) this.drawn([sheet]);
    return this.sheets.some((sheet) => sheet.isStale);
  }

  #newSheet(page: PageView): Sheet {
    const sheet = new Sheet(page);
    this.#place.append(sheet.box);
    return sheet;
  }

  #name(): void {
    const { length } = this.sheets;
    this.sheets.forEach((sheet, i) => sheet.box.setAttribute("aria-label", this.#label(i + 1, length)));
  }
}
