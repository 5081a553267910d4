import assert from "node:assert/strict";
import { test } from "node:test";
import { body, compose, eventually, intoBody, letterWhen } from "./hands.js";
import { inWindow, sample } from "./window.js";

const full = () => ({
  ...sample("full"),
  contact: "Văn phòng",
  place: "Tân Hoà",
  body: [
    { level: 0, text: "Mở đầu" },
    { level: 1, text: [{ text: "Chữ " }, { text: "đậm", bold: true }, { text: " sau" }] },
    { level: 2, text: "Mục cuối" },
  ],
});

/** Every kind of field of one text, and where the letter has it. */
const FIELDS = [
  ["issuer.name", (one) => one.issuer.name],
  ["subject", (one) => one.subject],
  ["place", (one) => one.place],
  ["addressees[0]", (one) => one.addressees[0]],
  ["recipients[1]", (one) => one.recipients[1]],
  ["signature.position", (one) => one.signature.position],
  ["signature.signer", (one) => one.signature.signer],
  ["contact", (one) => one.contact],
];
const field = (page, name) => page.locator(`:is(input, textarea)[data-field="${name}"]`);
const caret = (page) => page.evaluate(() => document.activeElement.selectionStart);

/** A key that belongs to the input method: the window hears of it while the word is being composed. */
const imeKey = (session, key, code) =>
  session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key, code: key, windowsVirtualKeyCode: code });

const TANG = ["t", "ta", "tă", "tăn", "tăng"];

test("a word is composed in every kind of field, at its end, in its middle, with Backspace and Enter of the input method", () =>
  inWindow({ letter: full() }, async ({ page, calls }) => {
    const session = await page.context().newCDPSession(page);
    for (const [name, read] of FIELDS) {
      const element = field(page, name);
      await element.focus();
      const before = await element.inputValue();
      const lines = await page.locator("input[data-field]").count();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" ");
      await session.send("Input.imeSetComposition", { text: "tăn", selectionStart: 3, selectionEnd: 3 });
      await imeKey(session, "Backspace", 229);
      await session.send("Input.imeSetComposition", { text: "tă", selectionStart: 2, selectionEnd: 2 });
      await imeKey(session, "Enter", 229);
      await imeKey(session, "Tab", 229);
      await compose(session, ["tăng"]);
      assert.equal(await element.inputValue(), `${before} tăng`, name);
      await letterWhen(calls, (one) => read(one) === `${before} tăng`);
      assert.equal(await page.locator("input[data-field]").count(), lines, "Enter of the input method adds no line");
      await element.evaluate((one) => one.setSelectionRange(2, 2));
      await compose(session, ["đ", "đo", "đồ"]);
      assert.equal(await element.inputValue(), `${before.slice(0, 2)}đồ${before.slice(2)} tăng`, name);
      assert.equal(await caret(page), 4, "the cursor stays behind the word");
      await letterWhen(calls, (one) => read(one) === `${before.slice(0, 2)}đồ${before.slice(2)} tăng`);
      await page.keyboard.press("Control+z");
      assert.equal(await element.inputValue(), `${before} tăng`, "undoing takes the word");
      assert.equal(await caret(page), 2);
      await page.keyboard.press("Control+z");
      assert.equal(await element.inputValue(), before, name);
      await page.keyboard.press("Control+y");
      assert.equal(await eventually(() => caret(page), (at) => at === before.length + 5), before.length + 5);
      await compose(session, TANG);
      await letterWhen(calls, (one) => read(one) === `${before} tăngtăng`);
    }
  }));

test("digits that an input method composes reach number, date, draft and copies", () =>
  inWindow({}, async ({ page, calls }) => {
    const session = await page.context().newCDPSession(page);
    for (const [name, steps, fits] of [
      ["number", ["1", "12"], (one) => one.number === 12],
      ["date", ["0", "05", "05/6/2026"], (one) => one.date === "2026-06-05"],
      ["draft_round", ["2"], (one) => one.draft_round === 2],
      ["copies", ["4", "40"], (one) => one.copies === 40],
    ]) {
      await field(page, name).focus();
      await compose(session, steps);
      await letterWhen(calls, fits);
    }
    await field(page, "date").focus();
    await page.keyboard.press("End");
    await compose(session, ["7"]);
    assert.equal(await field(page, "date").inputValue(), "05/6/20267");
    await letterWhen(calls, (one) => one.date === undefined);
    assert.equal(await page.getByText("Chưa đọc được thành một ngày").count(), 0, "a word half typed is not wrong yet");
    await field(page, "place").focus();
    await page.getByText("Chưa đọc được thành một ngày").waitFor();
    assert.equal(await field(page, "date").inputValue(), "05/6/20267", "and it stays");
  }));

test("words are composed everywhere in the body", () =>
  inWindow({ letter: full() }, async ({ page, calls }) => {
    const session = await page.context().newCDPSession(page);
    const text = (one, i) => (typeof one.body[i]?.text === "string" ? one.body[i].text : one.body[i]?.text.map((span) => span.text).join(""));
    await intoBody(page, 0);
    await page.keyboard.type(" ");
    await compose(session, TANG);
    await letterWhen(calls, (one) => text(one, 0) === "Mở đầu tăng");
    await intoBody(page, 1, 6);
    await compose(session, ["â", "ân"]);
    const bold = await letterWhen(calls, (one) => text(one, 1) === "Chữ đâânậm sau" || text(one, 1) === "Chữ đậânm sau");
    assert.deepEqual(bold.body[1].text[1], { text: "đậânm", bold: true }, "the word has the style around it");
    await page.keyboard.press("Control+z");
    await letterWhen(calls, (one) => text(one, 1) === "Chữ đậm sau");
    await intoBody(page, 2, 0);
    await session.send("Input.imeSetComposition", { text: "a)", selectionStart: 2, selectionEnd: 2 });
    await imeKey(session, "Backspace", 229);
    await imeKey(session, "Enter", 229);
    await imeKey(session, "Tab", 229);
    assert.deepEqual((await body(page)).map(([label]) => label), ["", "1.", "a)"], "keys of the input method change no level");
    await session.send("Input.imeSetComposition", { text: "- ", selectionStart: 2, selectionEnd: 2 });
    assert.deepEqual((await body(page))[2], ["a)", "- Mục cuối"], "no rule runs while composing");
    await compose(session, ["đ", "đẩ", "đẩy "]);
    await letterWhen(calls, (one) => text(one, 2) === "đẩy Mục cuối" && one.body[2].level === 2);
    await page.keyboard.press("Enter");
    await compose(session, ["m", "mộ", "một"]);
    await letterWhen(calls, (one) => text(one, 3) === "mộtMục cuối");
  }));

test("a label typed with an input method makes the item when the blank is typed", () =>
  inWindow({}, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await page.locator(".ProseMirror").click();
    await compose(session, ["a"]);
    await page.keyboard.type(") ");
    await compose(session, ["v", "vi", "việ", "việc"]);
    assert.deepEqual(await body(page), [["a)", "việc"]]);
  }));

const NFD = "Tie\u0302\u0301ng Vie\u0323\u0302t";

test("letters that come apart are together in the letter, and the cursor does not jump", () =>
  inWindow({ letter: full() }, async ({ page, calls }) => {
    const session = await page.context().newCDPSession(page);
    for (const [name, read] of FIELDS) {
      const element = field(page, name);
      await element.focus();
      await page.keyboard.press("Control+a");
      await compose(session, ["T", "Tie", "Tie\u0302", "Tie\u0302\u0301ng"]);
      await session.send("Input.insertText", { text: " Vie" });
      await session.send("Input.insertText", { text: "\u0323\u0302" });
      await session.send("Input.insertText", { text: "t" });
      assert.equal(await element.inputValue(), NFD, "what is being typed into is not touched");
      assert.equal(await caret(page), NFD.length);
      await letterWhen(calls, (one) => read(one) === "Tiếng Việt");
      await field(page, "drafter_mark").focus();
      assert.equal(await element.inputValue(), "Tiếng Việt");
    }
    await intoBody(page, 2, 3);
    await compose(session, ["e", "e\u0302", "e\u0302\u0301"]);
    await session.send("Input.insertText", { text: "u\u031b" });
    await page.keyboard.type("|");
    await letterWhen(calls, (one) => one.body[2].text === "Mụcếư| cuối");
    assert.deepEqual((await body(page))[2], ["a)", "Mụcếư| cuối"]);
    const kept = await eventually(async () => calls.filter((call) => call.name === "keep").at(-1)?.args.text ?? "", (text) => text.includes("ếư|"));
    assert.equal(kept, kept.normalize("NFC"));
  }));

test("capitals are the page's: what is typed stays as it is", () =>
  inWindow({}, async ({ page }) => {
    await field(page, "issuer.name").fill("Đảng uỷ xã Tân Hoà");
    assert.equal(await field(page, "issuer.name").inputValue(), "Đảng uỷ xã Tân Hoà");
    assert.equal(await field(page, "issuer.name").evaluate((one) => getComputedStyle(one).textTransform), "none");
    await page.locator(".sheet", { hasText: "ĐẢNG UỶ XÃ TÂN HOÀ" }).waitFor();
  }));
