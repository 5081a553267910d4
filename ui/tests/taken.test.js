// The order of events is WebKitGTK's, seen when a word is being composed and the mouse goes elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWindow } from "./window.js";

const SUBJECT = 'textarea[data-field="subject"]';

/** Lets a word be composed behind what stands in the field, and taken away. `after` is what comes before the mouse. */
const take = (page, { after = 0 } = {}) =>
  page.evaluate(
    async ([css, wait]) => {
      const field = document.querySelector(css);
      const tell = (event) => field.dispatchEvent(event);
      const composes = (name, data) => tell(new CompositionEvent(name, { data, bubbles: true }));
      const key = () => tell(new KeyboardEvent("keydown", { key: "Unidentified", keyCode: 229, bubbles: true }));
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
      composes("compositionstart", "");
      composes("compositionupdate", "họp");
      key();
      composes("compositionend", "");
      await new Promise((resolve) => setTimeout(resolve, wait));
      tell(new PointerEvent("pointerdown", { bubbles: true }));
      return field.value;
    },
    [SUBJECT, after],
  );

/** What the input method sends late, into another field; whether it is let in. */
const late = (page, data) =>
  page.evaluate((text) => {
    // Chromium has no such kind of input.
    const event = Object.assign(new Event("beforeinput", { bubbles: true, cancelable: true }), { inputType: "insertFromComposition", data: text });
    return document.querySelector('input[data-field="place"]').dispatchEvent(event);
  }, data);

test("a word that the mouse takes away is put back, and does not come again elsewhere", () =>
  inWindow({ letter: { subject: "mời " } }, async ({ page }) => {
    assert.equal(await take(page), "mời họp");
    assert.equal(await late(page, "họp"), false, "the word would stand in another field too");
    assert.equal(await late(page, "khác"), true, "another word is let in");
  }));

test("a word that was rubbed out stays away when the mouse comes later", () =>
  inWindow({ letter: { subject: "mời " } }, async ({ page }) => {
    assert.equal(await take(page, { after: 200 }), "mời ");
  }));

test("what an input method sends without composing comes in as often as it is sent", () =>
  inWindow({}, async ({ page }) => {
    for (const time of [1, 2]) {
      assert.equal(await late(page, "a"), true, `time ${time}`);
      await page.evaluate(() => document.querySelector('input[data-field="place"]').dispatchEvent(new CompositionEvent("compositionend", { data: "a", bubbles: true })));
    }
  }));
