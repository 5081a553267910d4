import assert from "node:assert/strict";
import { test } from "node:test";
import { body, eventually, intoBody, letter, letterWhen, paste, press, selectBody } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

const items = (...entries) => ({ body: entries.map(([level, text]) => ({ level, text })) });
const tool = (page, name) => page.getByRole("toolbar", { name: "Định dạng nội dung" }).getByRole("button", { name });

test("the labels beside the items are those of the page, whatever the levels", () =>
  inWindow({}, async ({ page, calls, library }) => {
    // Reproducible sequences: every second one goes far enough for «đ» and «aa».
    let seed = 20261121;
    const next = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    for (let round = 0; round < 24; round++) {
      const few = round % 2 === 0;
      const levels = Array.from({ length: few ? 12 : 60 }, () => (few ? next(4) : next(12) === 0 ? 1 : 2));
      const set = await library.ask("preview", { seen: null, letter: { kind: "cong-van", addressees: [], recipients: [], body: levels.map((level) => ({ level, text: "Nội dung." })) } });
      const runs = set.pages.flatMap((one) => one.lines.flatMap((line) => line.runs));
      const onPage = levels.map((level, i) => (level === 0 ? "" : runs.find((run) => run.field === `body[${i}]`).text.trim()));
      await page.locator(".ProseMirror").focus();
      await press(page, "Control+a");
      const html = levels.map((level) => `<p data-level="${level}">Nội dung.</p>`).join("");
      await paste(page, { html: `<div data-pm-slice="0 0 []">${html}</div>` });
      assert.deepEqual((await body(page)).map(([label]) => label), onPage, `levels ${levels}`);
    }
    assert.equal(letter(calls).body.length, 60);
  }));

test("Enter, Tab, Backspace and Shift+Enter make and change items", () =>
  inWindow({}, async ({ page, calls }) => {
    const { keyboard } = page;
    await page.locator(".ProseMirror").click();
    await keyboard.type("1. Một");
    await press(page, "Enter");
    assert.deepEqual(await body(page), [["1.", "Một"], ["2.", ""]]);
    await keyboard.type("a) Nhỏ");
    await press(page, "Enter");
    await press(page, "Tab");
    await keyboard.type("Gạch");
    assert.deepEqual(await body(page), [["1.", "Một"], ["a)", "Nhỏ"], ["-", "Gạch"]]);
    await press(page, "Tab");
    await press(page, "Shift+Tab");
    await press(page, "Shift+Tab");
    assert.deepEqual((await body(page)).map(([label]) => label), ["1.", "a)", "2."], "the deepest level stays, then up twice");
    await press(page, "Home");
    await press(page, "Backspace");
    assert.deepEqual(await body(page), [["1.", "Một"], ["a)", "Nhỏ"], ["", "Gạch"]]);
    await press(page, "Backspace");
    assert.deepEqual(await body(page), [["1.", "Một"], ["a)", "NhỏGạch"]]);
    await press(page, "Enter");
    await press(page, "End");
    await press(page, "Shift+Enter");
    await keyboard.type("dòng");
    const made = await letterWhen(calls, (one) => JSON.stringify(one.body).includes("dòng"));
    assert.deepEqual(made.body[2], { level: 2, text: "Gạch\ndòng" });
    await press(page, "Enter");
    await press(page, "Enter");
    await press(page, "Enter");
    assert.deepEqual((await body(page)).at(-1), ["", ""], "Enter in an empty item leaves the list, level by level");
  }));

test("typed labels make items of their level, and undoing gives the typed letters back", () =>
  inWindow({}, async ({ page }) => {
    const { keyboard } = page;
    await page.locator(".ProseMirror").click();
    for (const [typed, label] of [["1. ", "1."], ["2) ", "1."], ["a) ", "a)"], ["đ) ", "a)"], ["- ", "-"], ["12. ", "1."]]) {
      await press(page, "Control+a");
      await press(page, "Backspace");
      await press(page, "Backspace");
      await keyboard.type(`${typed}x`);
      assert.deepEqual(await body(page), [[label, "x"]], typed);
    }
    await press(page, "Control+z");
    await press(page, "Control+z");
    assert.deepEqual(await body(page), [["", "12. "]]);
    await keyboard.type("tháng");
    assert.deepEqual(await body(page), [["", "12. tháng"]], "what was taken back is not made again");
    await press(page, "Enter");
    await keyboard.type("Năm 2026. Sáu a) b - c");
    assert.equal((await body(page))[1][1], "Năm 2026. Sáu a) b - c");
  }));

test("the tools show what is on and change it", () =>
  inWindow({ letter: items([1, "Một"], [2, [{ text: "đậm", bold: true }, { text: " thường" }]]) }, async ({ page, calls }) => {
    const pressed = () => page.locator(".tools button").evaluateAll((all) => all.filter((one) => one.ariaPressed === "true").map((one) => one.textContent.trim()));
    await intoBody(page, 0, 1);
    assert.deepEqual(await eventually(pressed, (all) => all.includes("1.")), ["1."]);
    await intoBody(page, 1, 2);
    assert.deepEqual(await eventually(pressed, (all) => all.includes("B")), ["a)", "B"]);
    await selectBody(page, [1, 0], [1, 6]);
    assert.deepEqual(await eventually(pressed, (all) => !all.includes("B")), ["a)"], "only a part is bold");
    await tool(page, "Chữ đậm").click();
    assert.deepEqual(await pressed(), ["a)", "B"]);
    const made = await letterWhen(calls, (one) => one.body[1].text[0].text === "đậm th");
    assert.deepEqual(made.body[1].text, [{ text: "đậm th", bold: true }, { text: "ường" }]);
    await selectBody(page, [0, 0], [1, 3]);
    assert.deepEqual(await eventually(pressed, (all) => all.length === 0), [], "two levels have none in common");
    await tool(page, "Cấp 3").click();
    assert.deepEqual((await body(page)).map(([label]) => label), ["-", "-"]);
    await press(page, "Control+z");
    assert.deepEqual((await body(page)).map(([label]) => label), ["1.", "a)"]);
    await intoBody(page, 0);
    await press(page, "Control+i");
    assert.deepEqual(await pressed(), ["1.", "I"], "a style waits for the next letter");
    await page.keyboard.type("!");
    await letterWhen(calls, (one) => one.body[0].text[1]?.italic);
    await page.screenshot({ path: `${out}/body-tools.png` });
  }));

test("the tools are one stop of Tab with arrows inside; Escape and Tab leave the body", () =>
  inWindow({ letter: items([0, "Một"]) }, async ({ page }) => {
    const at = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await page.locator("#section-addressees .add").focus();
    await press(page, "Tab");
    assert.equal(await at(), "Đoạn văn");
    await press(page, "ArrowLeft");
    assert.equal(await at(), "Gạch chân");
    await press(page, "Tab");
    assert.equal(await at(), "Nội dung công văn");
    await press(page, "Tab");
    assert.deepEqual(await body(page), [["1.", "Một"]]);
    await press(page, "Escape");
    await press(page, "Tab");
    assert.equal(await at(), "Nơi nhận, dòng 1");
    assert.deepEqual(await body(page), [["1.", "Một"]]);
  }));

const LIST = items([0, "Như sau:"], [1, "Một"], [2, [{ text: "Hai " }, { text: "đậm", bold: true }]], [0, "Hết."]);

test("copies inside keep levels and styles; other programs get the labels", () =>
  inWindow({ letter: LIST }, async ({ page, calls }) => {
    await selectBody(page, [0, 4], [2, 5]);
    await press(page, "Control+c");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "sau:\n1. Một\na) Hai đ");
    const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
    assert.match(html, /<p data-level="1"><span data-label="">1\.(&nbsp;|\u00a0)<\/span>Một<\/p>/);
    await intoBody(page, 3);
    await press(page, "Enter");
    await press(page, "Control+v");
    const made = await letterWhen(calls, (one) => one.body.length === 7);
    assert.deepEqual(made.body.slice(4), [
      { level: 0, text: "sau:" },
      { level: 1, text: "Một" },
      { level: 2, text: [{ text: "Hai " }, { text: "đ", bold: true }] },
    ]);
    await press(page, "Control+z");
    assert.equal((await body(page)).length, 5, "one step");
    await selectBody(page, [1, 0], [2, undefined]);
    await press(page, "Control+x");
    const cut = await letterWhen(calls, (one) => one.body.length === 4);
    assert.equal(cut.body[1].text, "", "an empty item is left where they stood");
    await press(page, "Control+v");
    const back = await letterWhen(calls, (one) => one.body.length === 5);
    assert.deepEqual(back.body.slice(0, 4), LIST.body);
    await selectBody(page, [1, 1], [1, 3]);
    await press(page, "Control+c");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "ột", "a part of an item has no label");
    await intoBody(page, 3, 3);
    await press(page, "Control+v");
    await letterWhen(calls, (one) => one.body[3].text === "Hếtột.");
  }));

test("text that looks like a label stays as it was when it is copied inside", () =>
  inWindow({ letter: items([0, "1. Chữ thường"], [0, "Cuối"]) }, async ({ page, calls }) => {
    await selectBody(page, [0, 0], [1, 4]);
    await press(page, "Control+c");
    await intoBody(page, 1);
    await press(page, "Enter");
    await press(page, "Control+v");
    const made = await letterWhen(calls, (one) => one.body.length === 4);
    assert.deepEqual(made.body[2], { level: 0, text: "1. Chữ thường" });
  }));
