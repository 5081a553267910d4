// One page on the screen, patched line by line.
import type { LineView } from "../bindings/LineView";
import type { PageView } from "../bindings/PageView";
import type { StrokeView } from "../bindings/StrokeView";
import { alike, fill, move, newLine, type DrawnLine } from "./line";

const SVG = "http://www.w3.org/2000/svg";

export class Sheet {
  readonly box = document.createElement("div");
  lines: DrawnLine[] = [];
  /** What the page should show. */
  wanted: PageView;
  #shown: PageView | undefined;
  #shownZoom = 0;
  #zoom = 0;
  #strokes = document.createElementNS(SVG, "svg");

  constructor(page: PageView) {
    this.wanted = page;
    this.box.className = "sheet";
    this.box.setAttribute("role", "document");
    this.#strokes.setAttribute("aria-hidden", "true");
    this.box.append(this.#strokes);
  }

  /** Height on the screen, in whole pixels, so that every page begins on one. */
  get height(): number {
    return Math.round(this.wanted.size.height * this.#zoom);
  }

  get isStale(): boolean {
    return this.#shown !== this.wanted || this.#shownZoom !== this.#zoom;
  }

  /** What it should show; nothing is drawn yet. */
  want(page: PageView, zoom: number): void {
    const old = this.wanted;
    this.wanted = page;
    if (zoom === this.#zoom && page.size.width === old.size.width && page.size.height === old.size.height) return;
    this.#zoom = zoom;
    this.box.style.width = `${Math.round(page.size.width * zoom)}px`;
    this.box.style.height = `${this.height}px`;
  }

  /** Draws what differs from what is there. */
  draw(active: string): void {
    if (!this.isStale) return;
    if (this.#shownZoom !== this.#zoom) this.lines.splice(0).forEach((line) => line.element.remove());
    this.#patch(this.wanted.lines, active);
    if (this.#shown === undefined || this.#shownZoom !== this.#zoom || !sameStrokes(this.#shown.strokes, this.wanted.strokes)) this.#drawStrokes();
    this.#shown = this.wanted;
    this.#shownZoom = this.#zoom;
  }

  /** A line that was there before, at whatever height, is only moved; the others are drawn anew in the place of those that went. */
  #patch(next: LineView[], active: string): void {
    const stays = stay(this.lines, next);
    const spare = this.lines.filter((drawn) => !stays.includes(drawn));
    const redraw = (line: LineView) => {
      const used = spare.shift();
      if (used) fill(used, line, this.#zoom, active);
      return used ?? newLine(line, this.#zoom, active);
    };
    this.lines = next.map((line, i) => {
      const same = stays[i];
      if (same) move(same, line, this.#zoom, active);
      return same ?? redraw(line);
    });
    spare.forEach((drawn) => drawn.element.remove());
    this.#order(new Set(stays.map((line) => line?.element)));
  }

  /** Read aloud and copied, the lines follow each other as on the paper. Those that stay are not touched: an element that is
   * put elsewhere is laid out anew with all its letters. */
  #order(stays: Set<Element | undefined>): void {
    let next = this.#strokes.nextElementSibling;
    for (const { element } of this.lines) {
      while (stays.has(element) && next !== element) next = next?.nextElementSibling ?? element;
      if (next === element) next = element.nextElementSibling;
      else this.box.insertBefore(element, next);
    }
  }

  #drawStrokes(): void {
    const { size, strokes } = this.wanted;
    this.#strokes.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    const lines = strokes.map((stroke) => {
      const line = document.createElementNS(SVG, "line");
      const places = { x1: stroke.from.x, y1: stroke.from.y, x2: stroke.to.x, y2: stroke.to.y };
      for (const [name, value] of Object.entries(places)) line.setAttribute(name, String(value));
      // One dot at least: a thinner line between two rows of dots would not be seen at all.
      line.setAttribute("stroke-width", String(Math.max(stroke.width, 1 / this.#zoom)));
      return line;
    });
    this.#strokes.replaceChildren(...lines);
  }

  /** Marks the runs of a field, and no others. */
  mark(active: string): void {
    for (const { line, spans } of this.lines) {
      spans.forEach((span, i) => span.classList.toggle("here", line.runs[i]?.field === active));
    }
  }
}

/** For each of the next lines the one there already that looks like it; their order stays. */
function stay(old: DrawnLine[], next: LineView[]): (DrawnLine | undefined)[] {
  let from = 0;
  return next.map((line) => {
    const found = old.findIndex((drawn, i) => i >= from && alike(drawn.line, line));
    if (found < 0) return undefined;
    from = found + 1;
    return old[found];
  });
}

function sameStrokes(a: StrokeView[], b: StrokeView[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
