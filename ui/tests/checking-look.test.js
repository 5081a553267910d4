// Nine findings as a clerk sees them, on the screens that offices have; and for eyes and ears that need more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./axe.js";
import { intoBody, press } from "./hands.js";
import { nine } from "./planted.js";
import { inWindow, out } from "./window.js";

const count = (page) => page.locator('[aria-controls="checks"]');

const STATES = {
  told: async (page) => page.locator('input[data-field="issuer.superior"]').focus(),
  body: async (page) => {
    await page.waitForTimeout(400);
    await intoBody(page, 2, 30);
  },
  list: async (page) => {
    await count(page).click();
    for (let i = 0; i < 3; i++) await press(page, "F8");
  },
  "put-aside": async (page) => {
    await count(page).click();
    await page.locator("#checks summary").click();
    await page.locator("#checks .aside").scrollIntoViewIfNeeded();
  },
  mending: async (page) => {
    await count(page).click();
    await page.locator("#checks").getByRole("button", { name: "Sửa cả 3 chỗ…" }).click();
  },
  dismissing: async (page) => page.locator("main .told").getByRole("button", { name: "Bỏ qua…" }).first().click(),
  asking: async (page) => page.keyboard.press("Control+e"),
};

const SCREENS = {
  office: { size: [1366, 768] },
  dark: { size: [1366, 768], dark: true },
  small: { size: [1024, 680] },
};

const letter = { ...nine, dismissed: [{ check: "blank-before-mark", text: "ứng phó , hoàn thành", reason: "ghi theo văn bản gốc" }] };

for (const [name, work] of Object.entries(STATES)) {
  test(`${name}: no serious fault for a screen reader or weak eyes, and nothing is cut off`, async () => {
    for (const [screen, options] of Object.entries(SCREENS)) {
      await inWindow({ letter, ...options }, async ({ page }) => {
        await page.locator("main .told").first().waitFor();
        await work(page);
        await page.waitForTimeout(500);
        await page.screenshot({ path: `${out}/checking-${name}-${screen}.png` });
        assert.deepEqual(await faults(page), [], screen);
        const wide = await page.evaluate(() =>
          [...document.querySelectorAll(".bar, main, #checks .list, #checks header, dialog[open]")].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName),
        );
        assert.deepEqual(wide, [], `${screen}: wider than its place`);
      });
    }
  });
}
