import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

const onPage = (page, field, text) =>
  page.locator(`.sheet [data-field="${field}"]`, { hasText: text }).first().waitFor({ timeout: 5000 });

test("what is typed stands on the page", () =>
  inWindow({}, async ({ page }) => {
    await page.locator('[data-field="subject"]').first().fill("về việc chuẩn bị hội nghị");
    await onPage(page, "subject", "về việc chuẩn bị hội nghị");
    await page.screenshot({ path: `${out}/almost-empty.png` });
  }));

test("a full letter fills the form and the page", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    assert.equal(await page.locator('input[data-field="issuer.name"]').inputValue(), "Đảng uỷ xã Tân Hoà");
    assert.equal(await page.locator('input[data-field="date"]').inputValue(), "05/6/2026");
    assert.equal(await page.locator(".ProseMirror p").count(), 8);
    const labels = await page.locator(".ProseMirror p").evaluateAll((items) => items.map((item) => item.dataset.label));
    assert.deepEqual(labels, ["", "1.", "a)", "b)", "-", "-", "2.", ""]);
    await onPage(page, "body[7]", "Yêu cầu các đơn vị");
    await page.screenshot({ path: `${out}/full.png` });
  }));

test("a small dark window shows two pages", () =>
  inWindow({ letter: sample("two-pages"), dark: true, size: [1024, 680] }, async ({ page }) => {
    await page.locator(".sheet").nth(1).waitFor();
    assert.equal(await page.locator(".sheet").count(), 2);
    await page.screenshot({ path: `${out}/two-pages-dark-small.png` });
  }));

test("one undo over the whole form", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const subject = page.locator('textarea[data-field="subject"]');
    const before = await subject.inputValue();
    await subject.fill("về việc khác");
    await page.locator(".ProseMirror p").last().click();
    await page.keyboard.press("End");
    await page.keyboard.type(" Thêm.");
    await onPage(page, "body[7]", "Thêm.");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.equal(await subject.inputValue(), before);
    assert.match(await page.locator(".ProseMirror p").last().innerText(), /thực hiện\.$/);
    await page.keyboard.press("Control+y");
    assert.equal(await subject.inputValue(), "về việc khác");
  }));

test("a click on the page puts the cursor into the field and the place in it", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    await page.locator('.sheet [data-field="signature.signer"]').first().click();
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.field), "signature.signer");
    await page.locator('.sheet [data-field="body[2]"]').last().click({ position: { x: 3, y: 8 } });
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("ProseMirror")));
    await page.keyboard.type("Nêu ");
    await onPage(page, "body[2]", "Nêu Kết quả");
  }));

test("Enter adds a line, several pasted lines become several entries", () =>
  inWindow({ letter: sample("full") }, async ({ page, calls }) => {
    const lines = page.locator('#section-addressees input');
    await lines.last().click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    assert.equal(await lines.count(), 3);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "- Hội Nông dân xã;\r\n- Hội Phụ nữ xã;\n");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await onPage(page, "addressees[3]", "Hội Phụ nữ xã");
    const last = calls.filter((call) => call.name === "preview").at(-1).args.letter.addressees;
    assert.deepEqual(last.slice(2), ["Hội Nông dân xã", "Hội Phụ nữ xã"]);
    await page.keyboard.press("Alt+ArrowUp");
    await onPage(page, "addressees[2]", "Hội Phụ nữ xã");
  }));

test("typed labels make items, Tab changes their level", () =>
  inWindow({}, async ({ page }) => {
    await page.locator(".ProseMirror").click();
    await page.keyboard.type("Thực hiện như sau:");
    await page.keyboard.press("Enter");
    await page.keyboard.type("1. Việc một");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Việc nhỏ");
    const labels = await page.locator(".ProseMirror p").evaluateAll((items) => items.map((item) => item.dataset.label));
    assert.deepEqual(labels, ["", "1.", "a)"]);
    await onPage(page, "body[2]", "Việc nhỏ");
  }));

test("composing a word in every kind of field loses nothing", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const compose = async (steps, final) => {
      for (const text of steps) {
        await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      }
      await session.send("Input.insertText", { text: final });
    };
    for (const [place, field] of [
      ['textarea[data-field="subject"]', "subject"],
      ['#section-recipients input >> nth=1', "recipients[1]"],
      [".ProseMirror p >> nth=7", "body[7]"],
    ]) {
      await page.locator(place).click();
      await page.keyboard.press("Control+End");
      await compose([" T", " Ta", " Tă", " Tăn", " Tăng"], " Tăng");
      await compose([" c", " cư", " cươ", " cườ", " cườn", " cường"], " cường");
      await onPage(page, field, "Tăng cường");
    }
  }));

test("saving and exporting say where, a failure keeps the letter", () =>
  inWindow(
    {
      letter: sample("full"),
      answers: {
        save: ({ file }) => file ?? "/nha/07-CV-ĐU.congvan",
        export: () => {
          throw Object.assign(new Error("không ghi được «D:»: ổ đĩa đã đầy"), { code: "write" });
        },
      },
    },
    async ({ page, calls }) => {
      await page.keyboard.press("Control+s");
      await page.getByText("Đã lưu vào 07-CV-ĐU.congvan").waitFor();
      await page.keyboard.press("Control+s");
      await page.waitForTimeout(100);
      assert.deepEqual(calls.filter((call) => call.name === "save").map((call) => call.args.file), [null, "/nha/07-CV-ĐU.congvan"]);
      await page.keyboard.press("Control+e");
      await page.getByText("ổ đĩa đã đầy. Công văn đang soạn vẫn còn nguyên.").waitFor();
      assert.equal(await page.locator('input[data-field="issuer.name"]').inputValue(), "Đảng uỷ xã Tân Hoà");
    },
  ));

test("an exported file is measured, and its sheet can be written", () =>
  inWindow(
    {
      letter: sample("full"),
      answers: {
        export: () => "/nha/07-CV-ĐU.pdf",
        measured: () => ({ count: 84, wrong: [] }),
        check_sheet: () => "/nha/phieu.pdf",
        show_export: () => null,
      },
    },
    async ({ page, calls }) => {
      await page.keyboard.press("Control+e");
      await page.getByText("Đã xuất PDF: 07-CV-ĐU.pdf. Đo lại: cả 84 số đo đều đúng hướng dẫn").waitFor();
      await page.getByRole("button", { name: "Mở tệp" }).click();
      await page.getByRole("button", { name: "Mở thư mục" }).click();
      await eventually(() => calls.filter(({ name }) => name === "show_export").length, (count) => count === 2);
      assert.deepEqual(
        calls.filter(({ name }) => name === "show_export").map(({ args }) => args),
        [{ inFolder: false }, { inFolder: true }],
      );
      await page.getByRole("button", { name: "Phiếu kiểm tra…" }).click();
      await page.getByText("Đã lưu phiếu kiểm tra: phieu.pdf").waitFor();
      assert.deepEqual(calls.find((call) => call.name === "check_sheet").args, { office: [] });
    },
  ));

test("a measure that is wrong is named", () =>
  inWindow(
    {
      letter: sample("full"),
      answers: {
        export: () => "/nha/07-CV-ĐU.pdf",
        measured: () => ({ count: 84, wrong: [{ what: "Lề trái", asked: "30,0 mm", found: "29,0 mm" }] }),
      },
    },
    async ({ page }) => {
      await page.keyboard.press("Control+e");
      await page.getByText("Đo lại tệp thấy chưa đúng: Lề trái cần 30,0 mm, đo được 29,0 mm").waitFor();
    },
  ));

test("a new letter begins from a sample", () =>
  inWindow(
    {},
    async ({ page }) => {
      await page.keyboard.press("Control+n");
      await page.screenshot({ path: `${out}/new.png` });
      await page.getByRole("menuitem", { name: "Mời họp" }).click();
      await onPage(page, "body[0]", "trân trọng kính mời");
    },
  ));

test("every change is kept within a second, as it was typed", () =>
  inWindow({}, async ({ page, calls }) => {
    await page.locator('textarea[data-field="subject"]').fill("về việc chuẩn bị ");
    await page.waitForTimeout(1000);
    const last = calls.filter((call) => call.name === "keep").at(-1);
    assert.equal(JSON.parse(last.args.text).subject, "về việc chuẩn bị ");
    assert.equal(last.args.id, null);
    await page.getByText(/^Bản nháp đã lưu \d\d:\d\d$/).waitFor();
    await page.locator('input[data-field="place"]').fill("Tân Hoà");
    await page.waitForTimeout(1000);
    assert.equal(calls.filter((call) => call.name === "keep").at(-1).args.id, 1);
  }));

test("a draft that cannot be read is left alone", () =>
  inWindow({ answers: { start: () => ({ draft: { id: 5, text: "{", file: null }, news: [] }) } }, async ({ page, calls }) => {
    await page.getByText("bản nháp đó vẫn được giữ trong máy").waitFor();
    await page.locator('input[data-field="place"]').fill("Tân Hoà");
    await page.waitForTimeout(600);
    assert.equal(calls.find((call) => call.name === "keep").args.id, null);
  }));
