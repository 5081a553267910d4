import assert from "node:assert/strict";
import { test } from "node:test";
import { inWindow, out, sample } from "./window.js";

const OFFICE = {
  printers: [
    { name: "Phong_hop", is_stopped: true },
    { name: "Van_thu", is_stopped: false },
  ],
  chosen: "Van_thu",
  sides: "one",
  trouble: null,
};
const office = (more = {}) => ({ printers: () => OFFICE, ...more });

const dialog = (page) => page.getByRole("dialog", { name: "In công văn" });
const printed = (calls) => calls.filter((call) => call.name === "print").map((call) => call.args.job);
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());

test("Ctrl+P and Enter print the letter once on the usual printer", () =>
  inWindow({ letter: sample("full"), answers: office() }, async ({ page, calls }) => {
    await page.keyboard.press("Control+p");
    await dialog(page).waitFor();
    assert.equal(await focused(page), "print-copies");
    await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByText("Đã gửi 26 bản tới máy in Van_thu").waitFor();
    assert.deepEqual(printed(calls), [{ printer: "Van_thu", copies: 26, sheets: { sides: "one", pages: "" } }]);
    assert.equal(await dialog(page).isVisible(), false);
    assert.equal(calls.find((call) => call.name === "print").args.letter.issuer.name, "Đảng uỷ xã Tân Hoà");
    // The number of copies is marked when the dialog opens: a digit replaces it, also after another number stood there.
    for (const count of ["4", "5"]) {
      await page.keyboard.press("Control+p");
      await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
      await page.keyboard.press(count);
      await page.keyboard.press("Enter");
      await page.getByText(`Đã gửi ${count} bản tới máy in Van_thu`).waitFor();
    }
  }));

test("everything in the dialog is set by the keyboard", () =>
  inWindow({ letter: sample("two-pages"), answers: office() }, async ({ page, calls }) => {
    await page.keyboard.press("Control+p");
    await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "print-printer");
    await page.keyboard.press("ArrowUp");
    await page.getByText("đang tạm dừng: công văn sẽ chờ").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("12");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1-2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.screenshot({ path: `${out}/print.png` });
    await page.keyboard.press("Enter");
    await page.getByText("Đã gửi 12 bản tới máy in Phong_hop").waitFor();
    assert.deepEqual(printed(calls), [{ printer: "Phong_hop", copies: 12, sheets: { sides: "long-edge", pages: "1-2" } }]);
  }));

test("Escape leaves the dialog and the cursor is where it was", () =>
  inWindow({ letter: sample("full"), answers: office() }, async ({ page, calls }) => {
    const subject = page.locator('textarea[data-field="subject"]');
    await subject.click();
    await page.keyboard.press("Control+p");
    await dialog(page).waitFor();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => !document.activeElement?.closest(".window > :not(dialog)")), "Tab left the dialog");
    }
    // Keys of the window do nothing behind the dialog.
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Control+p");
    await page.keyboard.press("Escape");
    assert.equal(await dialog(page).isVisible(), false);
    assert.ok(await subject.evaluate((field) => field === document.activeElement));
    assert.equal(calls.some((call) => call.name === "print" || call.name === "export"), false);
  }));

test("without a printer the dialog says so and offers the PDF", () =>
  inWindow({ letter: sample("full"), dark: true, answers: { export: () => null } }, async ({ page, calls }) => {
    await page.getByRole("button", { name: "In…" }).click();
    await page.getByText("Không in thẳng được: máy này chưa được nối với máy in nào.").waitFor();
    await page.screenshot({ path: `${out}/print-no-printer.png` });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector("dialog[open]"));
    assert.deepEqual(
      calls.filter((call) => call.name === "view_pdf").map((call) => call.args.sheets),
      [{ sides: "one", pages: "" }],
    );
    await page.keyboard.press("Control+p");
    await dialog(page).getByRole("button", { name: "Xuất PDF…" }).click();
    await page.waitForFunction(() => !document.querySelector("dialog[open]"));
    assert.equal(calls.filter((call) => call.name === "export").length, 1);
    assert.deepEqual(printed(calls), []);
  }));

test("a printer that refuses leaves dialog and letter as they were", () => {
  let refuses = true;
  const print = () => {
    if (!refuses) return null;
    const message = "máy in «Van_thu» không nhận công văn; hệ thống in nói: «Error - no space». Hãy chọn máy in khác";
    throw Object.assign(new Error(message), { code: "lp" });
  };
  return inWindow({ letter: sample("full"), answers: office({ print }) }, async ({ page, calls }) => {
    await page.keyboard.press("Control+p");
    await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
    await page.getByLabel("In hai mặt").check();
    await dialog(page).getByLabel("Số bản").fill("2");
    await page.keyboard.press("Enter");
    await page.getByText("Hãy chọn máy in khác. Công văn đang soạn vẫn còn nguyên.").waitFor();
    await page.screenshot({ path: `${out}/print-refused.png` });
    refuses = false;
    await page.keyboard.press("Enter");
    await page.getByText("Đã gửi 2 bản").waitFor();
    assert.deepEqual(printed(calls).map((job) => job.sheets.sides), ["long-edge", "long-edge"]);
    assert.equal(await page.locator('input[data-field="issuer.name"]').inputValue(), "Đảng uỷ xã Tân Hoà");
  });
});

test("a failure that comes after the dialog was left is told in the window", () => {
  let fail = () => {};
  const print = () => new Promise((_, reject) => (fail = () => reject(Object.assign(new Error("máy in chưa trả lời"), { code: "slow" }))));
  return inWindow({ letter: sample("full"), answers: office({ print }) }, async ({ page }) => {
    await page.keyboard.press("Control+p");
    await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByText("Đang gửi…").waitFor();
    await page.keyboard.press("Escape");
    fail();
    await page.getByText("máy in chưa trả lời. Công văn đang soạn vẫn còn nguyên.").waitFor();
  });
});

test("copies and pages that cannot be are said at their fields", () => {
  const print = () => {
    throw Object.assign(new Error("không rõ cần in trang nào: «5». Công văn này có 2 trang"), { code: "pages" });
  };
  return inWindow({ letter: sample("two-pages"), answers: office({ print }) }, async ({ page, calls }) => {
    await page.keyboard.press("Control+p");
    await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
    for (const typed of ["0", "1000", "", "1.5"]) {
      await dialog(page).getByLabel("Số bản").fill(typed);
      await page.getByLabel("Trang", { exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("Số bản cần là số từ 1 đến 999.").waitFor();
      assert.equal(await focused(page), "print-copies");
    }
    assert.deepEqual(printed(calls), []);
    await dialog(page).getByLabel("Số bản").fill("1");
    await page.getByLabel("Trang", { exact: true }).fill("5");
    await page.keyboard.press("Enter");
    await page.getByText("Không rõ cần in trang nào: «5».").waitFor();
    assert.equal(await focused(page), "print-pages");
    assert.equal(await page.locator("#print-pages").getAttribute("aria-invalid"), "true");
  });
});

test("places that are not filled in are counted before printing", () => {
  const letter = { ...sample("full"), subject: "về việc [nội dung] ngày [ngày]" };
  return inWindow({ letter, answers: office() }, async ({ page }) => {
    await page.keyboard.press("Control+p");
    await page.getByRole("button", { name: "Vẫn in" }).click();
    await page.getByText("Công văn còn 2 chỗ […] chưa điền").waitFor();
    await page.screenshot({ path: `${out}/print-unfilled.png` });
  });
});

test("the dialog fits a small window and says that it is looking", () => {
  let found = () => {};
  const printers = () => new Promise((resolve) => (found = () => resolve({ ...OFFICE, sides: "long-edge" })));
  return inWindow({ letter: sample("full"), size: [1024, 680], answers: { printers } }, async ({ page, calls }) => {
    await page.keyboard.press("Control+p");
    await page.getByText("Đang tìm máy in…").waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.screenshot({ path: `${out}/print-looking-small.png` });
    found();
    await page.getByRole("option", { name: "Van_thu" }).waitFor({ state: "attached" });
    assert.ok(await page.getByLabel("In hai mặt").isChecked());
    const box = await dialog(page).boundingBox();
    assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1024 && box.y + box.height <= 680);
    assert.deepEqual(printed(calls), []);
  });
});
