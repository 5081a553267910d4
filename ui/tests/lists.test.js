import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, focused, letter, letterWhen, paste } from "./hands.js";
import { inWindow, out } from "./window.js";

const five = { addressees: ["Một", "Hai", "Ba", "Bốn", "Năm"] };
const line = (page, i) => page.locator(`[data-field="addressees[${i}]"]:not(.sheet *)`);
const values = (page) => page.locator("#section-addressees input").evaluateAll((all) => all.map((one) => one.value));
const caret = (page) => page.evaluate(() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]);

test("Enter, Backspace and Alt+Delete add, split, join and remove lines, each one step of undo", () =>
  inWindow({ letter: five }, async ({ page }) => {
    const { keyboard } = page;
    await line(page, 1).focus();
    await keyboard.press("End");
    await keyboard.press("Enter");
    assert.deepEqual(await values(page), ["Một", "Hai", "", "Ba", "Bốn", "Năm"]);
    assert.equal(await focused(page), "addressees[2]");
    await keyboard.press("Enter");
    assert.equal((await values(page)).length, 6, "an empty line needs no other");
    await keyboard.type("Hai rưỡi");
    await keyboard.press("Home");
    for (let i = 0; i < 3; i++) await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    assert.deepEqual((await values(page)).slice(2, 4), ["Hai", "rưỡi"]);
    assert.deepEqual([await focused(page), await caret(page)], ["addressees[3]", [0, 0]]);
    await keyboard.press("Backspace");
    assert.deepEqual((await values(page)).slice(2, 4), ["Hai rưỡi", "Ba"]);
    assert.deepEqual([await focused(page), await caret(page)], ["addressees[2]", [4, 4]]);
    await keyboard.press("Alt+Delete");
    assert.deepEqual(await values(page), ["Một", "Hai", "Ba", "Bốn", "Năm"]);
    assert.equal(await focused(page), "addressees[2]");
    await keyboard.press("Control+z");
    assert.deepEqual((await values(page))[2], "Hai rưỡi");
    await keyboard.press("Control+z");
    assert.deepEqual((await values(page)).slice(2, 4), ["Hai", "rưỡi"]);
    await keyboard.press("Control+z");
    await keyboard.press("Control+z");
    assert.deepEqual((await values(page))[2], "Hai ", "the two words were two steps");
    await keyboard.press("Control+z");
    await keyboard.press("Control+z");
    assert.deepEqual(await values(page), five.addressees);
  }));

test("an emptied line goes with Backspace, and the last one stays", () =>
  inWindow({ letter: { addressees: ["A", "B"] } }, async ({ page, calls }) => {
    await line(page, 1).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    assert.deepEqual([await values(page), await focused(page)], [["A"], "addressees[0]"]);
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    assert.deepEqual(await values(page), [""]);
    await letterWhen(calls, (one) => one.addressees.length === 0);
    await page.keyboard.press("Alt+Delete");
    assert.deepEqual([await values(page), await focused(page)], [[""], "addressees[0]"]);
  }));

test("lines are moved with the keyboard and the buttons, the cursor goes with them", () =>
  inWindow({ letter: five }, async ({ page }) => {
    await line(page, 3).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    assert.deepEqual(await values(page), ["Một", "Bốn", "Hai", "Ba", "Năm"]);
    assert.deepEqual([await focused(page), await caret(page)], ["addressees[1]", [1, 1]]);
    await page.keyboard.press("Control+z");
    assert.deepEqual(await values(page), ["Một", "Hai", "Bốn", "Ba", "Năm"]);
    await page.keyboard.press("Control+y");
    await line(page, 0).focus();
    await page.keyboard.press("Alt+ArrowUp");
    assert.equal((await values(page))[0], "Một", "there is nothing above the first");
    await page.getByRole("button", { name: "Chuyển xuống" }).first().click();
    assert.deepEqual(await values(page), ["Bốn", "Một", "Hai", "Ba", "Năm"]);
    await page.getByRole("button", { name: "Xoá dòng này" }).nth(1).click();
    assert.deepEqual(await values(page), ["Bốn", "Hai", "Ba", "Năm"]);
    assert.equal(await focused(page), "addressees[1]");
  }));

test("a line is dragged by its handle to where the mark shows; Escape lets it be", () =>
  inWindow({ letter: five }, async ({ page }) => {
    await line(page, 0).scrollIntoViewIfNeeded();
    await page.locator("#section-addressees").evaluate((one) => one.scrollIntoView());
    const handle = page.locator("#section-addressees .handle");
    const centre = async (i) => {
      const box = await handle.nth(i).boundingBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = await centre(3);
    const [, top] = await centre(0);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, top - 6, { steps: 5 });
    await page.locator("#section-addressees .line.before").waitFor();
    assert.equal(await page.locator("#section-addressees .line").first().evaluate((one) => one.classList.contains("before")), true);
    await page.screenshot({ path: `${out}/list-drag.png` });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    assert.deepEqual(await values(page), five.addressees);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, top - 6, { steps: 5 });
    await page.mouse.up();
    assert.deepEqual(await eventually(() => values(page), (all) => all[0] === "Bốn"), ["Bốn", "Một", "Hai", "Ba", "Năm"]);
    const [, low] = await centre(4);
    await page.mouse.move(x, top);
    await page.mouse.down();
    await page.mouse.move(x, low + 9, { steps: 5 });
    await page.mouse.up();
    assert.deepEqual(await eventually(() => values(page), (all) => all[4] === "Bốn"), ["Một", "Hai", "Ba", "Năm", "Bốn"]);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.deepEqual(await values(page), five.addressees);
  }));

test("pasted lines become entries without dashes, numbers and closing marks", () =>
  inWindow({}, async ({ page, calls }) => {
    for (const [text, expected] of [
      ["- Đảng uỷ xã A;\r\n– Đảng uỷ xã B,\r\n•\u00a0Đảng uỷ xã C.\r\n", ["Đảng uỷ xã A", "Đảng uỷ xã B", "Đảng uỷ xã C"]],
      ["1. Chi bộ thôn Đông\n2) Chi bộ thôn\u00a0Tây\n(3) Chi bộ thôn Nam", ["Chi bộ thôn Đông", "Chi bộ thôn Tây", "Chi bộ thôn Nam"]],
      ["STT\tĐơn vị\n1\tHội Nông dân\t\n2\t\"Hội Phụ nữ\"\n", ["STT Đơn vị", "Hội Nông dân", "Hội Phụ nữ"]],
      ["·\tVa\u0306n pho\u0300ng\n\n12 chi bộ trực thuộc\n", ["Văn phòng", "12 chi bộ trực thuộc"]],
      ["- Chỉ một nơi;", ["Chỉ một nơi"]],
    ]) {
      await line(page, 0).focus();
      await paste(page, { text });
      assert.deepEqual(await values(page), expected);
      assert.equal(await focused(page), `addressees[${expected.length - 1}]`);
      await page.keyboard.press("Control+z");
      assert.deepEqual(await values(page), [""], "one step");
    }
    await line(page, 0).fill("Có sẵn");
    await page.keyboard.press("End");
    await paste(page, { text: "A\nB" });
    assert.deepEqual(await values(page), ["Có sẵn", "A", "B"]);
    await line(page, 0).focus();
    await page.keyboard.press("Home");
    await paste(page, { text: "C\nD" });
    assert.deepEqual(await values(page), ["C", "D", "Có sẵn", "A", "B"]);
    await line(page, 2).focus();
    await page.keyboard.press("Control+a");
    await paste(page, { text: "E\nG" });
    assert.deepEqual(await values(page), ["C", "D", "E", "G", "A", "B"]);
    await letterWhen(calls, (one) => one.addressees.length === 6);
    assert.equal(await paste(page, { text: "giữa chữ" }), false, "words put among others are the browser's business");
  }));

test("sixty addressees are usable", () =>
  inWindow({ letter: { addressees: Array.from({ length: 60 }, (_, i) => `Chi bộ thôn số ${i + 1} trực thuộc Đảng uỷ xã Tân Hoà`) } }, async ({ page, calls }) => {
    await line(page, 59).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Đảng uỷ quân sự xã");
    await letterWhen(calls, (one) => one.addressees[60] === "Đảng uỷ quân sự xã");
    for (let i = 0; i < 60; i++) await page.keyboard.press("Alt+ArrowUp");
    assert.equal((await values(page))[0], "Đảng uỷ quân sự xã");
    assert.equal(await focused(page), "addressees[0]");
    const seen = await line(page, 0).evaluate((one) => {
      const [box, view] = [one.getBoundingClientRect(), document.querySelector("main").getBoundingClientRect()];
      return box.top >= view.top && box.bottom <= view.bottom;
    });
    assert.ok(seen, "the line that is moved stays in view");
    await page.screenshot({ path: `${out}/sixty-addressees.png` });
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "addressees[1]", "Tab goes from line to line");
    assert.equal(letter(calls).addressees.length, 61);
  }));
