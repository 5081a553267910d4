// Lines of a list as other programs write them: one body a line, without dash, number and closing mark.
import { tidy } from "../body/plain";

/** What stands before a name in a list: dashes, dots, numbers and letters with their mark. */
const LEAD = /^\s*(?:[-–—+•·●▪‣◦§*]\s*|\(?\d{1,3}[.)/]\s*|\p{L}\)\s*)/iu;

/** A line as the letter holds it: the page prints the dash and the closing mark itself. */
export function bare(line: string): string {
  return tidy(line).replace(LEAD, "").replace(/[\s;,.]+$/, "").trim();
}

/** The entries of pasted text. A row of a table is one entry; its running number is none of its words. */
export function entries(text: string): string[] {
  const rows = text.split(/\r\n?|[\n\v\u0085\u2028\u2029]/);
  return rows.map((row) => bare(words(row))).filter((line) => line !== "");
}

function words(row: string): string {
  const cells = row.split("\t").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const isMark = (cell: string) => cell === "" || /^(\d{1,3}[.)/]?|[-–—+•·●▪‣◦§*o])$/.test(cell);
  return cells.length > 1 ? cells.filter((cell) => !isMark(cell)).join(" ") : row;
}
