// What the real window shows is what is printed: its own web view beside the PDF, line by line.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compare, picture } from "../ink.js";
import { letters, library } from "../window.js";
import { Desk, screens, until } from "./desk.js";
import { openApp } from "./session.js";

/** Millimetres a line may begin or end elsewhere than on paper; a dot of this screen is 0.27 mm. */
const TOLERANCE = 0.3;
/** CSS pixels a point of a page shown at «100 %». */
const ZOOM = 85 / 64;
/** CSS pixels a run may be longer or shorter than the library says. */
const WIDTH = 0.2;

for (const [name, letter] of letters()) {
  test(`the real window and paper agree: ${name}`, { timeout: 120_000 }, async (t) => {
    const desk = await Desk.open(t);
    const lines = library();
    t.after(() => lines.close());
    const [file, pdf] = ["letter.congvan", "letter.pdf"].map((name) => join(desk.home, name));
    writeFileSync(file, JSON.stringify(letter));
    const ok = await lines.ask("preview", { letter, seen: null });
    await lines.ask("pdf", { letter, file: pdf });
    const driver = await openApp(desk, { args: [file] });
    await showWhole(driver, ok.pages.length);
    await widths(driver, ok.pages);
    execFileSync("mutool", ["draw", "-q", "-N", "-c", "rgb", "-r", String(72 * ZOOM), "-o", join(desk.home, "pdf%d.png"), pdf]);
    const found = [];
    for (const view of ok.pages) {
      const paper = picture(join(desk.home, `pdf${view.number}.png`), ZOOM);
      found.push(...(await differences(driver, view, paper)));
    }
    const wrong = found.filter((line) => Math.max(Math.abs(line.left), Math.abs(line.right)) > TOLERANCE);
    assert.deepEqual(wrong, []);
    console.log(`${name}: ${found.length} lines of the real window are right`);
  });
}

/** At 100 %, with room for the whole width of the sheet. */
async function showWhole(driver, count) {
  await until("the pages", () => driver.run((count) => document.querySelectorAll(".sheet").length === count, count), 30_000);
  await driver.run(async () => {
    const border = document.querySelector(".border");
    for (let i = 0; i < 16; i++) {
      border.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
      await new Promise((done) => setTimeout(done, 20));
    }
    const size = document.querySelector(".bar select");
    size.value = "1";
    size.dispatchEvent(new Event("change", { bubbles: true }));
    const thumbs = document.querySelector(".thumbs");
    if (thumbs) thumbs.style.display = "none";
  });
  const width = Math.round(595.276 * ZOOM);
  await until("the size", () =>
    driver.run((width) => {
      const sheets = [...document.querySelectorAll(".sheet")];
      return sheets.every((sheet) => sheet.offsetWidth === width && sheet.querySelector(".line"));
    }, width),
  );
}

/** Every run ends where the library says; pages out of sight take their new size a moment later. */
async function widths(driver, pages) {
  const runs = pages.flatMap((page) => page.lines.flatMap((line) => line.runs));
  await until("every run is as wide as the library says", async () => {
    const drawn = await driver.run(() =>
      [...document.querySelectorAll(".sheet .line > span")].map(
        (span) => (span.lastElementChild ?? span).getBoundingClientRect().right - span.getBoundingClientRect().left,
      ),
    );
    return drawn.length === runs.length && runs.every((run, i) => Math.abs(drawn[i] - run.width * ZOOM) < WIDTH);
  });
}

/** Looks at a page piece by piece, as much as the window shows at a time. */
async function differences(driver, view, paper) {
  const left = new Set(view.lines);
  const found = [];
  for (let top = 0; left.size > 0 && top < view.size.height * ZOOM; top += 400) {
    const box = await driver.run(scrollTo, view.number - 1, top);
    await driver.screenshot("ink");
    const screen = picture(join(screens, "real-ink.png"), ZOOM, box);
    const lines = [...left].filter((line) => (line.y - 20) * ZOOM + box.y > box.top && line.y * ZOOM + box.y < box.bottom);
    lines.forEach((line) => left.delete(line));
    found.push(...compare({ lines }, screen, paper));
  }
  assert.equal(left.size, 0, "every line was looked at");
  return found;
}

/** In the window: shows a part of a page, and tells where its corner is once that is painted. */
function scrollTo(index, top) {
  const pages = document.querySelector(".pages");
  const sheet = document.querySelectorAll(".sheet")[index];
  pages.scrollTop += sheet.getBoundingClientRect().top - pages.getBoundingClientRect().top + top;
  const told = () => {
    const { x, y } = sheet.getBoundingClientRect();
    const view = pages.getBoundingClientRect();
    return { x, y, top: view.top, bottom: view.bottom };
  };
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(told()))));
}
