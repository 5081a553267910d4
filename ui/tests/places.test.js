// From the page to the form: a click goes to the field and the place in it; what the mouse rests on says what it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, markedOnPage } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

/** Clicks before the `nth` letter of the run of `field` that holds `text`. */
async function clickBefore(page, field, text, nth) {
  const point = await page.evaluate(
    ([field, text, nth]) => {
      const all = [...document.querySelectorAll(`.sheet [data-field="${field}"]`)];
      const run = all.find((run) => run.textContent.includes(text));
      if (!run) throw new Error(`«${text}» is not in ${all.map((run) => run.textContent)}`);
      run.scrollIntoView({ block: "center" });
      const range = document.createRange();
      const start = [...run.textContent.slice(0, run.textContent.indexOf(text))].length + nth;
      let units = [...run.textContent].slice(0, start).join("").length;
      const texts = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
      while (texts.nextNode() && units > texts.currentNode.length) units -= texts.currentNode.length;
      range.setStart(texts.currentNode, units);
      range.collapse(true);
      const box = range.getClientRects()[0];
      return { x: box.left + 0.5, y: box.top + box.height / 2 };
    },
    [field, text, nth],
  );
  await page.mouse.click(point.x, point.y);
}

/** Where the cursor stands: field, and what is before and behind it. */
const cursor = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element.classList.contains("ProseMirror")) {
      const { focusNode, focusOffset } = getSelection();
      const item = (focusNode.nodeType === 1 ? focusNode : focusNode.parentElement).closest("p");
      const range = document.createRange();
      range.setStart(item, 0);
      range.setEnd(focusNode, focusOffset);
      const before = range.toString();
      return { field: `body[${[...item.parentElement.children].indexOf(item)}]`, before, after: item.textContent.slice(before.length) };
    }
    if (element.value === undefined) return { field: undefined };
    const at = element.selectionStart;
    return { field: element.dataset.field, before: element.value.slice(0, at), after: element.value.slice(at) };
  });

const letter = {
  ...sample("full"),
  issuer: { superior: "Đảng bộ tỉnh An Bình", name: "Đảng uy\u0309  xa\u0303   Tân Hoà", symbol: "ĐU" },
  body: [
    { level: 0, text: "Thực hiện  Kế hoạch số 12-KH/TU, ngày 15/5/2026 của Ban Thường vụ Tỉnh uỷ về sơ kết công tác xây dựng Đảng, Ban Thường vụ Đảng uỷ xã yêu cầu các chi bộ thực hiện:" },
    { level: 1, text: [{ text: "Gửi báo cáo " }, { text: "trước ngày", bold: true }, { text: " 20/6/2026\ncho Văn phòng." }] },
    { level: 0, text: "Yêu cầu nghiêm túc thực hiện." },
  ],
};

test("a click on the page goes to the very place in the field", () =>
  inWindow({ letter }, async ({ page }) => {
    const cases = [
      // field on the page, text there, letters before the click; then the field of the form, and what stands before and behind
      ["issuer.superior", "TỈNH AN", 0, "issuer.superior", /bộ $/, /^tỉnh/],
      // A letter is composed when it is put on the desk.
      ["issuer.name", "XÃ", 0, "issuer.name", /  $/, /^xã/],
      ["issuer.name", "TÂN", 1, "issuer.name", /   T$/, /^ân/],
      ["issuer.symbol", "ĐU", 1, "issuer.symbol", /^Đ$/, /^U$/],
      ["number", "07", 0, "number", /^7$/, /^$/],
      ["date", "ngày", 2, "date", /2026$/, /^$/],
      ["place", "Hoà", 1, "place", /^Tân H$/, /^oà/],
      ["subject", "hội nghị", 4, "subject", /hội $/, /^nghị/],
      ["addressees", "Kính gửi", 2, "addressees[0]", /./, /^$/],
      ["addressees[1]", "Mặt trận", 0, "addressees[1]", /ban $/, /^Mặt trận/],
      ["addressees[1]", ";", 1, "addressees[1]", /xã$/, /^$/],
      ["body[0]", "Kế hoạch", 0, "body[0]", /^Thực hiện  $/, /^Kế hoạch/],
      ["body[0]", "xây dựng", 0, "body[0]", /công tác $/, /^xây dựng/],
      ["body[1]", "1.", 1, "body[1]", /^$/, /^Gửi báo cáo/],
      ["body[1]", "trước", 3, "body[1]", /cáo trư$/, /^ớc ngày/],
      ["body[1]", "Văn phòng", 0, "body[1]", /cho $/, /^Văn phòng/],
      ["recipients[0]", ";", 1, "recipients[0]", /Như trên$/, /^$/],
      ["signature.authority", "THƯỜNG", 0, "signature.authority", /T\/M Ban $/, /^Thường vụ/],
      ["signature.signer", "Khôi", 0, "signature.signer", /Minh $/, /^Khôi/],
      ["contact", "0299", 0, "contact", /: $/, /^0299/],
      ["copies", "26", 1, "copies", /^26$/, /^$/],
    ];
    for (const [on, text, nth, field, before, after] of cases) {
      await clickBefore(page, on, text, nth);
      const found = await cursor(page);
      assert.equal(found.field, field, `${on} «${text}»`);
      assert.match(found.before, before, `${on} «${text}»`);
      assert.match(found.after, after, `${on} «${text}»`);
    }
  }));

test("a click beside the text goes to the nearest line", () =>
  inWindow({ letter }, async ({ page }) => {
    const runs = page.locator('.sheet [data-field="body[0]"]');
    const [first, last] = [await runs.first().boundingBox(), await runs.last().boundingBox()];
    await page.mouse.click(first.x + first.width + 8, first.y + first.height / 2);
    const endOfLine = await cursor(page);
    assert.equal(endOfLine.field, "body[0]");
    assert.ok(endOfLine.before.trim().endsWith((await runs.first().textContent()).slice(-12).trim()), endOfLine.before);
    await page.mouse.click(last.x + last.width + 120, last.y + last.height / 2);
    assert.match((await cursor(page)).before, /thực hiện:$/);
    const second = await runs.nth(1).boundingBox();
    await page.mouse.click(second.x - 20, second.y + second.height / 2);
    assert.ok((await cursor(page)).after.startsWith((await runs.nth(1).textContent()).slice(0, 10)), "the start of the second line");
  }));

test("text on the page can be selected", () =>
  inWindow({ letter }, async ({ page }) => {
    const box = await page.locator('.sheet [data-field="body[0]"]').first().boundingBox();
    await page.mouse.move(box.x + 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    assert.match(await page.evaluate(() => getSelection().toString()), /^Thực hiện Kế/);
    assert.notEqual((await cursor(page)).field, "body[0]");
  }));

test("a component says what it is while the mouse rests on it", () =>
  inWindow(
    {
      letter,
      answers: {
        guide: () => [
          { field: "subject", name: "Trích yếu nội dung văn bản", look: "chữ in thường, nghiêng, cỡ 12", clause: "HD05 I.5.2.3" },
          { field: "body", name: "Nội dung văn bản", look: "chữ in thường, đứng, cỡ 14", clause: "HD05 I.6" },
        ],
      },
    },
    async ({ page }) => {
      await page.locator('.sheet [data-field="subject"]').first().hover();
      assert.match(await page.locator('.sheet [data-field="subject"]').first().getAttribute("title"), /^Trích yếu nội dung văn bản: .* · HD05 I\.5\.2\.3$/);
      await page.locator('.sheet [data-field="body[2]"]').first().hover();
      assert.match(await page.locator('.sheet [data-field="body[2]"]').first().getAttribute("title"), /^Nội dung văn bản/);
    },
  ));

test("places to fill in are marked and nothing moves for it", () =>
  inWindow({ letter: { ...letter, subject: "về việc [tên việc] tại [nơi]", body: [{ level: 1, text: [{ text: "Gửi [tên " }, { text: "văn bản] ", bold: true }, { text: "trước [ngày]." }] }] } }, async ({ page }) => {
    const marked = () => markedOnPage(page, "slot");
    await page.locator(".sheet .slot").first().waitFor();
    assert.deepEqual(await marked(), ["[tên việc]", "[nơi]", "[tên ", "văn bản]", "[ngày]"]);
    const places = () => page.locator(".sheet .line > span").evaluateAll((runs) => runs.map((run) => run.getBoundingClientRect().toJSON()));
    const withMarks = await places();
    await page.screenshot({ path: `${out}/preview-slots.png` });
    const showMarks = (display) => page.locator(".sheet .slot").evaluateAll((marks, display) => marks.forEach((mark) => (mark.style.display = display)), display);
    await showMarks("none");
    assert.deepEqual(await places(), withMarks);
    await showMarks("");
    await page.locator('textarea[data-field="subject"]').fill("về việc họp tại [nơi]");
    await page.locator('.sheet [data-field="subject"]', { hasText: "họp" }).waitFor();
    await eventually(marked, (now) => now.length === 4);
    assert.deepEqual(await marked(), ["[nơi]", "[tên ", "văn bản]", "[ngày]"]);
  }));
