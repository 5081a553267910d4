// Whether a key waits for its page: without a window, on a clock of its own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformWithOxc } from "vite";

const source = new URL("../src/preview/later.ts", import.meta.url);
const { code } = await transformWithOxc(readFileSync(source, "utf8"), "later.ts");
const { Later, PATIENCE } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** How many keys do not wait after one whose page took so long. */
function skipped(later, milliseconds) {
  const { now } = performance;
  const times = [0, milliseconds];
  performance.now = () => times.shift();
  try {
    later.timed(() => {});
  } finally {
    performance.now = now;
  }
  let count = 0;
  while (!later.isOver()) count += 1;
  return count;
}

test("a key waits for its page until pages keep taking too long, then ever fewer keys do", () => {
  const later = new Later();
  assert.ok(later.isOver());
  assert.equal(skipped(later, PATIENCE), 0);
  assert.deepEqual([1, 2, 3, 4, 5].map(() => skipped(later, PATIENCE + 1)), [0, 0, 20, 40, 80]);
  assert.deepEqual([1, 1, 1].map((quick) => skipped(later, quick)), [0, 0, 0]);
  assert.deepEqual([1, 2, 3].map(() => skipped(later, PATIENCE + 1)), [0, 0, 20], "quick pages make up for it");
});

test("one slow page among quick ones says nothing, one that is noticed does", () => {
  const later = new Later();
  const answers = [PATIENCE + 5, 1, PATIENCE + 5, 1, PATIENCE + 5, PATIENCE + 5, 1, 1];
  assert.deepEqual(answers.map((took) => skipped(later, took)), answers.map(() => 0));
  assert.equal(skipped(later, 900), 20);
  const most = Array.from({ length: 12 }, () => skipped(later, 900)).at(-1);
  assert.equal(most, 1280);
  assert.throws(() => later.timed(() => assert.fail("no page")), /no page/);
});
