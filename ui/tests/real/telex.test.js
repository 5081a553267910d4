// Vietnamese typed as clerks type it: real keys through ibus-unikey into every kind of field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { field, form, openApp, untilOnPage } from "./session.js";
import { DELAY, Unikey } from "./unikey.js";

/** A window whose fields are typed into through Unikey. */
async function withTelex(t) {
  const desk = await Desk.open(t);
  const unikey = await Unikey.lay(desk);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  await hands.focus();
  /** Puts the cursor into a field. */
  const into = async (name) => {
    await window.click(field(name));
    await unikey.take();
  };
  await window.click(field("subject"));
  await unikey.warm(hands, async () => (await form(window)).subject);
  return { window, hands, into };
}

test("Telex keeps every letter in every kind of field", { timeout: 120_000 }, async (t) => {
  const { window, hands, into } = await withTelex(t);
  const typed = async (name, text) => {
    const value = async () => (await form(window))[name].trimEnd();
    await until(`${name} holds «${text}»`, async () => (await value()) === text, 5000).catch(async () => {
      assert.equal(await value(), text, `Telex into ${name}`);
    });
  };
  await t.test("one line", async () => {
    await into("issuer.name");
    await hands.type("DDarng booj tirnh Laam DDoofng ", DELAY);
    await typed("issuer.name", "Đảng bộ tỉnh Lâm Đồng");
  });
  await t.test("several lines", async () => {
    await into("subject");
    await hands.type("Tawng cuwowfng laxnh ddaoj ", DELAY);
    await typed("subject", "Tăng cường lãnh đạo");
    await untilOnPage(window, "subject", "Tăng cường lãnh đạo");
  });
  await t.test("a list: Enter right behind a composed word", async () => {
    await into("addressees[0]");
    await hands.type("Hooij Noong daan", DELAY);
    await hands.press("Return");
    await until("the second line", async () => "addressees[1]" in (await form(window)));
    await into("addressees[1]");
    await hands.type("Hooij Phuj nuwx", DELAY);
    await hands.press("Tab");
    await typed("addressees[0]", "Hội Nông dân");
    await typed("addressees[1]", "Hội Phụ nữ");
  });
  await t.test("the body: Backspace inside a word, Enter behind one", async () => {
    await into("body");
    await hands.type("DDoofng chis Nguyeexn Vawn Huwowngr", DELAY);
    // Takes the last letter of the word being composed, then goes on with it.
    await hands.press("BackSpace", "BackSpace");
    await hands.type("ngf", DELAY);
    await hands.press("Return");
    await hands.type("cawn cuws", DELAY);
    await hands.press("Return");
    await hands.type("nhieemj vuj ", DELAY);
    await typed("body", "Đồng chí Nguyễn Văn Hường\ncăn cứ\nnhiệm vụ");
    await untilOnPage(window, "body[0]", "Đồng chí Nguyễn Văn Hường");
  });
  await window.screenshot("telex");
  const values = Object.values(await form(window));
  assert.deepEqual(values.filter((value) => value !== value.normalize("NFC")), []);
});

test("a word in the making stays where it was typed when mouse or window go elsewhere", { timeout: 120_000 }, async (t) => {
  const { window, hands, into } = await withTelex(t);
  const value = async (name) => (await form(window))[name];
  /** Types a word at the end of a field; it is still being composed then. */
  const compose = async (name) => {
    const before = await value(name);
    await into(name);
    await hands.press("ctrl+End");
    await hands.type(" hoaf", DELAY);
    await until(`a word at the end of ${name}`, async () => (await value(name)) === `${before} hoà`);
  };
  const clickOn = async (css, across = 0.5) => {
    const [x, y] = await window.run(centre, css, across);
    await hands.click(x, y);
  };
  const centre = (css, across) => {
    const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
    return [left + width * across, top + height / 2];
  };
  const elsewhere = {
    "a click on the page": ["place", () => clickOn(".sheet")],
    "a click into another field": ["place", () => clickOn(field("issuer.symbol"))],
    "a click to the left in the same field": ["issuer.name", () => clickOn(field("issuer.name"), 0.02)],
    "a click from the body": ["body", () => clickOn(field("recipients[0]"))],
    "another window": [
      "subject",
      async () => {
        await hands.letGo();
        await until("the window is left", () => window.run(() => !document.hasFocus()));
        await hands.focus();
      },
    ],
  };
  // In which order mouse and input method are heard differs from time to time.
  for (const time of [1, 2, 3, 4]) {
    for (const [what, [name, act]] of Object.entries(elsewhere)) {
      await compose(name);
      const before = await form(window);
      await act();
      // The input method is heard again within this time.
      await sleep(400);
      assert.deepEqual(await form(window), before, `${what}, time ${time}`);
    }
  }
});
