// What only the real web view draws in its own way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, until } from "./desk.js";
import { Driver } from "./driver.js";
import { Hands } from "./hands.js";
import { isPlain, save, settled } from "./screen.js";

test("nothing of the form shows through a dialog, and the fields of a row are equally tall", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await Driver.start(desk);
  const hands = new Hands(desk);
  await hands.focus();
  const dialog = (wanted) => until("the dialog of the first start", () => window.run((open) => Boolean(document.querySelector("dialog[open]")) === open, wanted));
  await dialog(true);
  await settled(desk);
  await save(desk, "first-start");
  const bar = await window.run(() => {
    const [form, header] = ["main", "dialog header"].map((css) => document.querySelector(css).getBoundingClientRect());
    return { right: Math.round(form.right), top: Math.round(header.bottom) };
  });
  // The bar for scrolling stands at the right end of the form; below the dialog's header nothing is written there.
  assert.ok(await isPlain(desk, `10x6+${bar.right - 10}+${bar.top + 4}`), "something is drawn over the dialog");

  await window.press("Escape");
  await dialog(false);
  const heights = await window.run(() => ["urgency", "draft_round"].map((name) => document.querySelector(`[data-field=${name}]`).getBoundingClientRect().height));
  assert.ok(Math.abs(heights[0] - heights[1]) < 1, `${heights}`);
});
