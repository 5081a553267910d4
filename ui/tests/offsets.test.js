// From a printed character back to the typed one, without a window: by counting, for every place of many texts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformWithOxc } from "vite";

const source = (name) => readFileSync(new URL(`../src/${name}`, import.meta.url), "utf8");
const asModule = async (name, text = source(name)) => `data:text/javascript,${encodeURIComponent((await transformWithOxc(text, name)).code)}`;

const sections = await asModule("form/sections.ts");
const { typedOffset, printedLength } = await import(await asModule("preview/places.ts", source("preview/places.ts").replace('"../form/sections"', JSON.stringify(sections))));

const isBlank = (character) => character === " " || character === "\u00a0";

/** The least beginning with so many printed letters, and behind all blanks of which one is printed. */
function counted(text, printed) {
  const characters = [...text];
  let at = 0;
  while (at < characters.length && printedLength(characters.slice(0, at).join("")) < printed) at += 1;
  while (printed > 0 && isBlank(characters[at - 1]) && isBlank(characters[at])) at += 1;
  return at;
}

/** Numbers that look random and are the same in every run. */
function* dice(seed) {
  for (let state = seed; ; ) yield (state = (state * 48271) % 2147483647);
}

function agrees(text) {
  for (let printed = 0; printed <= printedLength(text) + 1; printed++) {
    assert.equal(typedOffset(text, printed), counted(text, printed), `${JSON.stringify(text)}, ${printed}`);
  }
}

test("text that is printed as it is typed", () => {
  for (const text of ["", "a", "Tiếp tục thực hiện", "dòng một\ndòng hai", "một 𝒳 hai", "cuối dòng ", "dính\u00a0nhau"]) agrees(text);
});

test("text of which something is printed otherwise: blanks, line breaks, tabs, marks of their own", () => {
  for (const text of [" đầu", "hai  blanks", "trước \n sau", "e\u0302\u0301n", "a\tb", "a\r\nb", "\n\nđầu", "a \u00a0b  c   "]) agrees(text);
});

test("any text", () => {
  const pieces = ["a", "ế", "e\u0301", " ", " ", "\u00a0", "\n", "\t", "\r", "𝒳", "đ"];
  const roll = dice(7);
  for (let i = 0; i < 400; i++) {
    const length = roll.next().value % 12;
    agrees(Array.from({ length }, () => pieces[roll.next().value % pieces.length]).join(""));
  }
});
