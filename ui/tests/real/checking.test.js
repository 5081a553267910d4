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

test("what was found far away stands on its page with a size, drawn while nobody looked there", { timeout: 120_000 }, async (t) => {
  const desk = await Desk.open(t);
  const file = join(desk.home, "letter.congvan");
  const body = Array.from({ length: 60 }, () => ({ level: 0, text: "Cấp uỷ các cấp rà soát, bổ sung chương trình công tác, phân công người phụ trách từng việc và định rõ thời gian hoàn thành trước ngày 20/6/2026. ".repeat(2).trim() }));
  const wrong = { level: 0, text: "Báo cáo gửi về Văn phòng trước ngày 05 tháng 06 năm 2026." };
  writeFileSync(file, JSON.stringify({ ...nine, subject: "về việc rà soát", body: body.toSpliced(30, 0, wrong) }));
  const window = await openApp(desk, { args: [file] });
  const found = await until("the mark on a page in the middle", () =>
    window.run(() => {
      const sheets = [...document.querySelectorAll(".sheet:not(.gauge)")];
      const mark = [...document.querySelectorAll(".sheet .mark")].find((one) => one.dataset.text.includes("06"));
      if (sheets.length < 4 || !mark) return null;
      const box = mark.getBoundingClientRect();
      const sheet = mark.closest(".sheet").getBoundingClientRect();
      return { pages: sheets.length, width: box.width, isFar: sheet.bottom < 0 || sheet.top > innerHeight };
    }),
  );
  assert.ok(found.isFar, "the cursor is behind the last words, and so is what is looked at");
  assert.ok(found.width > 5, `the mark is ${found.width} wide`);
  await window.run(() => [...document.querySelectorAll(".sheet .mark")].find((one) => one.dataset.text.includes("06")).scrollIntoView({ block: "center" }));
  await window.screenshot("marked-far-away");
});
