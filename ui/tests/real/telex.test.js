// Vietnamese typed as clerks type it: real keys through ibus-unikey into every kind of field.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { field, form, openApp, untilOnPage } from "./session.js";

const run = promisify(execFile);

/** Slow enough for the engine, quicker than any clerk. */
const DELAY = 40;

/** A desk whose programs type through Unikey, which begins with Telex. */
async function withTelex(t) {
  const desk = await Desk.open(t);
  Object.assign(desk.env, { GTK_IM_MODULE: "ibus", XMODIFIERS: "@im=ibus", QT_IM_MODULE: "ibus", GSETTINGS_BACKEND: "memory" });
  desk.start("ibus", "ibus-daemon", ["--xim", "--panel=disable", "--config=/usr/libexec/ibus-memconf"]);
  const ask = (...args) => run("ibus", args, { env: desk.env, timeout: 5000 }).then(({ stdout }) => stdout.trim(), () => "");
  await until("ibus knows Unikey", async () => (await ask("list-engine", "--name-only")).includes("Unikey"), 20_000);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  await hands.focus();
  /** Puts the cursor into a field; the engine belongs to what has the cursor. */
  const into = async (name) => {
    await window.click(field(name));
    await until("Unikey is the engine", async () => {
      await ask("engine", "Unikey");
      return (await ask("engine")) === "Unikey";
    });
  };
  return { window, hands, into };
}

/** Waits for the first syllable to be composed: the engine may need a moment after it was chosen. */
async function warm({ window, hands, into }) {
  for (let tries = 1; ; tries++) {
    await into("subject");
    await hands.type("ddaf ", DELAY);
    const typed = async () => (await form(window)).subject;
    await until("the keys arrive", async () => /\S\s$/.test(await typed()));
    const text = await typed();
    await hands.press("ctrl+a", "BackSpace");
    await until("the field is empty again", async () => (await typed()) === "");
    if (text === "đà ") return;
    assert.ok(tries < 3, `Unikey does not compose: «${text}» instead of «đà »`);
  }
}

test("Telex keeps every letter in every kind of field", { timeout: 120_000 }, async (t) => {
  const desk = await withTelex(t);
  const { window, hands, into } = desk;
  await warm(desk);
  const typed = async (name, text) => {
    const value = async () => (await form(window))[name].trimEnd();
    await until(`${name} holds «${text}»`, async () => (await value()) === text, 5000).catch(async () => {
      assert.equal(await value(), text, `Telex into ${name}`);
    });
  };
  await t.test("one line", async () => {
    await into("issuer.name");
    // No word with oà or uỷ: where their mark stands is a setting of Unikey, not ours.
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
