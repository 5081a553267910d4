import assert from "node:assert/strict";
import { test } from "node:test";
import { focused } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

test("F1 opens the help over the window, Escape closes it, the cursor comes back", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    await page.locator('textarea[data-field="subject"]').focus();
    await page.keyboard.press("F1");
    const help = page.getByRole("dialog", { name: "Trợ giúp" });
    await help.getByText("Mười phút với một công văn").first().waitFor();
    const box = await help.boundingBox();
    assert.deepEqual([box.width, box.height], [1366, 768]);
    await page.screenshot({ path: `${out}/help.png` });
    await page.keyboard.press("Control+z");
    assert.ok(await page.getByRole("button", { name: "Làm lại", includeHidden: true }).isDisabled(), "the letter behind it is left alone");
    await page.keyboard.press("Escape");
    assert.equal(await help.count(), 0);
    assert.equal(await focused(page), "subject");
    await page.getByRole("button", { name: "Trợ giúp" }).click();
    await page.keyboard.press("F1");
    assert.equal(await help.count(), 0, "F1 closes it too");
  }));

test("every key of the help is told with what it does", () =>
  inWindow({}, async ({ page }) => {
    await page.keyboard.press("F1");
    for (const key of ["Ctrl+E", "Ctrl+P", "Alt+1 … Alt+9", "Shift+Enter", "Alt+Delete", "Alt+↓"]) {
      assert.equal(await page.getByRole("rowheader", { name: key, exact: true }).count(), 1, key);
    }
    await page.getByRole("button", { name: "Phím tắt" }).click();
    await page.screenshot({ path: `${out}/help-keys.png` });
    const top = await page.getByRole("heading", { name: "Phím tắt" }).evaluate((one) => one.getBoundingClientRect().top);
    const bar = await page.locator("dialog header").evaluate((one) => one.getBoundingClientRect());
    assert.ok(bar.top === 0 && top >= bar.bottom && top < 120, `the bar stays, the part is under it: ${bar.top}, ${top}`);
  }));

test("the picture numbers every component where it stands, with its clause", () =>
  inWindow({}, async ({ page }) => {
    await page.keyboard.press("F1");
    await page.getByRole("button", { name: "Các thành phần trên trang" }).click();
    await page.locator(".sheet-place b").first().waitFor();
    await page.screenshot({ path: `${out}/help-picture.png` });
    const legend = await page.locator(".picture li").allInnerTexts();
    const numbers = await page.locator(".sheet-place b").allInnerTexts();
    assert.equal(legend.length, 19);
    assert.deepEqual(numbers, legend.map((_, i) => String(i + 1)), "the example shows every component");
    assert.match(legend[6], /^Trích yếu nội dung văn bản: chữ in thường, nghiêng, cỡ 12\s+HD05 I\.5\.2\.3/);
    const boxes = await page.locator(".sheet-place b").evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        assert.ok(apart, `number ${i + 1} stands on another`);
      }
    }
    await page.locator(".picture").screenshot({ path: `${out}/help-sheet.png` });
  }));

test("the help fits a small dark window", () =>
  inWindow({ dark: true, size: [1024, 680] }, async ({ page }) => {
    await page.keyboard.press("F1");
    await page.getByRole("button", { name: "Các thành phần trên trang" }).click();
    await page.locator(".sheet-place b").first().waitFor();
    assert.ok(await page.locator("dialog .content").evaluate((one) => one.scrollWidth <= one.clientWidth));
    await page.screenshot({ path: `${out}/help-dark-small.png` });
  }));
