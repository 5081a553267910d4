// A line of the page as an element: its runs where the library put them. Nothing is measured here.
import type { LineView } from "../bindings/LineView";
import type { PieceView } from "../bindings/PieceView";
import type { RunView } from "../bindings/RunView";

/** Ascent of the page's type, in ems: with this line height a span's baseline lies so far below its top. */
const ASCENT = 0.891;
const DESCENT = 0.216;

/** FreeType cuts sizes to whole 64ths of a pixel, and a size that is no more than that loses one: with three quarters of
 * a part more it stays what it is, and every letter as wide as the font says. */
const PART = 0.75 / 64;

/** A length on the sheet in CSS pixels. */
export function px(points: number, zoom: number): string {
  return `${Math.round(points * zoom * 1000) / 1000}px`;
}

/** A line on the screen. */
export interface DrawnLine {
  element: HTMLElement;
  line: LineView;
  /** One for each run. */
  spans: HTMLElement[];
  /** What lies behind its letters. */
  marks: HTMLElement[];
  /** The same in words, to see whether anything changes. */
  marked: string;
  /** The line, and all that was marked, when its marks were reckoned last. */
  asked?: { line: LineView; fields: object };
}

export function newLine(line: LineView, zoom: number, active: string): DrawnLine {
  const element = document.createElement("div");
  element.className = "line";
  const drawn: DrawnLine = { element, line, spans: [], marks: [], marked: "" };
  fill(drawn, line, zoom, active);
  return drawn;
}

/** Shows another line in the place of what is there. */
export function fill(drawn: DrawnLine, line: LineView, zoom: number, active: string): void {
  drawn.line = line;
  drawn.spans = line.runs.map((run) => newRun(run, zoom, active));
  drawn.element.style.top = px(line.y, zoom);
  drawn.marks = [];
  drawn.marked = "";
  drawn.element.replaceChildren(...drawn.spans);
}

/** The same line at another height, or with other places in the letter: nothing of its look changes. */
export function move(drawn: DrawnLine, line: LineView, zoom: number, active: string): void {
  if (drawn.line.y !== line.y) drawn.element.style.top = px(line.y, zoom);
  line.runs.forEach((run, i) => {
    const span = drawn.spans[i];
    if (!span || drawn.line.runs[i]?.field === run.field) return;
    span.dataset["field"] = run.field;
    span.classList.toggle("here", run.field === active);
  });
  drawn.line = line;
}

/** Whether two lines look the same, wherever they stand and come from. */
export function alike(a: LineView, b: LineView): boolean {
  return a.runs === b.runs || (a.runs.length === b.runs.length && a.runs.every((run, i) => sameLook(run, b.runs[i])));
}

function sameLook(a: RunView, b: RunView | undefined): boolean {
  return (
    b !== undefined &&
    a.text === b.text &&
    a.x === b.x &&
    a.word_space === b.word_space &&
    a.width === b.width &&
    a.face === b.face &&
    a.size === b.size &&
    // Where pieces begin follows from text, width and face.
    a.pieces?.length === b.pieces?.length
  );
}

export function newRun(run: RunView, zoom: number, active = ""): HTMLElement {
  const span = document.createElement("span");
  // A run that is drawn anew is marked from the start: the mark does not fade in with every key.
  span.className = run.field === active ? `${run.face} here` : run.face;
  span.dataset["field"] = run.field;
  const { style } = span;
  style.left = px(run.x, zoom);
  style.top = px(-run.size * ASCENT, zoom);
  style.fontSize = `${run.size * zoom + PART}px`;
  style.lineHeight = String(ASCENT + DESCENT);
  if (run.word_space !== 0) style.wordSpacing = px(run.word_space, zoom);
  if (run.pieces) {
    style.width = px(run.width, zoom);
    style.height = px(run.size * (ASCENT + DESCENT), zoom);
    span.append(...pieces(run.text, run.pieces, zoom));
  } else {
    span.textContent = run.text;
  }
  return span;
}

/** Each with the blank behind it, so that what is copied reads on. */
function pieces(text: string, places: PieceView[], zoom: number): HTMLElement[] {
  const characters = [...text];
  return places.map(({ start, x }, i) => {
    const piece = document.createElement("span");
    piece.style.left = px(x, zoom);
    piece.textContent = characters.slice(start, places[i + 1]?.start).join("");
    return piece;
  });
}
