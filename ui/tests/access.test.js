import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./axe.js";
import { eventually, focused, intoBody, selectBody } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

const drafts = () => [1, 2].map((id) => ({ id, text: JSON.stringify({ subject: `thư ${id}` }), file: null, changed: "2026-06-05T08:30:00Z" }));
const answers = { drafts, recent: () => ["/nha/thu.congvan"], samples: () => [{ id: "moi-hop", name: "Mời họp", about: "Mời dự" }] };

const STATES = {
  "an empty letter": [{}, async () => {}],
  "a full letter": [{ letter: sample("full") }, async (page) => page.locator('input[data-field="addressees[0]"]').focus()],
  "the body with a style on": [{ letter: sample("full") }, async (page) => selectBody(page, [0, 0], [0, 3])],
  "wrong number and date": [{}, async (page) => {
    await page.locator('input[data-field="number"]').fill("bảy");
    await page.locator('input[data-field="date"]').fill("31/2/2026");
    await page.locator('input[data-field="place"]').focus();
  }],
  "the menu of beginnings": [{ answers }, async (page) => page.keyboard.press("Control+n")],
  "the menu of drafts": [{ answers }, async (page) => {
    await page.getByRole("button", { name: "Mở ▾" }).click();
    await page.getByRole("menuitem", { name: "Xoá bản nháp: thư 1" }).click();
  }],
  "the calendar": [{ letter: { date: "2026-06-05" } }, async (page) => page.getByRole("button", { name: "Chọn ngày" }).click()],
  "places to fill in": [{ letter: { subject: "về [việc]", body: [{ level: 0, text: "Dự [họp]." }] } }, async (page) => intoBody(page, 0)],
  "the help": [{}, async (page) => {
    await page.keyboard.press("F1");
    await page.locator(".sheet-place b").first().waitFor();
  }],
};

for (const [name, [options, work]] of Object.entries(STATES)) {
  test(`${name} has no serious fault for a screen reader or weak eyes, light and dark`, async () => {
    for (const dark of [false, true]) {
      await inWindow({ ...options, dark }, async ({ page }) => {
        await work(page);
        assert.deepEqual(await faults(page), [], dark ? "dark" : "light");
      });
    }
  });
}

test("Tab goes through every control in the order of the paper, and each shows that it has the focus", () =>
  inWindow({ letter: { ...sample("full"), body: [{ level: 0, text: "Một" }] } }, async ({ page }) => {
    const seen = [];
    await page.locator('input[data-field="issuer.superior"]').focus();
    for (let i = 0; i < 80; i++) {
      const now = await page.evaluate(() => {
        const one = document.activeElement;
        const style = getComputedStyle(one);
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const box = one.getBoundingClientRect();
        return { name: one.dataset.field ?? one.ariaLabel ?? one.getAttribute("aria-label") ?? one.textContent.trim(), ring, size: Math.min(box.width, box.height), inForm: one.closest("main") !== null };
      });
      if (!now.inForm) break;
      assert.ok(now.ring, `«${now.name}» shows its focus`);
      assert.ok(now.size >= 20, `«${now.name}» is large enough: ${now.size}`);
      seen.push(now.name);
      if (now.name === "Nội dung công văn") await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(seen.filter((name) => /^[a-z_.[\]\d]+$/.test(name) || name === "Nội dung công văn"), [
      ...["issuer.superior", "issuer.name", "issuer.symbol", "number", "place", "date", "subject", "urgency", "draft_round"],
      ...["circulation[0]", "addressees[0]", "addressees[1]", "Nội dung công văn", "recipients[0]", "recipients[1]", "recipients[2]"],
      ...["signature.authority", "signature.position", "signature.signer", "drafter_mark", "copies", "contact"],
    ]);
  }));

test("the controls around the form show their focus too", () =>
  inWindow({ letter: sample("two-pages") }, async ({ page }) => {
    const seen = [];
    await page.locator("header button").first().focus();
    await page.keyboard.press("Shift+Tab");
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === document.body) return undefined;
        if (one.classList.contains("ProseMirror")) document.querySelector("[data-field='recipients[0]']").focus();
        const style = getComputedStyle(one);
        return { name: one.ariaLabel ?? one.textContent.trim(), ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, out: one.closest("main") === null };
      });
      if (!now) break;
      if (now.out) {
        assert.ok(now.ring, `«${now.name}» shows its focus`);
        seen.push(now.name);
      }
    }
    for (const name of ["Mới ▾", "Xuất PDF…", "Trợ giúp", "Phóng to", "Kéo để đổi độ rộng biểu mẫu"]) {
      assert.ok(seen.some((one) => one.startsWith(name)), `${name} in ${seen}`);
    }
  }));

test("Alt and a digit go to the sections; each says what it lacks", () =>
  inWindow({}, async ({ page }) => {
    const fields = ["issuer.superior", "number", "subject", "urgency", "addressees[0]", "body", "recipients[0]", "signature.authority", "drafter_mark"];
    for (const [i, field] of fields.entries()) {
      await page.keyboard.press(`Alt+${i + 1}`);
      assert.equal(await focused(page), field);
    }
    const states = () => page.locator("main h2 small").allInnerTexts();
    assert.deepEqual(await states(), [
      ...["thiếu 2 mục", "thiếu 1 mục", "thiếu 1 mục", "có thể để trống", "thiếu 1 mục", "thiếu 1 mục", "đủ", "thiếu 2 mục", "có thể để trống"],
    ], "a new letter says «Như trên» already");
    const fill = (field, text) => page.locator(`:is(input, textarea)[data-field="${field}"]`).fill(text);
    await fill("issuer.superior", "Đảng bộ tỉnh An Bình");
    await fill("issuer.name", "Đảng uỷ xã Tân Hoà");
    await fill("issuer.symbol", "ĐU");
    await fill("number", "bảy");
    await fill("place", "Tân Hoà");
    await fill("date", "5/6/2026");
    await fill("subject", "về việc [việc gì]");
    await fill("copies", "nhiều");
    await fill("addressees[0]", "Các chi bộ");
    await fill("recipients[0]", "Như trên");
    await fill("signature.position", "Bí thư");
    await fill("signature.signer", "Lê Văn Bình");
    const expected = ["đủ", "1 lỗi", "thiếu 1 mục", "có thể để trống", "đủ", "thiếu 1 mục", "đủ", "đủ", "1 lỗi"];
    await eventually(states, (now) => now.join() === expected.join());
    assert.deepEqual(await states(), expected, "a wrong number is an error, a place to fill in a missing thing");
    await fill("number", "7");
    await fill("subject", "về việc họp");
    await eventually(states, (now) => now[2] === "đủ");
    assert.deepEqual((await states()).slice(1, 3), ["đủ", "đủ"]);
    await fill("draft_round", "2");
    await eventually(states, (now) => now[3] === "đủ");
    assert.equal((await states())[3], "đủ", "what may stay empty and is not lacks nothing");
  }));

test("a field tells its clause when the mouse rests on it", () =>
  inWindow({}, async ({ page }) => {
    const title = (field) => page.locator(`:is(input, textarea, select)[data-field="${field}"]`).evaluate((one) => one.closest("[title]")?.title);
    await eventually(() => title("subject"), (text) => Boolean(text));
    assert.match(await title("subject"), /nghiêng, cỡ 12 · HD05 I\.5\.2\.3/);
    for (const field of ["issuer.name", "number", "date", "urgency", "addressees[0]", "recipients[0]", "signature.signer", "contact"]) {
      assert.match(await title(field), /HD05/, field);
    }
    assert.match(await page.locator(".ProseMirror").evaluate((one) => one.closest("[title]").title), /HD05 I\.6/);
    await page.locator('input[data-field="date"]').fill("01/5/2020");
    await eventually(() => title("subject"), (text) => text?.includes("HD36"));
    assert.match(await title("subject"), /HD36/, "the guide of another day");
  }));

const LONG = "về việc chuẩn bị hội nghị sơ kết công tác xây dựng Đảng và hệ thống chính trị ".repeat(12).trim();
const heavy = {
  ...sample("full"),
  issuer: { superior: "Đảng bộ tỉnh An Bình", name: "Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực và thực hành tiết kiệm ".repeat(3).trim(), symbol: "BCĐ" },
  subject: LONG,
  addressees: Array.from({ length: 60 }, (_, i) => `Đảng uỷ xã số ${i + 1} có một cái tên rất dài để xem dòng có tràn ra ngoài biểu mẫu hay không`),
};

for (const [name, options] of Object.entries({
  "1024 × 680": { size: [1024, 680] },
  "125 % of 1366 × 768": { size: [1093, 614], scale: 1.25 },
  "150 % of 1536 × 864": { size: [1024, 576], scale: 1.5 },
  "150 % of 1366 × 768, dark": { size: [911, 512], scale: 1.5, dark: true },
})) {
  test(`nothing scrolls sideways at ${name}`, () =>
    inWindow({ ...options, letter: heavy }, async ({ page }) => {
      for (const place of ["main", ".strip", "footer", "header", "body"]) {
        const [scroll, client] = await page.locator(place).evaluate((one) => [one.scrollWidth, one.clientWidth]);
        assert.ok(scroll <= client, `${place}: ${scroll} > ${client}`);
      }
      const inside = await page.locator("header button").evaluateAll((all) => all.every((one) => one.getBoundingClientRect().right <= innerWidth));
      assert.ok(inside, "every button of the bar can be reached");
      await page.screenshot({ path: `${out}/heavy-${options.size[0]}-${options.scale ?? 1}.png` });
      await page.locator('input[data-field="addressees[30]"]').focus();
      await page.screenshot({ path: `${out}/heavy-list-${options.size[0]}-${options.scale ?? 1}.png` });
    }));
}
