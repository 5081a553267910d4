// What is against the guide, in the real web view and with real keys.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nine } from "../planted.js";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { form, openApp, untilOnPage } from "./session.js";

test("F8 goes to what was found, Ctrl+Enter mends it, Ctrl+Z takes it back", { timeout: 120_000 }, async (t) => {
  const desk = await Desk.open(t);
  const file = join(desk.home, "letter.congvan");
  writeFileSync(file, JSON.stringify(nine));
  const window = await openApp(desk, { args: [file] });
  const hands = new Hands(desk);
  await hands.focus();
  const says = (text) => until(`the window says «${text}»`, () => window.run((text) => document.querySelector(".status").textContent.includes(text), text));
  const superior = async () => (await form(window))["issuer.superior"];
  await until("what was found below its field", () => window.run(() => document.querySelector("main .told") !== null));

  await hands.press("alt+1", "Home", "F8");
  await says("1/10 ·");
  await window.screenshot("checking");
  await hands.press("ctrl+Return");
  await until("the fix", async () => (await superior()) === "ĐẢNG BỘ TỈNH ĐẮK LẮK");
  await untilOnPage(window, "issuer.superior", "ĐẢNG BỘ TỈNH ĐẮK LẮK");
  await hands.press("F8");
  await says("1/9 ·");
  await hands.press("ctrl+z");
  await until("the step back", async () => (await superior()) === "TỈNH UỶ ĐẮK LẮK");

  // The web view draws the lines: in the body, over the fields and on the page.
  const drawn = await window.run(() => ({
    body: getComputedStyle(document.querySelector(".ProseMirror .finding-error")).textDecorationStyle,
    over: getComputedStyle(document.querySelector(".over .error")).textDecorationStyle,
  }));
  assert.deepEqual(drawn, { body: "wavy", over: "wavy" });
  await until("the six errors on the page", () => window.run(() => document.querySelectorAll(".sheet .error").length === 6));
});
