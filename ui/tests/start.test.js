// How the window begins: with the letter of the last time, with news of the disk, with a letter file on its way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWindow, sample } from "./window.js";

const NEWS = "Cơ sở dữ liệu bị hỏng nên đã được cất riêng; bản nháp được lấy lại từ bản sao ngày 05/6/2026.";
const draft = { id: 1, text: JSON.stringify({ circulation: [], ...sample("full") }), file: null, changed: "2026-06-05T08:30:00Z" };
const begins = (more) => ({ start: async () => ({ gauge: [], draft: null, look: null, news: [], ...more }) });
const told = (page) => page.locator("footer .told");
const subject = (page) => page.locator('textarea[data-field="subject"]');

test("what happened to the disk is told beside the letter that is gone on with", () =>
  inWindow({ answers: begins({ draft, news: [NEWS] }) }, async ({ page }) => {
    assert.equal(await subject(page).inputValue(), sample("full").subject);
    assert.equal(await told(page).innerText(), NEWS);
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Công văn trống" }).click();
    await page.waitForFunction(() => document.querySelector('textarea[data-field="subject"]').value === "");
    assert.equal(await told(page).innerText(), NEWS, "another letter does not take it away");
    await page.getByRole("button", { name: "Đóng thông báo" }).click();
    assert.equal(await told(page).count(), 0);
  }));

/** A letter file comes when the window listens; the office's profiles are asked for long before. */
function arriving() {
  let heard;
  const answers = {
    ...begins({ awaited: true }),
    profiles: () => ({ profiles: [], current: null, put_off: false }),
    "plugin:event|listen": ({ event, handler }) => {
      if (event === "arrival") heard = handler;
      return 1;
    },
  };
  const come = (page, payload) => page.evaluate(([at, given]) => window.heard[at]({ event: "arrival", id: 1, payload: given }), [heard, payload]);
  return { answers, come };
}

test("a letter the program was started with is not hidden by the question of the first start", () => {
  const { answers, come } = arriving();
  return inWindow({ answers, ready: false }, async ({ page }) => {
    await page.locator(".ProseMirror").waitFor();
    await page.waitForTimeout(400);
    assert.equal(await page.locator("dialog[open]").count(), 0, "nothing is asked before it is here");
    await come(page, { opened: { letter: sample("full"), file: "/thu/07.congvan" } });
    await page.waitForFunction((wanted) => document.querySelector('textarea[data-field="subject"]').value === wanted, sample("full").subject);
    await page.waitForTimeout(200);
    assert.equal(await page.locator("dialog[open]").count(), 0);
  });
});

test("when that letter cannot be read, the first start goes on as it does without one", () => {
  const { answers, come } = arriving();
  return inWindow({ answers, ready: false }, async ({ page }) => {
    await page.locator(".ProseMirror").waitFor();
    await come(page, { failure: { code: "json", message: "«07.congvan»: không phải là một công văn" } });
    await page.locator("dialog[open]").waitFor();
    assert.match(await told(page).innerText(), /không phải là một công văn/);
  });
});
