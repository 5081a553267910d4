// The live page: how much is drawn, how large, and what it follows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWindow, out, sample } from "./window.js";

const GAP = 16;

/** The letter is drawn, and its page has the size it keeps. */
async function settled(page) {
  await page.locator('.sheet [data-field="subject"]').first().waitFor({ state: "attached" });
  let [calm, before] = [0, 0];
  while (calm < 5) {
    const now = await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => done(document.querySelector(".sheet").offsetWidth))),
    );
    calm = now === before ? calm + 1 : 0;
    before = now;
  }
}

const zoomOf = (page) => page.locator(".bar select").evaluate((select) => select.selectedOptions[0].textContent.trim());
const scrolled = (page) => page.locator(".pages").evaluate((pages) => pages.scrollTop);
const lastLook = (calls) => calls.filter((call) => call.name === "keep_look").at(-1)?.args.look;

/** A letter of about `count` pages. */
function long(count) {
  const letter = sample("two-pages");
  return { ...letter, body: Array.from({ length: Math.round(count * 0.9) }, () => letter.body).flat() };
}

/** Waits until every page is here and drawn. */
const allDrawn = (page, least) =>
  page.waitForFunction(
    (least) => {
      const sheets = [...document.querySelectorAll(".sheet")];
      return sheets.length >= least && sheets.every((sheet) => sheet.querySelector(".line"));
    },
    least,
    { timeout: 60000, polling: 200 },
  );

/** Counts, page by page, what changes in the document from now on. */
const watch = (page) =>
  page.evaluate(() => {
    window.touched = {};
    const sheets = [...document.querySelectorAll(".sheet")];
    const observer = new MutationObserver((changes) => {
      for (const { target, attributeName } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const index = sheets.indexOf(element.closest(".sheet"));
        const key = attributeName === "class" ? `${index} class` : String(index);
        window.touched[key] = (window.touched[key] ?? 0) + 1;
      }
    });
    observer.observe(document.querySelector(".stack"), { subtree: true, childList: true, attributes: true, characterData: true });
  });

test("two pages have thumbnails and are gone through one by one", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page }) => {
    await settled(page);
    // It begins where the cursor is, behind the last words.
    await page.getByRole("button", { name: "Trang trước" }).click();
    const thumbs = page.locator(".thumbs button");
    assert.equal(await thumbs.count(), 2);
    await page.waitForFunction(() => {
      const grey = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((dot, i) => i % 4 === 3 && dot > 100);
      return [...document.querySelectorAll(".thumbs canvas")].every((canvas) => canvas.width > 40 && grey(canvas));
    });
    assert.equal(await page.locator(".which").innerText(), "1 / 2");
    assert.ok(await page.getByRole("button", { name: "Trang trước" }).isDisabled());
    await page.screenshot({ path: `${out}/preview-two-pages.png` });
    await page.getByRole("button", { name: "Trang sau" }).click();
    assert.equal(await page.locator(".which").innerText(), "2 / 2");
    assert.equal(await thumbs.nth(1).getAttribute("aria-current"), "page");
    const top = await page.locator(".sheet").nth(1).evaluate((sheet) => sheet.getBoundingClientRect().top - sheet.closest(".pages").getBoundingClientRect().top);
    assert.equal(Math.round(top), GAP);
    await thumbs.first().click();
    assert.equal(await page.locator(".which").innerText(), "1 / 2");
    assert.equal(await scrolled(page), 0);
  }));

test("one page needs no thumbnails and no page numbers", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    await settled(page);
    assert.equal(await page.locator(".thumbs").count(), 0);
    assert.equal(await page.locator(".which").count(), 0);
  }));

test("the size is stepped, chosen, turned with the wheel, and remembered", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page, calls }) => {
    await settled(page);
    const width = () => page.locator(".sheet").first().evaluate((sheet) => sheet.offsetWidth);
    const room = await page.locator(".pages").evaluate((pages) => pages.clientWidth);
    const free = room - 2 * GAP - (await width());
    assert.ok(free >= 0 && free < 10, `fits the width at first, ${free} px are left`);
    assert.equal(await page.getByRole("button", { name: "vừa rộng" }).getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: "Phóng to" }).click();
    assert.equal(await zoomOf(page), "75 %");
    assert.deepEqual(lastLook(calls), { split: null, zoom: 0.75 });
    await page.locator(".bar select").selectOption("2");
    assert.equal(await width(), Math.round((595.276 * 171) / 64));
    assert.ok(await page.getByRole("button", { name: "Phóng to" }).isDisabled());
    await page.screenshot({ path: `${out}/preview-200.png` });
    await page.locator(".pages").evaluate((pages) => pages.scrollTo(100, 600));
    const box = await page.locator(".pages").boundingBox();
    await page.mouse.move(box.x + 300, box.y + 200);
    const under = () =>
      page.evaluate(([x, y]) => {
        const sheet = document.querySelector(".sheet").getBoundingClientRect();
        return [(x - sheet.left) / sheet.width, (y - sheet.top) / sheet.height];
      }, [box.x + 300, box.y + 200]);
    const before = await under();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 100);
    await page.waitForFunction(() => document.querySelector(".bar select").selectedOptions[0].textContent.trim() === "175 %");
    await page.keyboard.up("Control");
    const after = await under();
    assert.ok(Math.abs(after[0] - before[0]) < 0.02 && Math.abs(after[1] - before[1]) < 0.005, `${before} ${after}`);
    await page.getByRole("button", { name: "vừa rộng" }).click();
    assert.deepEqual(lastLook(calls), { split: null, zoom: null });
  }));

test("the size of last time is there at the start", () =>
  inWindow(
    { answers: { start: () => ({ draft: null, look: { split: 420, zoom: 1.5 }, news: [] }) } },
    async ({ page }) => {
      await page.waitForFunction(() => document.querySelector(".bar select").selectedOptions[0].textContent.trim() === "150 %");
      assert.equal(await page.locator(".sheet").first().evaluate((sheet) => sheet.offsetWidth), 1191);
    },
  ));

test("a key on the first of a hundred pages touches no other", () =>
  inWindow({ letter: long(100) }, async ({ page, calls }) => {
    await allDrawn(page, 95);
    await page.screenshot({ path: `${out}/preview-100-pages.png` });
    const place = page.locator('input[data-field="place"]');
    await place.click();
    await page.keyboard.press("End");
    await watch(page);
    const before = calls.filter((call) => call.name === "preview").length;
    await page.keyboard.type("X");
    await page.locator('.sheet [data-field="place"]', { hasText: "X" }).waitFor();
    assert.deepEqual(Object.keys(await page.evaluate(() => window.touched)), ["0"]);
    const call = calls.filter((call) => call.name === "preview")[before];
    assert.ok(call.args.seen.stamps.length >= 95, "the door is told what is here");
    const sent = await page.evaluate(async (args) => {
      const answer = await window.__TAURI_INTERNALS__.invoke("preview", args);
      return { pages: answer.pages.map((page) => page.number), bytes: JSON.stringify(answer).length };
    }, call.args);
    assert.deepEqual(sent.pages, [1]);
    assert.ok(sent.bytes < 20000, `${sent.bytes} bytes cross the door`);
    console.log(`a key on a letter of ${call.args.seen.stamps.length} pages: ${sent.bytes} bytes`);
  }));

test("a paragraph that grows by a line moves the lines behind it, and draws only its own", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page }) => {
    await settled(page);
    await allDrawn(page, 2);
    const lines = () => page.locator(".sheet").first().locator(".line");
    const before = await lines().count();
    // A new paragraph above them all; the page comes into view, and is drawn.
    await page.waitForFunction(() => {
      if (document.querySelector(".pages").scrollTop < document.querySelector(".sheet").offsetHeight / 2) return true;
      // The editor may still put the cursor where it was before.
      const editor = document.querySelector(".ProseMirror");
      editor.focus();
      getSelection().collapse(editor.firstElementChild.firstChild, 0);
      return false;
    });
    await page.evaluate(() => (window.known = [...document.querySelectorAll(".sheet .line > span")]));
    await page.keyboard.type("Kính chuyển");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".sheet").textContent.includes("Kính chuyểnThực hiện"));
    const found = await page.evaluate(() => {
      const [first] = document.querySelectorAll(".sheet");
      const now = [...first.querySelectorAll(".line")];
      const tops = now.map((line) => parseFloat(line.style.top));
      const isFresh = (line) => [...line.querySelectorAll(":scope > span")].some((span) => !window.known.includes(span));
      // The head stands in two blocks beside each other.
      const body = tops.slice(12);
      return { count: now.length, fresh: now.filter(isFresh).map((line) => line.querySelector("span").dataset.field), inOrder: body.every((top, i) => i === 0 || top >= body[i - 1]) };
    });
    assert.ok(found.count <= before + 1);
    // The new paragraph, and the one that was typed into.
    assert.deepEqual([...new Set(found.fresh)], ["body[0]", "body[1]"]);
    assert.ok(found.inOrder, "lines follow each other as on the paper");
  }));

test("a page far away is there when it is looked at", () =>
  inWindow({ letter: long(100) }, async ({ page }) => {
    await settled(page);
    await page.locator(".sheet").nth(70).waitFor({ state: "attached" });
    await page.locator(".thumbs button").nth(70).click();
    await page.locator(".sheet").nth(70).locator(".line span").first().waitFor();
    assert.match(await page.locator(".which").innerText(), /^71 \/ /);
    await page.locator('input[data-field="place"]').fill("Tân An");
    await page.locator('.sheet [data-field="place"]', { hasText: "Tân An" }).waitFor();
    await page.waitForFunction(() => document.querySelector(".pages").scrollTop === 0, null, { timeout: 5000 });
  }));

test("a page is looked at only when the line of the cursor is out of view", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page }) => {
    await settled(page);
    await page.locator(".ProseMirror p").last().click();
    await page.keyboard.press("Control+End");
    await page.waitForFunction(() => document.querySelector(".pages").scrollTop > 100);
    const there = await scrolled(page);
    await page.keyboard.type(" Việc này cần làm sớm.", { delay: 10 });
    await page.locator(".sheet .line > span", { hasText: "cần làm sớm." }).waitFor();
    assert.equal(await scrolled(page), there, "typing in view moves nothing");
    await page.locator(".pages").evaluate((pages) => pages.scrollTo(0, 0));
    await page.waitForTimeout(300);
    assert.equal(await scrolled(page), 0, "who scrolls away may stay");
    await page.keyboard.type("X");
    await page.waitForFunction((there) => Math.abs(document.querySelector(".pages").scrollTop - there) < 200 && document.querySelector(".pages").scrollTop > 100, there);
  }));

test("the component of the cursor is marked and does not flicker", () =>
  inWindow({ letter: itemsLetter() }, async ({ page }) => {
    await settled(page);
    const item = page.locator(".ProseMirror p").nth(4);
    await item.click();
    await page.keyboard.press("Home");
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
    const marked = page.locator(".sheet .here");
    await marked.first().waitFor();
    assert.deepEqual([...new Set(await marked.evaluateAll((runs) => runs.map((run) => run.dataset.field)))], ["body[4]"]);
    assert.ok((await marked.count()) >= 3, "label and every line");
    await page.screenshot({ path: `${out}/preview-item-marked.png` });
    await watch(page);
    await page.keyboard.type("rất ", { delay: 20 });
    await page.locator(".sheet .here", { hasText: "rất" }).waitFor();
    assert.equal((await page.evaluate(() => window.touched))["0 class"], undefined, "what is drawn anew is marked from the start");
    await page.locator('textarea[data-field="subject"]').click();
    await page.locator('.sheet .here[data-field="subject"]').first().waitFor();
    assert.equal(await page.locator('.sheet .here[data-field^="body"]').count(), 0);
  }));

/** Items 1, 2 a), b): the caret's favourite places. */
function itemsLetter() {
  const text = "Rà soát, bổ sung chương trình công tác năm 2026 của cấp uỷ, phân công đồng chí phụ trách từng việc, định rõ thời gian hoàn thành và báo cáo kết quả hằng tháng;";
  const levels = [0, 1, 2, 1, 2, 2];
  return { ...sample("full"), body: levels.map((level) => ({ level, text })) };
}

test("a key held down does not freeze the page", () =>
  inWindow({ letter: sample("full"), slow: 60 }, async ({ page }) => {
    await settled(page);
    const subject = page.locator('textarea[data-field="subject"]');
    await subject.fill("");
    const seen = new Set();
    // As long as it takes: on a quick machine more keys fall between two pages.
    const end = performance.now() + 2000;
    let keys = 0;
    for (; performance.now() < end; keys++) {
      await page.keyboard.type("m");
      seen.add(await page.locator('.sheet [data-field="subject"]').allInnerTexts().then((texts) => texts.join("")));
    }
    assert.ok(seen.size > 8, `the page showed ${seen.size} states of ${keys}`);
  }));

test("the page is reached, scrolled and sized with the keyboard alone", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page }) => {
    await settled(page);
    await page.locator('textarea[data-field="subject"]').focus();
    await page.keyboard.press("Control+Shift+P");
    const pages = page.getByRole("region", { name: "Trang công văn" });
    assert.ok(await pages.evaluate((element) => document.activeElement === element));
    assert.notEqual(await pages.evaluate((element) => getComputedStyle(element).outlineStyle), "none");
    await page.keyboard.press("ArrowDown");
    assert.equal(await scrolled(page), 40);
    await page.keyboard.press("PageDown");
    const height = await pages.evaluate((element) => element.clientHeight);
    assert.equal(await scrolled(page), height);
    await page.keyboard.press("End");
    assert.ok((await scrolled(page)) > height);
    assert.equal(await page.locator(".which").innerText(), "2 / 2");
    await page.keyboard.press("Home");
    assert.equal(await scrolled(page), 0);
    await page.keyboard.press("+");
    assert.equal(await zoomOf(page), "75 %");
    await page.keyboard.press("-");
    assert.equal(await zoomOf(page), "67 %");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.field), "subject");
    assert.equal(await page.getByRole("document", { name: /^Trang/ }).count(), 2);
    assert.equal(await page.getByRole("document", { name: "Trang 2 trên 2" }).count(), 1);
  }));

for (const [name, options] of [
  ["dark", { dark: true }],
  ["1024x680", { size: [1024, 680] }],
  ["125-percent", { size: [1536, 864], scale: 1.25 }],
  ["150-percent", { size: [1280, 720], scale: 1.5 }],
]) {
  test(`the page is white and whole: ${name}`, () =>
    inWindow({ letter: sample("two-pages"), ...options }, async ({ page }) => {
      await settled(page);
      await page.locator(".ProseMirror p").nth(3).click();
      await page.locator(".sheet .here").first().waitFor();
      assert.equal(await page.locator(".sheet").first().evaluate((sheet) => getComputedStyle(sheet).backgroundColor), "rgb(255, 255, 255)");
      const [sheet, pages] = await Promise.all([page.locator(".sheet").first().boundingBox(), page.locator(".pages").boundingBox()]);
      assert.ok(sheet.x >= pages.x && sheet.x + sheet.width <= pages.x + pages.width, "the page fits its place");
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${out}/preview-${name}.png` });
    }));
}

test("lines that move with a key stay the elements they are, in the order of the paper", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page }) => {
    await settled(page);
    await page.locator(".ProseMirror p").nth(1).click();
    await page.keyboard.press("Control+End");
    await allDrawn(page, 2);
    await page.evaluate(() => {
      window.put = 0;
      // Every line that is put anywhere, counted.
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) if (target.classList.contains("sheet")) window.put += addedNodes.length;
      }).observe(document.querySelector(".stack"), { subtree: true, childList: true });
    });
    const lines = () => page.locator(".sheet").first().locator(".line").evaluateAll((all) => all.map((line) => line.textContent));
    const before = await lines();
    await page.locator(".ProseMirror p").nth(1).click();
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < 3; i++) {
      await page.locator('textarea[data-field="subject"]').focus();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" và các nhiệm vụ trọng tâm khác của toàn Đảng bộ");
      await page.waitForTimeout(150);
    }
    const after = await lines();
    assert.notEqual(after.length, 0);
    assert.notDeepEqual(after, before);
    // The trích yếu has three lines more, which push as many to the second page.
    const put = await page.evaluate(() => window.put);
    assert.ok(put > 0 && put <= 24, `${put} lines were put anew; ${before.length} stand on the page`);
    const places = await page.locator(".sheet").first().evaluate((sheet) => {
      const fields = [...sheet.querySelectorAll(".line [data-field]")].map((run) => run.dataset.field);
      const body = fields.filter((field) => field.startsWith("body")).map((field) => Number(/\d+/.exec(field)[0]));
      return { body, sorted: body.toSorted((a, b) => a - b) };
    });
    assert.deepEqual(places.body, places.sorted, "read aloud, the lines follow each other as on the paper");
  }));

test("a paragraph goes on where the page breaks", () =>
  inWindow({ letter: breaking() }, async ({ page }) => {
    await settled(page);
    const broken = await page.evaluate(() => {
      const fields = [...document.querySelectorAll(".sheet")].map((sheet) => [...sheet.querySelectorAll("[data-field^=body]")].map((run) => run.dataset.field));
      return [fields[0].at(-1), fields[1][0]];
    });
    assert.equal(broken[0], broken[1], "one paragraph on both pages");
    await page.locator(".pages").evaluate((pages) => pages.scrollTo(0, 520));
    await page.screenshot({ path: `${out}/preview-page-break.png` });
  }));

function breaking() {
  const text = "Cấp uỷ các cấp rà soát, bổ sung chương trình công tác, phân công người phụ trách từng việc và định rõ thời gian hoàn thành. ".repeat(12).trim();
  return { ...sample("two-pages"), body: [0, 0, 0].map((level) => ({ level, text })) };
}

test("dragging the border between form and page selects no words", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page, calls }) => {
    await settled(page);
    const { x, y } = await page.locator(".border").boundingBox();
    await page.mouse.move(x + 3, y + 200);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 300, { steps: 6 });
    await page.mouse.up();
    assert.equal(await page.evaluate(() => getSelection().toString()), "");
    assert.ok(Math.abs(lastLook(calls).split - (x + 120 - 132)) < 12, `the form is as wide as it was dragged: ${lastLook(calls).split}`);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "separator");
  }));

test("a hint of a menu's button is not in the way of its list", () =>
  inWindow({}, async ({ page }) => {
    const button = page.getByRole("button", { name: "Mở ▾" });
    assert.equal(await button.getAttribute("title"), "Ctrl+O");
    await button.click();
    assert.equal(await button.getAttribute("title"), null);
  }));
