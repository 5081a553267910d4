// Places in the letter as the clerk typed it, and as the page prints it: composed, single blanks, none at the ends.
import type { PageView } from "../bindings/PageView";
import type { RunView } from "../bindings/RunView";
import { words } from "../form/sections";
import type { Draft } from "../letter";

/** A place in a field of the letter, in characters from its start. */
export interface Place {
  field: string;
  offset: number;
}

/** What is printed of these is made by the program: «Số 07-CV/», «ngày 05 tháng 6 năm 2026», «Nơi nhận:». */
const COMPOSED = ["number", "date", "urgency", "draft_round", "copies", "addressees", "recipients"];

export const isComposed = (field: string) => COMPOSED.includes(field);

/** What was typed into a field. */
export function typed(letter: Draft, field: string): string {
  const [, list, index] = /^(\w+)\[(\d+)\]$/.exec(field) ?? [];
  if (list === "body") {
    const item = letter.body[Number(index)];
    return item ? words(item) : "";
  }
  const keys = list && index ? [list, index] : field.split(".");
  const value = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], letter);
  return value === null || value === undefined ? "" : String(value);
}

/** The beginning of a field as it is printed; a blank at its end still counts. */
function printedSoFar(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/^[ \u00a0\n]+/, "")
    .replace(/[ \u00a0]*\n[ \u00a0\n]*/g, "\n")
    .replace(/[ \u00a0]{2,}/g, " ");
}

/** The letters of a whole field as they are printed. */
export const printed = (text: string): string[] => [...printedSoFar(text).replace(/[ \u00a0\n]+$/, "")];

/** How many printed characters a typed text makes. */
export const printedLength = (text: string): number => [...printedSoFar(text)].length;

/** What is printed otherwise than typed: any of it, anywhere. */
const CHANGED = /[\r\t]|^[ \u00a0\n]|[ \u00a0]{2}|[ \u00a0]\n|\n[ \u00a0\n]/;

/** Whether every beginning of the text is printed letter by letter as it is typed, as nearly all text is. */
const isPlain = (text: string) => !CHANGED.test(text) && text.normalize("NFC") === text;

/** The typed character before which so many printed ones stand. */
export function typedOffset(text: string, printed: number): number {
  // Looking for it takes milliseconds in a paragraph of a page, with every key and for every finding.
  if (isPlain(text)) return Math.min(printed, [...text].length);
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (printedLength(characters.slice(0, middle).join("")) < printed) low = middle + 1;
    else high = middle;
  }
  // A blank at the end of a prefix counts although it may be the first of several: the place is behind all of them.
  while (printed > 0 && isSpare(characters, low)) low++;
  return low;
}

const isSpare = (characters: string[], i: number) => /[ \u00a0]/.test(characters[i - 1] ?? "") && /[ \u00a0]/.test(characters[i] ?? "");

/** A run on the pages, and where it stands. */
export interface Found {
  page: number;
  line: number;
  run: RunView;
  y: number;
}

/** The run a place is printed in: the last one that begins before it; `undefined` for what is not printed. */
export function find(pages: PageView[], { field, offset }: Place): Found | undefined {
  let found: Found | undefined;
  for (const [p, page] of pages.entries()) {
    for (const [l, line] of page.lines.entries()) {
      for (const run of line.runs) {
        if (run.field !== field || (found && (run.label || run.offset > offset))) continue;
        found = { page: p, line: l, run, y: line.y };
      }
    }
  }
  return found;
}
