// Before a letter with errors goes out: named once, never forbidden.
import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, intoBody } from "./hands.js";
import { nine } from "./planted.js";
import { inWindow, sample } from "./window.js";

const asked = (page, n) => page.getByRole("dialog", { name: `Công văn còn ${n} lỗi` });
const exports = (calls) => calls.filter((call) => call.name === "export").length;
const answers = { export: () => "/nha/118.pdf" };
const PRINTERS = { printers: [{ name: "Van_thu", is_stopped: false }], chosen: "Van_thu", sides: "one", trouble: null };

test("export names the errors once and exports; a new error is asked about", () =>
  inWindow({ letter: nine, answers }, async ({ page, calls }) => {
    await page.keyboard.press("Control+e");
    await asked(page, 6).waitFor();
    assert.equal(await focused(page), "Xem lỗi");
    assert.equal(await asked(page, 6).getByRole("listitem").count(), 6);
    assert.equal(exports(calls), 0);
    await page.getByRole("button", { name: "Vẫn xuất" }).click();
    await page.getByText("Đã xuất PDF: /nha/118.pdf").waitFor();
    await page.keyboard.press("Control+e");
    await page.waitForTimeout(300);
    assert.equal(exports(calls), 2);
    // Printing is asked about as little.
    await page.keyboard.press("Control+p");
    await page.getByRole("dialog", { name: "In công văn" }).waitFor();
    await page.keyboard.press("Escape");

    await page.waitForTimeout(300);
    await intoBody(page, 3, 0);
    await page.keyboard.type("Trong tháng 05 ");
    await page.keyboard.press("Control+e");
    await asked(page, 7).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(exports(calls), 2);
  }));

test("«Xem lỗi» goes to the first error, and the next time is asked about again", () =>
  inWindow({ letter: nine, answers: { ...answers, printers: () => PRINTERS } }, async ({ page }) => {
    await page.getByRole("button", { name: "In…" }).click();
    await asked(page, 6).getByText("Công văn vẫn in được").waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "issuer.superior");
    await page.keyboard.press("Control+p");
    await asked(page, 6).waitFor();
    await page.getByRole("button", { name: "Vẫn in" }).click();
    await page.getByRole("dialog", { name: "In công văn" }).waitFor();
  }));

test("what was typed a moment ago is checked first; components not written yet count", () =>
  inWindow({ letter: { ...nine, issuer: { name: "ĐẢNG UỶ XÃ EA KAR" }, subject: undefined, body: Array.from({ length: 12 }, (_, i) => ({ level: 0, text: `Báo cáo trong tháng 0${(i % 9) + 1} năm 2026.` })) }, answers }, async ({ page, calls }) => {
    await page.locator('input[data-field="place"]').fill("Ea Kar, ngày 5");
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: /Công văn còn \d+ lỗi/ });
    await dialog.getByText("Còn thiếu trích yếu").waitFor();
    assert.equal(await dialog.getByText("Địa danh").count(), 1);
    assert.equal(await dialog.getByRole("listitem").count(), 9);
    assert.match(await dialog.getByRole("listitem").last().innerText(), /^và \d+ lỗi nữa$/);
    assert.equal(exports(calls), 0);
  }));

test("a letter that cannot be checked goes out all the same", () =>
  inWindow({ letter: nine, answers: { ...answers, check: () => { throw new Error("hỏng"); } } }, async ({ page, calls }) => {
    await page.keyboard.press("Control+e");
    await page.getByText("Đã xuất PDF").waitFor();
    assert.equal(exports(calls), 1);
    await page.locator('[aria-controls="checks"]').click();
    await page.getByText("Chưa kiểm tra được: hỏng").waitFor();
    // Nothing was found to go to: no fault either.
    await page.keyboard.press("F8");
    await page.keyboard.press("Control+Enter");
    await page.waitForTimeout(300);
  }));

test("what was typed for a date and is none is asked about before it is left blank on the paper", () =>
  inWindow({ letter: sample("full"), answers }, async ({ page, calls }) => {
    const date = page.locator('input[data-field="date"]');
    await date.fill("31/02/2026");
    await page.keyboard.press("Control+e");
    const dialog = asked(page, 1);
    await dialog.getByText("«31/02/2026» chưa đọc được").waitFor();
    assert.equal(exports(calls), 0);
    await page.getByRole("button", { name: "Xem lỗi" }).click();
    assert.ok(await date.evaluate((date) => date === document.activeElement));
    await date.fill("05/06/2026");
    await page.keyboard.press("Control+e");
    await page.getByText("Đã xuất PDF").waitFor();
  }));
