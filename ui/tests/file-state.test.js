// The status bar says whether the letter's file holds what is on the desk.
import { test } from "node:test";
import { inWindow } from "./window.js";

const FILE = "/thu/07-CV-ĐU.congvan";
const NAME = "07-CV-ĐU.congvan";
const AHEAD = `Có thay đổi chưa lưu vào tệp ${NAME}: Ctrl+S`;
const blank = { kind: "cong-van", issuer: {}, circulation: [], addressees: [], body: [], recipients: [] };

const subject = (page) => page.locator('textarea[data-field="subject"]');
/** The words of the status bar, once they are exactly these. */
const says = (page, text) => page.locator("footer").getByText(text, { exact: true }).waitFor();
const saysNothingOfFile = (page) => page.locator("footer").getByText(NAME).waitFor({ state: "detached" });

/** A start that goes on with a draft of this file. */
const goesOn = (text) => ({
  start: async () => ({ gauge: [], draft: { id: 1, text: JSON.stringify({ ...blank, subject: text }), file: FILE, changed: "2026-06-05T08:30:00Z" }, look: null, news: [] }),
});

test("a letter without a file is not said to be in one", () =>
  inWindow({ letter: { subject: "A" } }, async ({ page }) => {
    await subject(page).fill("A một");
    await saysNothingOfFile(page);
  }));

test("saving, changing, undoing and saving again", () =>
  inWindow({ letter: { subject: "A" }, answers: { save: () => FILE } }, async ({ page }) => {
    await page.keyboard.press("Control+s");
    await says(page, `Tệp ${NAME}`);
    await subject(page).fill("A một");
    await says(page, AHEAD);
    await page.keyboard.press("Control+z");
    await says(page, `Tệp ${NAME}`);
    await page.keyboard.press("Control+y");
    await says(page, AHEAD);
    await page.keyboard.press("Control+s");
    await says(page, `Tệp ${NAME}`);
  }));

test("what is typed while the file is being written is not yet in it", () => {
  let written;
  const answers = { save: () => new Promise((resolve) => (written = () => resolve(FILE))) };
  return inWindow({ letter: { subject: "A" }, answers }, async ({ page, calls }) => {
    await page.keyboard.press("Control+s");
    while (!calls.some(({ name }) => name === "save")) await page.waitForTimeout(10);
    await subject(page).fill("A một");
    written();
    await says(page, AHEAD);
  });
});

test("opening a letter puts it on the desk as its file has it", () => {
  const answers = { open: () => ({ letter: { ...blank, subject: "B" }, file: FILE }) };
  return inWindow({ letter: { subject: "A" }, answers }, async ({ page }) => {
    await page.keyboard.press("Control+o");
    await says(page, `Tệp ${NAME}`);
    await subject(page).fill("B một");
    await says(page, AHEAD);
  });
});

test("a draft gone on with is compared with its file", () =>
  inWindow({ answers: { ...goesOn("A"), is_in_file: ({ letter }) => letter.subject === "A" } }, async ({ page }) => {
    await says(page, `Tệp ${NAME}`);
    await subject(page).fill("A một");
    await says(page, AHEAD);
    await subject(page).fill("A");
    await says(page, `Tệp ${NAME}`);
  }));

test("a draft gone on with is ahead of a file that is older or away", () =>
  inWindow({ answers: { ...goesOn("A một"), is_in_file: () => false } }, async ({ page }) => {
    await says(page, AHEAD);
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Công văn trống" }).click();
    await saysNothingOfFile(page);
  }));

test("a file that is opened again is told to have a draft that goes further", () => {
  const newer = { id: 4, text: JSON.stringify({ ...blank, subject: "A mới" }), file: FILE, changed: "2026-06-05T08:30:00Z" };
  const answers = { open: () => ({ letter: { ...blank, subject: "A" }, file: FILE }), drafts: () => [newer] };
  return inWindow({ answers }, async ({ page }) => {
    await page.keyboard.press("Control+o");
    await page.getByText("Tệp này còn bản nháp chưa lưu vào tệp, sửa lần cuối").waitFor();
    await page.waitForFunction(() => document.querySelector('textarea[data-field="subject"]').value === "A");
    await page.getByRole("button", { name: "Mở bản nháp đó" }).click();
    await page.waitForFunction(() => document.querySelector('textarea[data-field="subject"]').value === "A mới");
  });
});

test("a draft that says the same as its file is not worth a word", () => {
  const same = { id: 4, text: JSON.stringify({ ...blank, subject: "A" }), file: FILE, changed: "2026-06-05T08:30:00Z" };
  const answers = { open: () => ({ letter: { ...blank, subject: "A" }, file: FILE }), drafts: () => [same] };
  return inWindow({ answers }, async ({ page }) => {
    await page.keyboard.press("Control+o");
    await page.waitForFunction(() => document.querySelector('textarea[data-field="subject"]').value === "A");
    await page.waitForTimeout(200);
    await page.getByText("bản nháp chưa lưu").waitFor({ state: "detached" });
  });
});
