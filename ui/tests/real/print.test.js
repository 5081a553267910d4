// From the keyboard to the printer: the bytes that arrive are the PDF.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { Desk, root, until } from "./desk.js";
import { Hands } from "./hands.js";
import { Office } from "./office.js";
import { save } from "./screen.js";
import { openApp } from "./session.js";

const letter = join(root, "tests/letters/two-pages.json");
const congvan = process.env.CONGVAN ?? join(root, "target/debug/congvan");
const pdf = (...options) => execFileSync(congvan, ["pdf", letter, "-o", "-", ...options], { maxBuffer: 2 ** 24 });

const chosen = (window) => window.run(() => document.querySelector("dialog[open] select")?.value ?? null);
const closed = (window) => window.run(() => !document.querySelector("dialog[open]"));
const arrived = (jobs, count) => until(`job ${count}`, () => jobs.length >= count && jobs[count - 1], 30_000);

test("a letter goes from the keyboard to the printer", { timeout: 120_000 }, async (t) => {
  const desk = await Desk.open(t);
  const office = await Office.open(t, desk);
  const jobs = await office.add("Van_thu");
  const window = await openApp(desk, { args: [letter] });
  await until("the letter's two pages", () => window.run(() => document.querySelectorAll(".sheet").length === 2));
  const hands = new Hands(desk);
  await hands.focus();

  await t.test("Ctrl+P and Enter print the PDF as it is", async () => {
    await hands.press("ctrl+p");
    await until("the printer is chosen", async () => (await chosen(window)) === "Van_thu");
    await save(desk, "print");
    await hands.press("Return");
    assert.ok((await arrived(jobs, 1)).equals(pdf()), "other bytes than the PDF");
    await until("the dialog closes", () => closed(window));
    await until("the window says so", () =>
      window.run(() => document.querySelector(".status")?.textContent.includes("Đã gửi 1 bản tới máy in Van_thu")),
    );
  });

  await t.test("two copies on both sides have mirrored margins, and this is remembered", async () => {
    await hands.press("ctrl+p");
    await until("the printer is chosen", async () => (await chosen(window)) === "Van_thu");
    await hands.press("2", "Tab", "Tab", "space", "Return");
    const twice = pdf("--duplex");
    assert.ok((await arrived(jobs, 2)).equals(Buffer.concat([twice, twice])), "other bytes than twice the PDF for both sides");
    await until("the dialog closes", () => closed(window));
    const { sides, chosen: printer } = await window.invoke("printers");
    assert.deepEqual([sides, printer], ["long-edge", "Van_thu"]);
  });

  await t.test("a digit replaces the number of copies that stands there", async () => {
    await hands.press("ctrl+p");
    await until("the printer is chosen", async () => (await chosen(window)) === "Van_thu");
    await hands.press("3", "Return");
    assert.equal((await arrived(jobs, 3)).length, 3 * pdf("--duplex").length);
    await until("the dialog closes", () => closed(window));
  });

  await t.test("without a printer the viewer gets a private copy", async () => {
    await office.remove("Van_thu");
    await hands.press("ctrl+p");
    await until("the dialog says so", () => window.run(() => document.querySelector("#print-state")?.textContent.includes("chưa được nối")));
    await save(desk, "no-printer");
    await hands.press("Return");
    const copy = await until("the viewer", () => desk.viewed().at(-1));
    assert.ok(readFileSync(copy).equals(pdf("--duplex")), "other bytes than the PDF");
    assert.equal(dirname(dirname(copy)).startsWith(desk.env.XDG_CACHE_HOME), true, copy);
  });
  assert.equal(jobs.length, 3);
});
