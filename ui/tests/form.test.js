import assert from "node:assert/strict";
import { test } from "node:test";
import { open, out, sample } from "./window.js";

test("what is typed stands on the page", async () => {
  const { page, close } = await open();
  await page.getByLabel("Trích yếu").fill("về việc chuẩn bị hội nghị");
  await page.locator('.sheet [data-field="subject"]', { hasText: "về việc chuẩn bị hội nghị" }).waitFor();
  await page.screenshot({ path: `${out}/empty-with-subject.png` });
  await close();
});

test("a full letter fills the form and the page", async () => {
  const { page, close } = await open({ letter: sample("full") });
  assert.equal(await page.locator('input[data-field="issuer.name"]').inputValue(), "Đảng uỷ xã Tân Hoà");
  assert.equal(await page.locator('input[data-field="date"]').inputValue(), "05/6/2026");
  await page.screenshot({ path: `${out}/full.png` });
  const dark = await open({ letter: sample("two-pages"), dark: true, size: [1024, 680] });
  await dark.page.screenshot({ path: `${out}/two-pages-dark-small.png` });
  await dark.close();
  await close();
});
