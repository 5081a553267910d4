import assert from "node:assert/strict";
import { test } from "node:test";
import { compose, eventually, intoBody, letter, letterWhen, markedOnPage, press } from "./hands.js";
import { nine } from "./planted.js";
import { inWindow, sample } from "./window.js";

const field = (page, name) => page.locator(`:is(input, textarea)[data-field="${name}"]`);
const count = (page) => page.locator('[aria-controls="checks"]');
const told = (page) => page.locator("main .told li");
const rows = (page) => page.locator("#checks .row");
const underlined = (page) => page.locator(".ProseMirror .finding").evaluateAll((all) => all.map((one) => one.textContent));
const clean = () => ({ ...sample("full"), body: [{ level: 0, text: "Đảng uỷ xã đề nghị các đơn vị chuẩn bị hội nghị." }], copies: undefined });
const quiet = (page) => page.waitForTimeout(500);

test("a letter without faults gets no word; one with faults says how many, in the bar and in the list", () =>
  inWindow({ letter: clean() }, async ({ page }) => {
    assert.equal(await eventually(async () => (await count(page).innerText()).trim(), (text) => text === "Kiểm tra ✓"), "Kiểm tra ✓");
    await count(page).click();
    await page.getByText("Không thấy lỗi thể thức nào").waitFor();
    assert.equal(await told(page).count(), 0);
  }).then(() =>
    inWindow({ letter: nine }, async ({ page }) => {
      await count(page).getByText("6 lỗi").waitFor();
      assert.match(await count(page).innerText(), /6 lỗi\s*· 4 cảnh báo/);
      assert.equal(await count(page).getAttribute("aria-expanded"), "false");
      await count(page).click();
      assert.equal(await rows(page).count(), 10);
      assert.deepEqual(await page.locator("#checks h3").allInnerTexts(), ["Lỗi (6)", "Cảnh báo (4)"]);
      await page.getByRole("button", { name: "Đóng phần kiểm tra" }).click();
      assert.equal(await rows(page).count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-controls")), "checks");
    }),
  ));

test("a finding stands below its field, underlined in the body and marked on the page", () =>
  inWindow({ letter: nine }, async ({ page }) => {
    await page.locator(".told").first().waitFor();
    const superior = field(page, "issuer.superior");
    assert.equal(await superior.getAttribute("aria-invalid"), "true");
    const says = await page.locator(`[id="${await superior.getAttribute("aria-describedby")}"]`).innerText();
    assert.match(says, /Lỗi.*đang là «TỈNH UỶ ĐẮK LẮK», cần là «ĐẢNG BỘ TỈNH ĐẮK LẮK»/);
    assert.match(says, /HD05 I\.2\.1\.2/);
    assert.deepEqual(await underlined(page), ["Chỉ thị số 42-CT/TW", " ,", "07", "08", " vận động", "09", "./."]);
    assert.deepEqual(await markedOnPage(page, "error"), ["TỈNH UỶ ĐẮK LẮK", ".", "07", "08", "09", "./."]);
    // The cursor is in the last paragraph: what was found there is told below the editor.
    await page.locator(".inside").getByText("«./.» là cách ghi của cơ quan nhà nước").waitFor();
    await field(page, "place").focus();
    await intoBody(page, 3, 3);
    await page.locator(".inside").getByText("Tháng 8 không thêm số 0").waitFor();
  }));

test("components not written yet are listed quietly and are no errors", () =>
  inWindow({}, async ({ page }) => {
    await count(page).getByText("còn thiếu 9").waitFor();
    assert.equal(await page.locator(".told").count(), 0);
    await count(page).click();
    await page.getByText("Còn thiếu (9)").waitFor();
    assert.equal(await rows(page).count(), 0);
    await page.getByRole("button", { name: "Còn thiếu trích yếu" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.field), "subject");
  }));

test("a word that is being typed is not told of until the cursor leaves it", () =>
  inWindow({ letter: clean() }, async ({ page }) => {
    await count(page).getByText("✓").waitFor();
    await intoBody(page, 0, 29);
    await page.keyboard.type(" trong tháng 06", { delay: 40 });
    await quiet(page);
    assert.deepEqual(await underlined(page), []);
    await page.keyboard.type(" ");
    await page.locator(".ProseMirror .finding").waitFor();
    assert.deepEqual(await underlined(page), ["06"]);
    // In a field of one line the same, and when the field is left.
    const subject = field(page, "subject");
    await subject.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(".");
    await quiet(page);
    assert.equal(await page.locator(".field .told").count(), 0);
    await field(page, "place").focus();
    await page.locator(".field .told").getByText("Trích yếu không có dấu ở cuối").waitFor();
  }));

test("what is told does not come and go while something else is typed", () =>
  inWindow({ letter: nine }, async ({ page }) => {
    await count(page).click();
    await page.locator(".told").first().waitFor();
    await intoBody(page, 4, 10);
    await quiet(page);
    await page.evaluate(() => {
      window.changes = 0;
      const watch = (target) => new MutationObserver((list) => (window.changes += list.length)).observe(target, { subtree: true, childList: true });
      document.querySelectorAll("#checks, section .told, [aria-controls=checks]").forEach(watch);
      window.least = Infinity;
      const look = () => {
        window.least = Math.min(window.least, document.querySelectorAll(".ProseMirror .finding").length);
        requestAnimationFrame(look);
      };
      look();
    });
    const before = await underlined(page);
    await page.keyboard.type(" nhanh chóng và kịp thời", { delay: 60 });
    await quiet(page);
    assert.deepEqual(await page.evaluate(() => [window.changes, window.least]), [0, before.length]);
    assert.deepEqual(await underlined(page), before);
    assert.deepEqual(await markedOnPage(page, "warning"), ["V", "Chỉ thị số 42-CT/TW", " ,", " vận động"]);
  }));

test("F8 goes through the findings in the order of the form and round, Shift+F8 back", () =>
  inWindow({ letter: nine }, async ({ page }) => {
    await page.locator(".told").first().waitFor();
    await field(page, "issuer.superior").focus();
    await page.keyboard.press("Home");
    const seen = [];
    const selected = () => page.evaluate(() => {
      const one = document.activeElement;
      return "selectionStart" in one ? one.value.slice(one.selectionStart, one.selectionEnd) : getSelection().toString();
    });
    for (let i = 0; i < 11; i++) {
      await press(page, "F8");
      await page.locator(".status").getByText(`${(i % 10) + 1}/10 ·`).waitFor();
      seen.push(await selected());
    }
    assert.deepEqual(seen, ["TỈNH UỶ ĐẮK LẮK", "V", ".", "Chỉ thị số 42-CT/TW", " ,", "07", "08", " vận động", "09", "./.", "TỈNH UỶ ĐẮK LẮK"]);
    await press(page, "Shift+F8");
    await page.locator(".status").getByText("10/10 ·").waitFor();
    // From where the cursor is.
    await intoBody(page, 2, 45);
    await press(page, "F8");
    await page.locator(".status").getByText("6/10 ·").waitFor();
  }));

test("a fix is one step of undo, keeps styles and what else was typed, and leaves the cursor behind it", () =>
  inWindow({ letter: nine }, async ({ page, calls }) => {
    await field(page, "number").fill("bảy");
    await page.locator(".told").first().waitFor();
    await intoBody(page, 2, 45);
    await press(page, "F8");
    await page.locator(".status").getByText("6/10 ·").waitFor();
    await press(page, "Control+Enter");
    const mended = await letterWhen(calls, (one) => JSON.stringify(one.body[2]).includes("tháng 7 năm"));
    assert.equal(mended.body[2].text[1].bold, true);
    assert.deepEqual(mended.body[3], nine.body[3]);
    assert.equal(await field(page, "number").inputValue(), "bảy");
    await page.keyboard.type("!");
    await letterWhen(calls, (one) => JSON.stringify(one.body[2]).includes("tháng 7! năm"));
    await press(page, "Control+z", "Control+z");
    await letterWhen(calls, (one) => JSON.stringify(one.body[2]) === JSON.stringify(nine.body[2]));
    assert.equal(await field(page, "number").inputValue(), "bảy");
    // By the mouse, below a field.
    await page.locator(".told", { hasText: "Trích yếu không có dấu ở cuối" }).getByRole("listitem").filter({ hasText: "ở cuối" }).getByRole("button", { name: "Sửa", exact: true }).click();
    await letterWhen(calls, (one) => one.subject === nine.subject.slice(0, -1));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.field), "subject");
  }));

test("what only the clerk can mend says so", () =>
  inWindow({ letter: nine }, async ({ page, calls }) => {
    await page.locator(".inside .told").waitFor();
    // The editor looks at the browser's selection again a moment after it gets the focus.
    await quiet(page);
    await intoBody(page, 0, 0);
    await press(page, "F8");
    await page.locator(".status").getByText("4/10 ·").waitFor();
    await press(page, "Control+Enter");
    await page.getByText("Chỗ này cần tự sửa").waitFor();
    assert.equal(letter(calls).body[0].text, nine.body[0].text);
  }));

test("all of one kind are mended after a look at every change, in one step", () =>
  inWindow({ letter: nine }, async ({ page, calls }) => {
    await count(page).click();
    assert.equal(await rows(page).getByRole("button", { name: "Sửa cả 3 chỗ…" }).count(), 1);
    await rows(page).getByRole("button", { name: "Sửa cả 3 chỗ…" }).click();
    const dialog = page.getByRole("dialog", { name: "Sửa 3 chỗ cùng loại" });
    const sides = (await dialog.locator(".text").allInnerTexts()).map((text) => text.replace(/^.*tháng/, ""));
    assert.deepEqual(sides, [" 07 năm 2026;", " 7 năm 2026;", " 08 năm 2026.", " 8 năm 2026.", " 09 năm 2026.", " 9 năm 2026."]);
    await dialog.getByRole("checkbox").nth(1).uncheck();
    await dialog.getByRole("button", { name: "Sửa 2 chỗ" }).click();
    const mended = await letterWhen(calls, (one) => one.body[4].text.includes("tháng 9 năm"));
    assert.ok(JSON.stringify(mended.body[2]).includes("tháng 7 năm"));
    assert.ok(mended.body[3].text.includes("tháng 08 năm"));
    await press(page, "Control+z");
    await letterWhen(calls, (one) => JSON.stringify(one.body) === JSON.stringify(nine.body));
  }));

test("a fix that moves a line leaves the other lines as they were typed", () =>
  inWindow({ letter: { ...nine, recipients: ["Như trên", "Lưu Văn phòng Đảng uỷ xã", "Thường trực Đảng uỷ xã"] } }, async ({ page, calls }) => {
    await page.locator(".list .told", { hasText: "Dòng nơi lưu cần đứng cuối" }).getByRole("button", { name: "Sửa" }).click();
    await letterWhen(calls, (one) => one.recipients.join() === nine.recipients.join());
    await press(page, "Control+z");
    await letterWhen(calls, (one) => one.recipients[1] === "Lưu Văn phòng Đảng uỷ xã");
  }));

test("F8 in a letter that is only begun goes to what is not written yet", () =>
  inWindow({}, async ({ page }) => {
    await count(page).getByText("còn thiếu 9").waitFor();
    await press(page, "F8");
    await page.locator(".status").getByText("Còn thiếu").waitFor();
  }));

test("a word that is being composed is left to the input method", () =>
  inWindow({ letter: clean() }, async ({ page, calls }) => {
    await count(page).getByText("✓").waitFor();
    await quiet(page);
    await intoBody(page, 0, 29);
    await page.keyboard.type(" trong tháng 06 và tháng 07 ");
    await page.locator(".ProseMirror .finding").nth(1).waitFor();
    const session = await page.context().newCDPSession(page);
    for (const text of ["d", "đ", "đe", "đê"]) {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(200);
      // Keys that end or change a word belong to the input method.
      await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "F8", isComposing: true, bubbles: true })));
    }
    await compose(session, ["đên", "đến"]);
    await letterWhen(calls, (one) => one.body[0].text.includes("tháng 07 đến"));
    assert.deepEqual(await underlined(page), ["06", "07"]);
    assert.equal(await page.locator(".status").getByText("/2 ·").count(), 0);
  }));

test("the field of the cursor stays where it is when something is told above it", () =>
  inWindow({ letter: { ...nine, subject: "về việc chủ động phòng, chống thiên tai mùa mưa bão năm 2026" } }, async ({ page }) => {
    await page.locator(".told").first().waitFor();
    await field(page, "recipients[0]").focus();
    await quiet(page);
    const top = () => field(page, "recipients[0]").evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    // As undo does, the letter changes while the cursor is elsewhere.
    await page.evaluate(() => {
      const subject = document.querySelector('textarea[data-field="subject"]');
      subject.value += ".";
      subject.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    const told = page.locator("#section-subject .told");
    await told.first().waitFor();
    assert.ok((await told.first().boundingBox()).height > 10);
    assert.ok(Math.abs((await top()) - before) < 1, `${before} → ${await top()}`);
  }));

test("nothing found is said of a letter that was looked through, not before and not when that fails", () => {
  let answer;
  let fails = false;
  const check = () => {
    if (fails) throw Object.assign(new Error("không kiểm tra được"), { code: "fault" });
    return new Promise((resolve) => (answer = () => resolve({ open: [], put_aside: [] })));
  };
  return inWindow({ letter: clean(), answers: { check } }, async ({ page }) => {
    await count(page).click();
    assert.equal((await count(page).innerText()).trim(), "Kiểm tra");
    assert.equal(await page.getByText("Không thấy lỗi thể thức nào").count(), 0);
    answer();
    await count(page).getByText("✓").waitFor();
    await page.getByText("Không thấy lỗi thể thức nào").waitFor();
    fails = true;
    await field(page, "place").fill("Bến Sông");
    await page.locator("#checks").getByText("không kiểm tra được").waitFor();
    assert.equal((await count(page).innerText()).trim(), "Kiểm tra");
  });
});
