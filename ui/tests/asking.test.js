// Before a letter with errors goes out: named once, never forbidden.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, focused, intoBody } from "./hands.js";
import { nine } from "./planted.js";
import { inWindow, out, sample } from "./window.js";

const asked = (page, n) => page.getByRole("dialog", { name: `Công văn còn ${n} lỗi` });
const exports = (calls) => calls.filter((call) => call.name === "export").length;
const answers = { export: () => "/nha/118.pdf" };
const PRINTERS = { printers: [{ name: "Van_thu", is_stopped: false }], chosen: "Van_thu", sides: "one", trouble: null };

test("export names the errors once and exports; a new error is asked about", () =>
  inWindow({ letter: nine, answers }, async ({ page, calls }) => {
    await page.keyboard.press("Control+e");
    await asked(page, 6).waitFor();
    assert.equal(await focused(page), "Xem từng chỗ");
    assert.equal(await asked(page, 6).getByRole("listitem").count(), 6);
    assert.equal(exports(calls), 0);
    await page.getByRole("button", { name: "Vẫn xuất" }).click();
    await page.getByText("Đã xuất PDF: 118.pdf").waitFor();
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

test("«Xem từng chỗ» goes to the first error, and the next time is asked about again", () =>
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
    assert.match(await dialog.getByRole("listitem").last().innerText(), /^và \d+ chỗ nữa$/);
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
    await page.locator("#head-date").getByText("đủ").waitFor();
    await page.locator('input[data-field="place"]').focus();
    // The section, the toolbar and the question count alike.
    await page.locator("#head-date").getByText("1 lỗi").waitFor();
    await page.locator('[aria-controls="checks"]').getByText("1 lỗi").waitFor();
    await page.keyboard.press("Control+e");
    const dialog = asked(page, 1);
    await dialog.getByText("«31/02/2026» chưa đọc được").waitFor();
    assert.equal(exports(calls), 0);
    await page.getByRole("button", { name: "Xem từng chỗ" }).click();
    assert.ok(await date.evaluate((date) => date === document.activeElement));
    await date.fill("05/06/2026");
    await page.keyboard.press("Control+e");
    await page.getByText("Đã xuất PDF").waitFor();
  }));

test("a letter with a character that no font has is not sent out; its field says which", () =>
  inWindow({ letter: { ...sample("full"), recipients: ["Như trên", "Tỉnh uỷ"] }, answers }, async ({ page, calls }) => {
    const second = page.locator('input[data-field="recipients[1]"]');
    await second.fill("Tỉnh uỷ 😀");
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: /Công văn còn \d+ lỗi/ });
    await dialog.getByText("có chữ không in được").waitFor();
    await dialog.getByText("Phông chữ không có «😀»").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Vẫn xuất" }).count(), 0);
    await page.screenshot({ path: `${out}/asking-no-glyph.png` });
    await page.keyboard.press("Escape");
    await page.locator(".status").getByText("mục «Nơi nhận, dòng 2»").waitFor();
    await second.fill("Tỉnh uỷ");
    await page.locator(".status").getByText("Chưa dựng được trang").waitFor({ state: "detached" });
    assert.equal(exports(calls), 0);
  }));

test("what was measured is told of the letter that was exported, not of what it becomes", () =>
  inWindow({ letter: sample("full"), answers: { ...answers, measured: () => ({ count: 60, wrong: [] }) } }, async ({ page }) => {
    await page.keyboard.press("Control+e");
    await page.getByRole("dialog").or(page.getByText("cả 60 số đo")).first().waitFor();
    if (await page.getByRole("dialog").count()) await page.getByRole("button", { name: "Vẫn xuất" }).click();
    await page.getByText("cả 60 số đo đều đúng hướng dẫn").waitFor();
    await page.locator('input[data-field="place"]').fill("Bến Sông");
    await page.getByText("cả 60 số đo").waitFor({ state: "detached" });
    await page.getByText("Đã xuất PDF: 118.pdf").waitFor();
    await page.getByRole("button", { name: "Mở tệp" }).waitFor();
  }));

test("Tab goes round in a dialog, both ways", () =>
  inWindow({ letter: nine, answers }, async ({ page }) => {
    await page.keyboard.press("Control+e");
    await asked(page, 6).waitFor();
    const names = [];
    for (let i = 0; i < 4; i++) {
      names.push(await focused(page));
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(names, ["Xem từng chỗ", "Huỷ", "Vẫn xuất", "Xem từng chỗ"]);
    for (const name of ["Xem từng chỗ", "Vẫn xuất"]) {
      await page.keyboard.press("Shift+Tab");
      assert.equal(await focused(page), name);
    }
  }));
