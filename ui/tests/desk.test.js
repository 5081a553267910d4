import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, focused, intoBody, letterWhen, onlySample } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

const blank = { kind: "cong-van", issuer: {}, circulation: [], addressees: [], body: [], recipients: [] };
const kept = (id, subject, changed = "2026-06-05T08:30:00Z") => ({ id, text: JSON.stringify({ ...blank, subject }), file: null, changed });
const field = (page, name) => page.locator(`:is(input, textarea)[data-field="${name}"]`);

/** A disk that keeps drafts as the program does; `slow` holds every answer back until it is let go. */
function disk(drafts, { fails = () => false } = {}) {
  const all = new Map(drafts.map((draft) => [draft.id, draft]));
  let held = [];
  let slow = false;
  return {
    all,
    hold: () => (slow = true),
    let: () => {
      slow = false;
      held.splice(0).forEach((go) => go());
    },
    answers: {
      keep: async ({ id, text, file }) => {
        if (slow) await new Promise((go) => held.push(go));
        if (fails(text)) throw Object.assign(new Error("ổ đĩa đã đầy"), { code: "store" });
        const given = id ?? Math.max(0, ...all.keys()) + 1;
        all.set(given, { id: given, text, file, changed: new Date().toISOString() });
        return given;
      },
      drafts: () => [...all.values()].sort((a, b) => b.changed.localeCompare(a.changed)),
      remove_draft: ({ id }) => void all.delete(id),
    },
  };
}
const subjectOf = (one) => JSON.parse(one.text).subject;
const openDrafts = (page) => page.getByRole("button", { name: "Mở ▾" }).click();

test("opening another draft while the first is on its way to the disk loses nothing of either", () => {
  const store = disk([kept(1, "A"), kept(2, "B")]);
  return inWindow({ letter: { subject: "A" }, answers: store.answers }, async ({ page }) => {
    store.hold();
    await field(page, "subject").fill("A một");
    await page.waitForTimeout(300);
    await field(page, "subject").fill("A một hai");
    // The list waits for the disk.
    store.let();
    await openDrafts(page);
    await page.getByRole("menuitem", { name: "B sửa" }).waitFor();
    store.hold();
    await page.keyboard.press("Escape");
    await field(page, "subject").fill("A một hai ba");
    await openDrafts(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    store.let();
    await page.getByRole("menuitem", { name: "B sửa" }).click();
    await eventually(() => field(page, "subject").inputValue(), (value) => value === "B");
    await field(page, "subject").fill("B mới");
    await eventually(() => subjectOf(store.all.get(2)), (value) => value === "B mới");
    assert.deepEqual([...store.all.values()].map(subjectOf).sort(), ["A một hai ba", "B mới"]);
  });
});

test("a letter begun in the middle of a word leaves that word among the drafts", () => {
  const store = disk([]);
  const answers = { ...store.answers, ...onlySample({ subject: "mời" }) };
  return inWindow({ answers }, async ({ page }) => {
    store.hold();
    await field(page, "subject").fill("chưa x");
    await page.waitForTimeout(250);
    await field(page, "subject").fill("chưa xong");
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Mời họp" }).click();
    await eventually(() => field(page, "subject").inputValue(), (value) => value === "mời");
    await field(page, "place").fill("Tân Hoà");
    store.let();
    await eventually(() => store.all.size, (size) => size === 2);
    await eventually(() => [...store.all.values()].map(subjectOf).sort().join(), (all) => all === "chưa xong,mời");
    assert.deepEqual([...store.all.values()].map(subjectOf).sort(), ["chưa xong", "mời"]);
  });
});

test("a disk that fails is tried again, and another letter's success does not hide it", () => {
  let full = true;
  const store = disk([], { fails: (text) => full && text.includes("đầu") });
  return inWindow({ answers: store.answers }, async ({ page }) => {
    await field(page, "subject").fill("thư đầu");
    await page.getByText("Chưa lưu được bản nháp: ổ đĩa đã đầy").waitFor();
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Công văn trống" }).click();
    await eventually(() => field(page, "subject").inputValue(), (value) => value === "");
    await field(page, "subject").fill("thư sau");
    await eventually(() => store.all.size, (size) => size === 1);
    assert.equal(await page.getByText("Chưa lưu được bản nháp").count(), 1, "the first is still not on the disk");
    full = false;
    await page.getByText(/^Bản nháp đã lưu/).waitFor({ timeout: 9000 });
    assert.deepEqual([...store.all.values()].map(subjectOf).sort(), ["thư sau", "thư đầu"]);
  });
});

test("a start that fails says so and keeps what is typed all the same", () => {
  const store = disk([]);
  const start = () => {
    throw Object.assign(new Error("không mở được cơ sở dữ liệu"), { code: "no-store" });
  };
  return inWindow({ answers: { ...store.answers, start } }, async ({ page }) => {
    await page.getByText("không mở được cơ sở dữ liệu. Công văn đang soạn vẫn còn nguyên.").waitFor();
    await field(page, "subject").fill("vẫn giữ");
    await eventually(() => store.all.size, (size) => size === 1);
    assert.equal(subjectOf(store.all.get(1)), "vẫn giữ");
  });
});

test("what is typed before the drafts are there becomes a draft of its own", () => {
  const store = disk([kept(7, "cũ")]);
  let answer;
  const start = () => new Promise((resolve) => (answer = () => resolve({ draft: kept(7, "cũ"), look: null, news: [] })));
  return inWindow({ ready: false, answers: { ...store.answers, start } }, async ({ page }) => {
    await field(page, "subject").fill("nhanh tay");
    answer();
    await eventually(() => field(page, "subject").inputValue(), (value) => value === "cũ");
    await eventually(() => store.all.size, (size) => size === 2);
    assert.deepEqual([...store.all.values()].map(subjectOf).sort(), ["cũ", "nhanh tay"]);
  });
});

test("drafts that the form cannot show are left alone, whatever they hold", () => {
  const broken = ["{", "null", "[]", '"x"', '{"body":5}', '{"body":[{"level":9,"text":"x"}]}', '{"addressees":[1]}', '{"issuer":null}'];
  const store = disk(broken.map((text, i) => ({ ...kept(i + 1, ""), text })));
  return inWindow({ answers: store.answers }, async ({ page }) => {
    await field(page, "subject").fill("đang soạn");
    for (let i = 0; i < broken.length; i++) {
      await openDrafts(page);
      await page.getByRole("menuitem", { name: /^Bản nháp không đọc được/ }).nth(i).click();
      await page.getByText("bản nháp đó vẫn được giữ trong máy").waitFor();
      await page.getByRole("button", { name: "Đóng thông báo" }).click();
    }
    assert.equal(await field(page, "subject").inputValue(), "đang soạn");
    broken.forEach((text, i) => assert.equal(store.all.get(i + 1).text, text));
  });
});

test("menus are used with the keyboard, and the cursor comes back", () => {
  const store = disk([kept(1, "A"), kept(2, "B", "2026-06-04T08:30:00Z")]);
  return inWindow({ letter: { subject: "A" }, answers: { ...store.answers, recent: () => ["/nha/thu.congvan"] } }, async ({ page }) => {
    await field(page, "place").focus();
    await page.keyboard.press("Control+n");
    assert.match(await focused(page), /^Công văn trống/);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "place");
    assert.equal(await page.getByRole("menu").count(), 0);
    await page.keyboard.press("Control+n");
    await page.keyboard.press("Tab");
    assert.deepEqual([await focused(page), await page.getByRole("menu").count()], ["place", 0]);
    await page.getByRole("button", { name: "Mở ▾" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "thu.congvan" }).waitFor();
    await page.screenshot({ path: `${out}/drafts.png` });
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(page), /^thu\.congvan/);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    assert.match(await focused(page), /^B/);
    await page.keyboard.press("Home");
    assert.match(await focused(page), /^Chọn tệp/);
    await page.locator('input[data-field="place"]').click();
    assert.equal(await page.getByRole("menu").count(), 0, "a click elsewhere closes");
    assert.equal(await focused(page), "place");
  });
});

test("a draft is removed only after asking, and never the one on the desk", () => {
  const store = disk([kept(1, "A"), kept(2, "B", "2026-06-04T08:30:00Z")]);
  return inWindow({ letter: { subject: "A" }, answers: store.answers }, async ({ page }) => {
    await openDrafts(page);
    await page.getByRole("menuitem", { name: "A đang soạn" }).waitFor();
    assert.equal(await page.getByRole("menuitem", { name: "Xoá bản nháp: A" }).count(), 0);
    await page.getByRole("menuitem", { name: "A đang soạn" }).focus();
    await page.keyboard.press("Delete");
    assert.equal(await page.getByText("Xoá hẳn bản nháp").count(), 0);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Delete");
    await page.getByText("Xoá hẳn bản nháp «B»?").waitFor();
    await page.screenshot({ path: `${out}/draft-remove.png` });
    assert.equal(await focused(page), "Giữ lại");
    await page.keyboard.press("Escape");
    assert.match(await focused(page), /^B/);
    assert.equal(store.all.size, 2);
    await page.getByRole("menuitem", { name: "Xoá bản nháp: B" }).click();
    await page.getByRole("menuitem", { name: "Xoá hẳn" }).click();
    await eventually(() => store.all.size, (size) => size === 1);
    assert.deepEqual([...store.all.keys()], [1]);
    assert.match(await focused(page), /^Chọn tệp/, "the cursor stays in the menu");
    await page.getByRole("menuitem", { name: "A đang soạn" }).click();
    assert.equal(await field(page, "subject").inputValue(), "A");
  });
});

test("a new letter's own draft cannot be removed from the list either", () => {
  const store = disk([]);
  return inWindow({ answers: store.answers }, async ({ page }) => {
    await field(page, "subject").fill("thư mới");
    await openDrafts(page);
    await page.getByRole("menuitem", { name: "thư mới đang soạn" }).waitFor();
    assert.equal(await page.getByRole("menuitem", { name: /^Xoá bản nháp/ }).count(), 0);
    await field(page, "subject").fill("thư mới hơn");
    await page.getByRole("menuitem", { name: "thư mới" }).click({ timeout: 200 }).catch(() => {});
    assert.equal(await field(page, "subject").inputValue(), "thư mới hơn", "the list's older state does not come back");
  });
});

test("the calendar: keys, Escape, a click elsewhere, one step of undo", () =>
  inWindow({ letter: { date: "2026-01-31", place: "Tân Hoà" } }, async ({ page, calls }) => {
    const here = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await field(page, "date").focus();
    await page.keyboard.press("Alt+ArrowDown");
    assert.equal(await here(), "Ngày 31 tháng 1 năm 2026");
    await page.keyboard.press("PageDown");
    assert.equal(await here(), "Ngày 28 tháng 2 năm 2026", "the last day of a shorter month");
    await page.keyboard.press("ArrowDown");
    assert.equal(await here(), "Ngày 7 tháng 3 năm 2026");
    await page.screenshot({ path: `${out}/calendar.png` });
    await page.keyboard.press("Escape");
    assert.deepEqual([await focused(page), await page.getByRole("dialog").count()], ["date", 0]);
    assert.equal(await field(page, "date").inputValue(), "31/01/2026");
    await page.getByRole("button", { name: "Chọn ngày" }).click();
    await page.getByRole("button", { name: "Tháng sau" }).click();
    await page.getByRole("button", { name: "Tháng sau" }).click();
    assert.equal(await here(), "Tháng sau");
    await page.getByRole("button", { name: "Ngày 9 tháng 3 năm 2026" }).click();
    await letterWhen(calls, (one) => one.date === "2026-03-09");
    assert.equal(await field(page, "date").inputValue(), "09/3/2026");
    await page.keyboard.press("Control+z");
    await letterWhen(calls, (one) => one.date === "2026-01-31");
    await page.getByRole("button", { name: "Chọn ngày" }).click();
    await field(page, "place").click();
    assert.deepEqual([await focused(page), await page.getByRole("dialog").count()], ["place", 0], "the click is not taken away");
    await page.getByRole("button", { name: "Chọn ngày" }).click();
    await page.locator(".reference").click();
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.getByRole("button", { name: "Chọn ngày" }).click();
    await page.getByRole("button", { name: "Chọn ngày" }).click();
    assert.equal(await page.getByRole("dialog").count(), 0, "the button closes it again");
  }));

const places = {
  ...blank,
  subject: "về việc mời dự [tên hội nghị]",
  addressees: ["[nơi nhận]"],
  body: [
    { level: 0, text: "Dự [tên hội nghị] lúc [giờ] giờ." },
    { level: 1, text: [{ text: "Tại " }, { text: "[nơi họp]", bold: true }] },
  ],
};

test("Tab goes through the places of a ready beginning, and out of the body when all are filled", () =>
  inWindow({ answers: onlySample(places) }, async ({ page, calls }) => {
    const chosen = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        return one.value === undefined ? getSelection().toString() : one.value.slice(one.selectionStart, one.selectionEnd);
      });
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Mời họp" }).click();
    const stands = (text) => eventually(chosen, (now) => now === text).then((now) => assert.equal(now, text));
    await stands("[tên hội nghị]");
    assert.equal(await focused(page), "subject");
    assert.deepEqual(await page.locator(".ProseMirror .place").allInnerTexts(), ["[tên hội nghị]", "[giờ]", "[nơi họp]"]);
    await page.screenshot({ path: `${out}/places.png` });
    await page.getByText("Còn 5 chỗ cần điền").waitFor();
    await page.keyboard.type("hội nghị sơ kết");
    await page.keyboard.press("Tab");
    await stands("[nơi nhận]");
    await page.keyboard.press("Tab");
    await stands("[tên hội nghị]");
    await page.keyboard.press("Shift+Tab");
    await stands("[nơi nhận]");
    await page.keyboard.type("Các chi bộ");
    await page.keyboard.press("Tab");
    await stands("[tên hội nghị]");
    await page.keyboard.type("họp");
    await page.keyboard.press("Tab");
    await stands("[giờ]");
    await page.keyboard.type("8");
    await page.keyboard.press("Tab");
    await stands("[nơi họp]");
    await page.keyboard.type("hội trường");
    const made = await letterWhen(calls, (one) => JSON.stringify(one).includes("hội trường"));
    assert.equal(made.body[0].text, "Dự họp lúc 8 giờ.");
    await eventually(() => page.getByText(/chỗ cần điền/).count(), (count) => count === 0);
    await page.keyboard.press("Tab");
    // In the body the level of the item would have changed.
    await eventually(() => focused(page), (name) => name === "recipients[0]");
    assert.equal((await letterWhen(calls, () => true)).body[1].level, 1);
    assert.equal(await page.locator(".ProseMirror .place").count(), 0);
    await page.locator(".ProseMirror p").nth(1).click();
    await page.keyboard.press("Tab");
    await letterWhen(calls, (one) => one.body[1].level === 2);
  }));

test("going elsewhere makes Tab Tab again; the status bar leads back", () =>
  inWindow({ letter: places }, async ({ page }) => {
    await page.getByRole("button", { name: "Còn 5 chỗ cần điền" }).click();
    await eventually(() => focused(page), (name) => name === "subject");
    await field(page, "place").click();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "date");
    await intoBody(page, 0);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /chỗ cần điền/ }).click();
    await eventually(() => focused(page), (name) => name === "subject" || name === "addressees[0]");
  }));

test("the clerk can type at once: in a new letter its subject, in one that was begun behind its last words", async () => {
  const at = (page) => eventually(() => focused(page), (name) => name === "subject" || name === "body");
  await inWindow({}, async ({ page }) => assert.equal(await at(page), "subject"));
  const letter = { body: [{ level: 0, text: "Mở đầu" }, { level: 1, text: "Mục một" }, { level: 1, text: "" }] };
  await inWindow({ letter }, async ({ page }) => {
    assert.equal(await at(page), "body");
    await page.keyboard.type(" hai");
    assert.deepEqual((await page.locator(".ProseMirror p").allInnerTexts())[1].trim(), "Mục một hai");
  });
});

test("a long message is read whole, and moves nothing", () => {
  const message = `Không ghi được vào ${"một thư mục có tên rất dài ".repeat(12)}vì ổ đã đầy`;
  const answers = { export: () => Promise.reject(Object.assign(new Error(message), { code: "write" })) };
  return inWindow({ letter: sample("full"), answers }, async ({ page }) => {
    const tops = () => page.locator("main, .preview").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON()));
    const before = await tops();
    await page.getByRole("button", { name: "Xuất PDF" }).first().click();
    const told = page.locator(".status .told", { hasText: "vì ổ đã đầy" });
    await told.waitFor();
    assert.deepEqual(await tops(), before);
    await page.screenshot({ path: `${out}/long-message.png` });
    const { isWhole, top, bottom } = await told.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { isWhole: element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight, top, bottom };
    });
    assert.ok(isWhole && top > 0 && bottom <= 768, `${isWhole} ${top} ${bottom}`);
  });
});

test("a draft that was opened is remembered as the one on the desk", () => {
  const store = disk([kept(1, "A"), kept(2, "B")]);
  return inWindow({ letter: { subject: "A" }, answers: store.answers }, async ({ page, calls }) => {
    await openDrafts(page);
    await page.getByRole("menuitem", { name: "B sửa" }).click();
    await eventually(() => field(page, "subject").inputValue(), (value) => value === "B");
    const looked = () => calls.filter(({ name }) => name === "look_at").map(({ args }) => args.id);
    await eventually(looked, (ids) => ids.at(-1) === 2);
    assert.deepEqual(looked(), [1, 2]);
  });
});
