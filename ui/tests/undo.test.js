import assert from "node:assert/strict";
import { test } from "node:test";
import { body, eventually, focused, intoBody, letter, letterWhen, onlySample, paste } from "./hands.js";
import { inWindow, sample } from "./window.js";

const field = (page, name) => page.locator(`:is(input, textarea, select)[data-field="${name}"]`);
const caret = (page) => page.evaluate(() => document.activeElement.selectionStart);
const undo = (page) => page.keyboard.press("Control+z");
const redo = (page) => page.keyboard.press("Control+y");

test("a sequence over many fields is taken back step by step, and done again; the cursor shows where", () =>
  inWindow({ letter: sample("full") }, async ({ page, calls }) => {
    const begin = letter(calls);
    await field(page, "subject").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" năm");
    await field(page, "urgency").selectOption("hoả tốc");
    await field(page, "number").fill("12");
    await intoBody(page, 2);
    await page.keyboard.type(" thêm");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await field(page, "recipients[0]").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Chọn ngày" }).click();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const end = await letterWhen(calls, (one) => one.date === "2026-06-06");
    assert.equal(end.urgency, "hoả tốc");
    const places = [];
    for (let i = 0; i < 8; i++) {
      await undo(page);
      places.push(await eventually(() => focused(page), Boolean));
    }
    assert.deepEqual(places, ["date", "recipients[0]", "body", "body", "body", "number", "urgency", "subject"]);
    assert.deepEqual(await letterWhen(calls, (one) => one.subject === begin.subject), begin);
    assert.ok(await page.getByRole("button", { name: "Hoàn tác" }).isDisabled());
    for (let i = 0; i < 8; i++) await redo(page);
    assert.deepEqual(await letterWhen(calls, (one) => one.date === "2026-06-06"), end);
    assert.ok(await page.getByRole("button", { name: "Làm lại" }).isDisabled());
  }));

test("typing melts into words; a pause, another place and a deletion elsewhere begin a step", () =>
  inWindow({}, async ({ page }) => {
    const subject = field(page, "subject");
    await subject.focus();
    await page.keyboard.type("về việc mời họp");
    const seen = [];
    for (let i = 0; i < 4; i++) {
      await undo(page);
      seen.push(await subject.inputValue());
    }
    assert.deepEqual(seen, ["về việc mời ", "về việc ", "về ", ""]);
    for (let i = 0; i < 4; i++) await redo(page);
    assert.equal(await subject.inputValue(), "về việc mời họp");
    assert.equal(await caret(page), 15);
    await page.keyboard.press("Home");
    await page.keyboard.type("V");
    await page.keyboard.press("Delete");
    await undo(page);
    assert.equal(await subject.inputValue(), "về việc mời họp", "one word was replaced");
    assert.equal(await caret(page), 1, "behind the letter that came back");
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("op");
    await undo(page);
    assert.equal(await subject.inputValue(), "về việc mời họp");
    assert.equal(await caret(page), 14, "behind the letter that came back");
  }));

test("the cursor goes to the change in the body, in the middle too", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const before = await body(page);
    await intoBody(page, 3, 4);
    await page.keyboard.type("xyz");
    await field(page, "place").focus();
    await undo(page);
    assert.deepEqual(await body(page), before);
    await page.keyboard.type("Q");
    assert.equal((await body(page))[3][1], `${before[3][1].slice(0, 4)}Q${before[3][1].slice(4)}`);
    await undo(page);
    await intoBody(page, 1, 0);
    await paste(page, { text: "Một\nHai\nBa" });
    assert.equal((await body(page)).length, before.length + 2);
    await undo(page);
    assert.deepEqual(await body(page), before, "a paste is one step");
    await redo(page);
    assert.equal(await focused(page), "body");
    assert.equal((await body(page)).length, before.length + 2);
  }));

test("the browser's own undo never runs: its menu takes back the letter's last step", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const before = await field(page, "subject").inputValue();
    await field(page, "subject").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" x");
    await field(page, "place").focus();
    await page.keyboard.press("End");
    await page.keyboard.type("y");
    // The command of the context menu.
    const session = await page.context().newCDPSession(page);
    await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Unidentified", commands: ["undo"] });
    await eventually(() => field(page, "place").inputValue(), (value) => !value.endsWith("y"));
    assert.ok(!(await field(page, "place").inputValue()).endsWith("y"));
    assert.equal(await field(page, "subject").inputValue(), `${before} x`);
    const prevented = await page.evaluate(() => {
      const told = (inputType) => {
        const event = new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event);
        return event.defaultPrevented;
      };
      return [told("historyUndo"), told("insertText")];
    });
    assert.deepEqual(prevented, [true, false]);
    await eventually(() => field(page, "subject").inputValue(), (value) => value === before);
    assert.equal(await field(page, "subject").inputValue(), before);
  }));

test("what is typed into a dialog or a profile is undone there, and the letter stays", () => {
  const issuer = { superior: "Đảng bộ tỉnh An Bình", name: "Đảng uỷ xã Tân Hoà", symbol: "ĐU" };
  const profile = { id: 1, name: "Đảng uỷ xã Tân Hoà", body: "committee", issuer, place: "Tân Hoà", signers: [], archive: null, contact: null, dismissed: [] };
  const answers = { profiles: () => ({ profiles: [profile], current: 1, put_off: false }), put_profile: () => 1, use_profile: () => null };
  return inWindow({ letter: { ...sample("full"), issuer }, answers }, async ({ page }) => {
    const subject = field(page, "subject");
    await subject.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" này");
    const typed = await subject.inputValue();
    await page.keyboard.press("Control+p");
    const pages = page.getByLabel("Trang", { exact: true });
    await pages.focus();
    await page.keyboard.type("12");
    await undo(page);
    await eventually(() => pages.inputValue(), (value) => value !== "12");
    assert.notEqual(await pages.inputValue(), "12");
    assert.equal(await subject.inputValue(), typed);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sửa hồ sơ" }).click();
    const place = page.locator(".editor").getByLabel("Địa danh");
    await place.focus();
    await page.keyboard.press("End");
    await page.keyboard.type("x");
    await undo(page);
    await eventually(() => place.inputValue(), (value) => value === "Tân Hoà");
    assert.equal(await place.inputValue(), "Tân Hoà");
    assert.equal(await subject.inputValue(), typed);
  });
});

test("what cannot be set yet is undone too: half a date, a wrong number", () =>
  inWindow({}, async ({ page }) => {
    await field(page, "date").fill("5/6/");
    await field(page, "number").fill("bảy");
    await field(page, "place").focus();
    await page.getByText("Số là số nguyên").waitFor();
    await undo(page);
    assert.equal(await field(page, "number").inputValue(), "");
    assert.equal(await focused(page), "number");
    await undo(page);
    assert.equal(await field(page, "date").inputValue(), "");
    await redo(page);
    assert.equal(await field(page, "date").inputValue(), "5/6/");
  }));

test("another letter begins without the steps of the one before", () =>
  inWindow({ answers: onlySample(sample("full")) }, async ({ page }) => {
    await field(page, "subject").fill("về việc này");
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Mời họp" }).click();
    await eventually(() => field(page, "issuer.name").inputValue(), Boolean);
    assert.ok(await page.getByRole("button", { name: "Hoàn tác" }).isDisabled());
  }));
