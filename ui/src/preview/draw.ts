// Pages as positioned lines, patched line by line. Places, widths and breaks are the library's; nothing is measured here.
import type { LineView } from "../bindings/LineView";
import type { PageView } from "../bindings/PageView";
import type { RunView } from "../bindings/RunView";

/** Ascent of the page's type, in ems: with this line height a span's baseline lies so far below its top. */
const ASCENT = 0.891;
const DESCENT = 0.216;

const SVG = "http://www.w3.org/2000/svg";

/** What a page shows, kept to see what changes. */
interface Drawn {
  box: HTMLElement;
  strokes: SVGElement;
  strokesKey: string;
  lines: { element: HTMLElement; key: string }[];
}

export class Pages {
  #place: HTMLElement;
  #drawn: Drawn[] = [];
  #zoom = 1;
  #label: (number: number, count: number) => string;

  constructor(place: HTMLElement, label: (number: number, count: number) => string) {
    this.#place = place;
    this.#label = label;
  }

  /** Draws what differs from what is there. `zoom` is CSS pixels a point. */
  draw(pages: PageView[], zoom: number): void {
    if (zoom !== this.#zoom) {
      this.#zoom = zoom;
      this.#drawn.splice(0).forEach((page) => page.box.remove());
    }
    this.#drawn.splice(pages.length).forEach((page) => page.box.remove());
    pages.forEach((page, i) => {
      const drawn = (this.#drawn[i] ??= this.#newPage(page));
      drawn.box.setAttribute("aria-label", this.#label(page.number, pages.length));
      this.#patch(drawn, page);
    });
  }

  #px(points: number): string {
    return `${Math.round(points * this.#zoom * 1000) / 1000}px`;
  }

  #newPage(page: PageView): Drawn {
    const box = document.createElement("div");
    box.className = "sheet";
    box.setAttribute("role", "document");
    box.style.width = this.#px(page.size.width);
    box.style.height = this.#px(page.size.height);
    const strokes = document.createElementNS(SVG, "svg");
    strokes.setAttribute("viewBox", `0 0 ${page.size.width} ${page.size.height}`);
    strokes.setAttribute("aria-hidden", "true");
    box.append(strokes);
    this.#place.append(box);
    return { box, strokes, strokesKey: "", lines: [] };
  }

  #patch(drawn: Drawn, page: PageView): void {
    drawn.lines.splice(page.lines.length).forEach((line) => line.element.remove());
    page.lines.forEach((line, i) => {
      const key = JSON.stringify(line.runs);
      const old = drawn.lines[i];
      const top = this.#px(line.y);
      if (old && old.key === key) {
        if (old.element.style.top !== top) old.element.style.top = top;
        return;
      }
      const element = old?.element ?? drawn.box.appendChild(document.createElement("div"));
      if (!old) element.className = "line";
      element.style.top = top;
      element.replaceChildren(...this.#runs(line));
      drawn.lines[i] = { element, key };
    });
    const key = JSON.stringify(page.strokes);
    if (key === drawn.strokesKey) return;
    drawn.strokesKey = key;
    const lines = page.strokes.map((stroke) => {
      const line = document.createElementNS(SVG, "line");
      const places = { x1: stroke.from.x, y1: stroke.from.y, x2: stroke.to.x, y2: stroke.to.y };
      for (const [name, value] of Object.entries(places)) line.setAttribute(name, String(value));
      line.setAttribute("stroke-width", String(stroke.width));
      return line;
    });
    drawn.strokes.replaceChildren(...lines);
  }

  #runs(line: LineView): HTMLElement[] {
    return line.runs.map((run) => {
      const span = document.createElement("span");
      span.textContent = run.text;
      span.className = run.face;
      span.dataset["field"] = run.field;
      span.dataset["offset"] = String(run.offset);
      span.style.left = this.#px(run.x);
      span.style.top = this.#px(-run.size * ASCENT);
      span.style.fontSize = this.#px(run.size);
      span.style.lineHeight = String(ASCENT + DESCENT);
      if (run.word_space !== 0) span.style.wordSpacing = this.#px(run.word_space);
      return span;
    });
  }
}

/** Field and place in it, in characters, under a point of the window. */
export function at(x: number, y: number): { field: string; offset: number } | undefined {
  const element = document.elementFromPoint(x, y);
  const span = element?.closest<HTMLElement>("span[data-field]");
  const field = span?.dataset["field"];
  if (!span || !field) return undefined;
  const caret = document.caretRangeFromPoint?.(x, y);
  const inside = caret && span.contains(caret.startContainer) ? caret.startOffset : 0;
  const before = [...(span.textContent ?? "").slice(0, inside)].length;
  return { field, offset: Number(span.dataset["offset"]) + before };
}

export type { RunView };
