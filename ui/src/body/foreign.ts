// HTML of Word, LibreOffice, Google Docs and web pages as clean items. The editor parses it into a document that has no
// window: nothing in it runs or loads, and only words, levels and three styles are read out of it.
import type { Item } from "../bindings/Item";
import type { Span } from "../bindings/Span";
import { STYLES } from "./convert";
import { labelled, labelOf, tidy } from "./plain";
import { DEEPEST } from "./schema";

type Level = Item["level"];
type Styles = Pick<Span, (typeof STYLES)[number]>;

/** What holds no words of the letter. */
const UNSEEN = new Set(
  "HEAD STYLE SCRIPT NOSCRIPT TEMPLATE TITLE META LINK OBJECT IFRAME SVG MATH IMG CANVAS AUDIO VIDEO SELECT TEXTAREA DEL".split(" "),
);

/** What begins and ends a paragraph. */
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 " +
    "H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);

const WORD_LEVEL = /mso-list:[^;]*\blevel(\d+)/i;

/** Where the reader is. */
interface Context {
  styles: Styles;
  /** The level of the list it is in, 0 outside. */
  list: number;
  /** Line ends count. */
  kept: boolean;
}

interface Line {
  level: number;
  spans: Span[];
}

/** The items of parsed HTML. `inWords`: a single line goes on with words, so that it keeps its label. */
export function itemsOfHtml(page: Node, inWords: boolean): Item[] {
  const reader = new Reader();
  reader.read(page, { styles: {}, list: 0, kept: false });
  const items = reader.items();
  return inWords && items.length === 1 ? items : items.map(labelled);
}

/** Styles and handlers under names that mean nothing to a browser: it would refuse each of them, and say so, one by one. */
export function inert(html: string): string {
  const bare = html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "");
  return bare.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, "$1data-$2"));
}

class Reader {
  #lines: Line[] = [{ level: 0, spans: [] }];
  /** The level of the next paragraph. */
  #next = 0;

  read(node: Node, context: Context): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.#add(child.textContent ?? "", context);
      else if (child.nodeType === 1) this.#element(child as Element, context);
    }
  }

  items(): { level: Level; text: Span[] }[] {
    return this.#lines.flatMap(({ level, spans }) => paragraphs(spans).map((text) => ({ level: level as Level, text })));
  }

  #element(element: Element, context: Context): void {
    const name = element.tagName.toUpperCase();
    const style = element.getAttribute("data-style") ?? "";
    if (UNSEEN.has(name) || /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i.test(style)) return;
    if (/^msocom/i.test(element.getAttribute("class") ?? "")) return;
    if (name === "BR") return void this.#line().spans.push({ text: "\n" });
    if (/mso-list:\s*ignore/i.test(style)) return this.#wordLabel(element);
    if (name === "TR" && isPlainRow(element)) return this.#row(element, context);
    const inside = { ...context, styles: stylesOf(name, style, context.styles), kept: context.kept || keepsLines(name, style) };
    if (!BLOCKS.has(name)) return this.read(element, inside);
    this.#begin(name, style, context);
    if (name === "OL" || name === "UL") inside.list = listLevel(element, style, context.list);
    this.read(element, inside);
    this.#end();
    // An empty item does not give its level to what follows the list.
    if (name === "LI" || WORD_LEVEL.test(style)) this.#next = this.#line().level = 0;
  }

  #begin(name: string, style: string, context: Context): void {
    this.#end();
    const word = WORD_LEVEL.exec(style);
    if (name === "LI") this.#next = context.list;
    else if (word) this.#next = Math.min(DEEPEST, Number(word[1]));
    this.#line().level = this.#next;
  }

  #end(): void {
    if (this.#line().spans.some((span) => span.text.trim() !== "")) {
      this.#next = 0;
      this.#lines.push({ level: 0, spans: [] });
    } else this.#line().spans = [];
  }

  /** Word writes the label of a list's item as words: they say better than its lists what level it is. */
  #wordLabel(element: Element): void {
    const label = tidy(element.textContent ?? "").trim();
    const line = this.#line();
    const seen = labelOf(`${label} `)?.level;
    if (seen === 2) line.level = Math.max(2, line.level);
    else if (seen === 3 || (label.length === 1 && /[^\p{L}\p{N}]|o/u.test(label))) line.level = DEEPEST;
  }

  /** A row of single words is one line. */
  #row(row: Element, context: Context): void {
    this.#end();
    for (const cell of row.children) {
      const inside = new Reader();
      inside.read(cell, { ...context, styles: stylesOf(cell.tagName, cell.getAttribute("data-style") ?? "", context.styles) });
      for (const { text } of inside.items()) this.#line().spans.push(...text, { text: " " });
    }
    this.#end();
  }

  #add(text: string, { styles, kept }: Context): void {
    const shown = kept ? text.replaceAll("\n", "\n\n") : text.replace(/[\t\n\f\r ]+/g, " ");
    if (shown !== "") this.#line().spans.push({ ...styles, text: shown });
  }

  #line(): Line {
    const last = this.#lines.at(-1);
    if (last) return last;
    const first: Line = { level: 0, spans: [] };
    this.#lines.push(first);
    return first;
  }
}

/** A row whose cells hold no paragraphs to speak of. */
function isPlainRow(row: Element): boolean {
  const cells = [...row.children];
  const blocks = (cell: Element) => [...cell.querySelectorAll("*")].filter((inside) => BLOCKS.has(inside.tagName)).length;
  return cells.length > 1 && cells.every((cell) => blocks(cell) <= 1 && cell.querySelector("br") === null);
}

/** Numbers are level 1, letters level 2, dots and dashes level 3; a list inside another is deeper than it. */
function listLevel(list: Element, style: string, around: number): number {
  const first = list.querySelector(":scope > li")?.getAttribute("data-style") ?? "";
  const letters = /^a$/i.test(list.getAttribute("type") ?? "") || /lower-(alpha|latin)/i.test(style + first);
  const own = list.tagName === "UL" ? DEEPEST : letters ? 2 : 1;
  return Math.min(DEEPEST, Math.max(own, around + 1));
}

const keepsLines = (name: string, style: string) => name === "PRE" || /white-space:\s*(pre|break-spaces)/i.test(style);

function stylesOf(name: string, style: string, around: Styles): Styles {
  const styles = { ...around };
  if (/^(B|STRONG|TH)$/.test(name)) styles.bold = true;
  if (/^(I|EM)$/.test(name)) styles.italic = true;
  if (/^U$/.test(name)) styles.underline = true;
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1];
  if (weight) styles.bold = /^(bold|bolder|[6-9]00)$/i.test(weight);
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/i.exec(style)?.[1];
  if (slant) styles.italic = /^(italic|oblique)$/i.test(slant);
  const line = /(?:^|;)\s*text-decoration(?:-line)?:\s*([^;]+)/i.exec(style)?.[1];
  if (line) styles.underline = /underline/i.test(line);
  return styles;
}

/** The words of one block as paragraphs: two breaks in a row part them. */
function paragraphs(spans: Span[]): Span[][] {
  const parts: Span[][] = [[]];
  let breaks = 0;
  const pieces = spans.flatMap((span) => tidy(span.text).split(/(\n)/).map((text) => ({ ...span, text })));
  for (const piece of pieces) {
    if (piece.text === "\n") breaks += 1;
    else if (piece.text.trim() !== "" || breaks === 0) {
      if (breaks > 1) parts.push([]);
      else if (breaks === 1) parts.at(-1)?.push({ text: "\n" });
      breaks = 0;
      parts.at(-1)?.push(piece);
    }
  }
  return parts.map(trimmed).filter((part) => part.length > 0);
}

/** No blank at either end, none double, none at a break; no empty span, none like its neighbour. */
function trimmed(spans: Span[]): Span[] {
  const made: Span[] = [];
  let ended = "\n";
  for (const span of spans) {
    let text = span.text.replace(/ *\n[ \n]*/g, "\n");
    if (ended === "\n") text = text.replace(/^[ \n]+/, "");
    if (ended === " ") text = text.replace(/^ /, "");
    if (text === "") continue;
    ended = text.at(-1) ?? ended;
    const last = made.at(-1);
    if (last && STYLES.every((style) => (last[style] ?? false) === (span[style] ?? false))) last.text += text;
    else made.push({ ...span, text });
  }
  for (let last = made.at(-1); last; last = made.at(-1)) {
    last.text = last.text.replace(/[ \n]+$/, "");
    if (last.text !== "") break;
    made.pop();
  }
  return made;
}
