// Letters for the measurement: everyday ones of two and of many pages, and one in which a single letter moves every line.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../ui/tests/real/desk.js";

const everyday = JSON.parse(readFileSync(join(root, "tests/letters/two-pages.json"), "utf8"));

/** How many times the everyday body: once is nearly two pages with head and closing. */
const times = (pages) => (pages < 3 ? 1 : Math.round(pages * 0.87));

export function ordinary(pages) {
  return { ...everyday, body: Array.from({ length: times(pages) }, () => everyday.body).flat() };
}

/**
 * A paragraph of a page and a half of words that differ and are equally wide: when the first line grows by a letter too
 * many, its last word goes to the next line, whose last word goes on, down to the end. Behind it the everyday body, so that
 * there are so many pages, all of which move.
 */
export function domino(pages) {
  const letters = [..."nghieuo"];
  const words = permutations(letters);
  const count = 590;
  const text = Array.from({ length: count }, (_, i) => words[(i * 37) % words.length]).join(" ");
  // A capital first, as everybody writes: the editor makes the whole of an underlined word anew with every key in it.
  const rest = pages < 3 ? [] : ordinary(pages - 2).body;
  return { ...everyday, body: [{ level: 0, text: `N${text.slice(1)}` }, ...rest] };
}

function permutations(letters) {
  if (letters.length === 1) return letters;
  return letters.flatMap((first, i) => permutations(letters.toSpliced(i, 1)).map((rest) => first + rest));
}
