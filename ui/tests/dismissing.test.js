// Findings put aside: for a letter, for every letter of an office, and told again.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { eventually, intoBody, letter, letterWhen, press } from "./hands.js";
import { nine } from "./planted.js";
import { inWindow, library } from "./window.js";

const rows = (page) => page.locator("#checks .row");
const row = (page, text) => rows(page).filter({ hasText: text });
const asked = (page) => page.getByRole("dialog", { name: "Bỏ qua chỗ này" });
const open = async (page) => {
  await page.locator('[aria-controls="checks"]').click();
  await rows(page).first().waitFor();
};
const told = (page, n) => eventually(() => rows(page).count(), (count) => count === n);

test("put aside for this letter, with a reason; told again when its words change, or on request", () =>
  inWindow({ letter: nine }, async ({ page, calls }) => {
    await open(page);
    await row(page, "Gõ lặp chữ").getByRole("button", { name: "Bỏ qua…" }).click();
    await page.keyboard.type("tên một phong trào");
    assert.equal(await asked(page).getByRole("button", { name: /Mọi công văn/ }).count(), 0);
    await page.keyboard.press("Enter");
    assert.equal(await told(page, 9), 9);
    const { dismissed } = await letterWhen(calls, (one) => one.dismissed);
    assert.deepEqual(dismissed, [{ check: "doubled-word", text: "vận động vận động Nhân dân", reason: "tên một phong trào" }]);
    // The cursor is where the words are.
    assert.equal(await page.evaluate(() => getSelection().toString()), " vận động");

    // Undone and done again as any change.
    await press(page, "Control+z");
    assert.equal(await told(page, 10), 10);
    await press(page, "Control+y");
    assert.equal(await told(page, 9), 9);

    await page.getByText("Đã bỏ qua (1)").click();
    assert.match(await page.locator("#checks .aside").innerText(), /Gõ lặp chữ[^]*tên một phong trào · công văn này/);

    // Words elsewhere do not bring it back, those around it do.
    await intoBody(page, 4, 5);
    await page.keyboard.type(" khác ");
    await page.waitForTimeout(500);
    assert.equal(await told(page, 9), 9);
    await intoBody(page, 4, (await page.locator(".ProseMirror p").nth(4).innerText()).indexOf(" Nhân dân"));
    await page.keyboard.type(" rộng rãi");
    await page.keyboard.press("Home");
    assert.equal(await told(page, 10), 10);
    assert.equal(letter(calls).dismissed.length, 1);
  }));

test("what was put aside can be looked at again", () =>
  inWindow({ letter: { ...nine, dismissed: [{ check: "doubled-word", text: "vận động vận động Nhân dân" }] } }, async ({ page, calls }) => {
    await open(page);
    assert.equal(await told(page, 9), 9);
    await page.getByText("Đã bỏ qua (1)").click();
    await page.getByText("không ghi lý do").waitFor();
    await page.getByRole("button", { name: "Xem xét lại" }).click();
    assert.equal(await told(page, 10), 10);
    await letterWhen(calls, (one) => one.dismissed === undefined);
  }));

test("put aside for good in every letter of the office, and told again", async () => {
  const store = mkdtempSync(join(tmpdir(), "office-"));
  const office = library(store);
  const profile = { id: null, name: "Đảng uỷ xã Ea Kar", body: null, issuer: nine.issuer, place: "Ea Kar", signers: [], archive: null, contact: null, dismissed: [] };
  await office.ask("put_profile", { profile });
  await office.close();
  try {
    await inWindow({ letter: nine, store }, async ({ page, calls }) => {
      await open(page);
      await row(page, "Gõ lặp chữ").getByRole("button", { name: "Bỏ qua…" }).click();
      await asked(page).getByRole("button", { name: "Mọi công văn của Đảng uỷ xã Ea Kar" }).click();
      assert.equal(await told(page, 9), 9);
      const kept = calls.findLast((call) => call.name === "put_profile").args.profile;
      assert.deepEqual(kept.dismissed, [{ check: "doubled-word", text: " vận động" }]);
      assert.equal(letter(calls).dismissed, undefined);
    });
    await inWindow({ letter: { ...nine, number: 119 }, store }, async ({ page }) => {
      await open(page);
      assert.equal(await told(page, 9), 9);
      await page.getByText("Đã bỏ qua (1)").click();
      await page.getByText("mọi công văn của cơ quan").waitFor();
      await page.getByRole("button", { name: "Xem xét lại" }).click();
      assert.equal(await told(page, 10), 10);
    });
  } finally {
    rmSync(store, { recursive: true });
  }
});
