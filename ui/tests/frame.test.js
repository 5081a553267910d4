// What stands around form and page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWindow, sample } from "./window.js";

test("the status bar names the guide, the form the symbol as it will print", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    await page.locator("footer").getByText("Hướng dẫn 05-HD/VPTW").waitFor();
    assert.equal(await page.locator(".reference output").innerText(), "Số 07-CV/ĐU");
    await page.locator('input[data-field="date"]').fill("26/5/2026");
    await page.locator("footer").getByText("Hướng dẫn 36-HD/VPTW").waitFor();
    await page.locator('input[data-field="number"]').fill("");
    await page.waitForFunction(() => !document.querySelector(".reference output").textContent.includes("07"));
  }));

test("the web view's own menu opens on words alone", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const opens = (selector) =>
      page.evaluate((wanted) => {
        const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
        document.querySelector(wanted).dispatchEvent(event);
        return !event.defaultPrevented;
      }, selector);
    assert.equal(await opens(".window"), false, "it would offer to begin the window anew");
    assert.equal(await opens(".sheet"), false);
    assert.equal(await opens('textarea[data-field="subject"]'), true, "cut, copy and paste");
    assert.equal(await opens(".ProseMirror p"), true);
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector(".sheet .line")));
    assert.equal(await opens(".sheet"), true, "what is selected on the page can be copied");
  }));
