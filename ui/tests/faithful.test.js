// What the screen shows is what is printed: the page of the window beside the page of the PDF, line by line.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { compare, picture } from "./ink.js";
import { inWindow, letters, sample } from "./window.js";

/** Millimetres a line may begin or end elsewhere than on paper. */
const TOLERANCE = 0.3;
/** CSS pixels a point of a page shown at «100 %», and dots a pixel: a dot is 0.089 mm. */
const ZOOM = 85 / 64;
const DOTS = 3;

const folder = mkdtempSync(join(tmpdir(), "congvan-"));
after(() => rmSync(folder, { recursive: true }));

/** Pictures of the pages of the PDF, 288 dots an inch. */
async function printed(library, letter) {
  const pdf = join(folder, "letter.pdf");
  await library.ask("pdf", { letter, file: pdf });
  execFileSync("mutool", ["draw", "-q", "-N", "-c", "rgb", "-r", "288", "-o", join(folder, "pdf%d.png"), pdf]);
  return (number) => join(folder, `pdf${number}.png`);
}

/** The window with a page in it, all of it. */
async function shown(page, number) {
  const sheet = page.locator(".sheet").nth(number - 1);
  const box = await sheet.evaluate((element) => {
    element.scrollIntoView({ block: "start" });
    return element.getBoundingClientRect().toJSON();
  });
  const file = join(folder, `screen${number}.png`);
  await page.screenshot({ path: file });
  return picture(file, ZOOM * DOTS, { x: box.x * DOTS, y: box.y * DOTS });
}

const look = { split: 340, zoom: 1 };
const start = (letter, gauge) => () => ({
  draft: { id: 1, text: JSON.stringify({ circulation: [], addressees: [], recipients: [], ...letter }), file: null, changed: "2026-06-05T08:30:00Z" },
  look,
  news: [],
  gauge,
});

/** Every word has a place of its own. */
const byWords = (page) =>
  page.waitForFunction(() => [...document.querySelectorAll(".sheet .line > span")].some((run) => run.children.length > 8));

/** Compares every line of every page; the differences in millimetres. */
async function differences(name, letter, gauge) {
  let found = [];
  await inWindow({ size: [1400, 1300], scale: DOTS, answers: { start: start(letter, gauge) } }, async ({ page, library }) => {
    const ok = await library.ask("preview", { letter, seen: null });
    await page.waitForFunction((count) => document.querySelectorAll(".sheet").length === count && [...document.querySelectorAll(".sheet")].every((sheet) => sheet.querySelector(".line")), ok.pages.length);
    if (gauge) await byWords(page);
    const pdf = await printed(library, letter);
    for (const view of ok.pages) {
      const lines = compare(view, await shown(page, view.number), picture(pdf(view.number), 288 / 72));
      assert.ok(lines.length >= view.lines.length * 0.9, `${name}: ${lines.length} of ${view.lines.length} lines have ink`);
      found = found.concat(lines);
    }
  });
  return found;
}

function judge(name, lines) {
  const errors = lines.flatMap((line) => [line.left, line.right]).map(Math.abs).sort((a, b) => a - b);
  const [p95, most] = [errors[Math.floor(errors.length * 0.95)], errors.at(-1)];
  console.log(`${name}: ${lines.length} lines, p95 ${p95.toFixed(2)} mm, at most ${most.toFixed(2)} mm`);
  const wrong = lines.filter((line) => Math.abs(line.left) > TOLERANCE || Math.abs(line.right) > TOLERANCE);
  assert.deepEqual(wrong, [], name);
}

for (const [name, letter] of letters()) {
  test(`screen and paper agree line by line: ${name}`, async () => judge(name, await differences(name, letter)));
}

// A line that is said to be 2 pt longer than the screen's letters make it.
const wrongGauge = [{ x: 0, width: 102, word_space: 0, text: "m".repeat(9), face: "regular", size: 14, role: "paragraph", field: "fixed", offset: 0 }];

test("the same with a place for every word", async () => {
  judge("two-pages, by words", await differences("two-pages", sample("two-pages"), wrongGauge));
});

test("letters of the right width are left in rows", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page, calls, library }) => {
    await page.locator('.sheet [data-field="subject"]').first().waitFor();
    assert.equal((await library.ask("gauge")).length, 4);
    await page.locator(".bar select").selectOption("1.25");
    await page.locator('textarea[data-field="subject"]').fill("về việc họp");
    await page.locator('.sheet [data-field="subject"]', { hasText: "họp" }).waitFor();
    assert.deepEqual([...new Set(calls.filter((call) => call.name === "preview").map((call) => call.args.seen.parts))], ["runs"]);
  }));

test("words stand where the library puts them, and read and answer as before", () =>
  inWindow({ answers: { start: start(sample("two-pages"), wrongGauge) } }, async ({ page, library }) => {
    await byWords(page);
    const ok = await library.ask("preview", { letter: sample("two-pages"), seen: { stamps: [], near: 0, parts: "words" } });
    const line = ok.pages[0].lines.find((line) => line.runs[0].pieces?.length > 8 && line.runs[0].word_space !== 0);
    const run = page.locator(".sheet .line > span", { hasText: line.runs[0].text.slice(0, 30) }).first();
    const lefts = await run.evaluate((run) => [...run.children].map((word) => word.getBoundingClientRect().left - run.getBoundingClientRect().left));
    lefts.forEach((left, i) => assert.ok(Math.abs(left - line.runs[0].pieces[i].x * ZOOM) < 0.1, `word ${i}: ${left}`));
    assert.equal(await run.textContent(), line.runs[0].text);
    await run.locator("span").nth(3).click({ position: { x: 1, y: 8 } });
    assert.equal(await page.evaluate(() => document.activeElement.className.includes("ProseMirror")), true);
  }));

test("every run is as wide as the library says at every size", () =>
  inWindow({ letter: sample("full"), size: [1366, 768] }, async ({ page, library }) => {
    await page.locator(".sheet .line span").first().waitFor();
    const ok = await library.ask("preview", { letter: sample("full"), seen: null });
    const runs = ok.pages.flatMap((view) => view.lines.flatMap((line) => line.runs));
    for (const chosen of ["0.5", "0.67", "0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2"]) {
      await page.locator(".bar select").selectOption(chosen);
      // A pixel a point, in whole 64ths: sizes between two of them would be rounded by the font engine.
      const zoom = Math.round((chosen * 64 * 96) / 72) / 64;
      await page.waitForFunction((width) => document.querySelector(".sheet").offsetWidth === width, Math.round(595.276 * zoom));
      // A run in pieces is as wide as it is told; what counts is where its last letter ends.
      const boxes = await page.locator(".sheet .line > span").evaluateAll((spans) =>
        spans.map((span) => (span.lastElementChild ?? span).getBoundingClientRect().right - span.getBoundingClientRect().left),
      );
      assert.equal(boxes.length, runs.length);
      runs.forEach((run, i) => assert.ok(Math.abs(boxes[i] - run.width * zoom) < 0.2, `«${run.text}» at ${chosen}: ${boxes[i]}`));
    }
  }));
