// Every command is registered, granted to the window, and answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CALLS, declared, sample } from "./calls.js";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { save as photograph, settled } from "./screen.js";
import { openApp } from "./session.js";

test("every command answers", { timeout: 120_000 }, async (t) => {
  const uncalled = declared().filter((name) => !(name in CALLS));
  assert.deepEqual(uncalled, [], "commands of src-tauri/build.rs that ui/tests/real/calls.js does not call");
  const unknown = Object.keys(CALLS).filter((name) => !declared().includes(name));
  assert.deepEqual(unknown, [], "calls of ui/tests/real/calls.js that src-tauri/build.rs does not declare");
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  for (const [name, call] of Object.entries(CALLS)) {
    await t.test(name, async () => {
      // A failure is an answer too; the rest waits for the dialog.
      const answer = window.invoke(name, call.args?.(desk)).then(
        (ok) => ({ ok }),
        (failure) => ({ failure }),
      );
      if (call.dialog) await Promise.race([hands.choose(call.dialog, call.path(desk)), answer.then(({ failure }) => assert.ifError(failure))]);
      const { ok, failure } = await answer;
      if (call.refused) {
        assert.ok(call.refused.includes(failure?.code), failure?.message ?? "it answered");
        return;
      }
      assert.ifError(failure);
      await call.check(ok, desk);
    });
  }
});

/** Asks the way that the window asks within a keystroke. */
const atOnce = (window, body) =>
  window.run((sent) => {
    const request = new XMLHttpRequest();
    request.open("POST", "page://localhost/", false);
    request.send(sent);
    return JSON.parse(request.responseText);
  }, body);

test("the page comes at once as it comes by message, and what cannot be set is told", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const letter = sample("two-pages");
  const { at_once } = await window.invoke("start");
  assert.equal(at_once, true);
  const whole = await window.invoke("preview", { letter, seen: null });
  assert.equal(whole.pages.length, 2);
  assert.deepEqual(await atOnce(window, JSON.stringify({ letter, seen: null })), { ok: whole });
  const seen = { stamps: whole.stamps, near: 0, parts: "runs" };
  assert.deepEqual((await atOnce(window, JSON.stringify({ letter, seen }))).ok.pages, []);
  const strange = { letter: { ...letter, subject: "về việc \u{1f600}" }, seen: null };
  const { code, message } = await window.invoke("preview", strange).catch((why) => why);
  assert.equal(code, "no-glyph");
  assert.deepEqual(await atOnce(window, JSON.stringify(strange)), { failure: { code, message } });
  for (const rubbish of ["", "[]", "null", JSON.stringify({ letter: 7 }), "{".repeat(10_000)]) {
    assert.equal((await atOnce(window, rubbish)).failure.code, "page");
  }
});

test("a dialog that is left is no failure", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  for (const [name, call] of Object.entries(CALLS).filter(([, call]) => call.dialog && !call.needsExport)) {
    await t.test(name, async () => {
      const answer = window.invoke(name, call.args?.(desk));
      await hands.choose(call.dialog, null);
      assert.equal(await answer, null);
    });
  }
});

test("a file whose name was typed without its ending is not replaced unasked", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  const file = join(desk.home, "bao-cao.congvan");
  const save = async (answer) => {
    writeFileSync(file, "cũ");
    const saved = window.invoke("save", { letter: sample("full"), file: null });
    await hands.choose("Lưu công văn", join(desk.home, "bao-cao"));
    await hands.focus("Tệp đã có");
    await settled(hands);
    await photograph(desk, "replace");
    await hands.press(...(answer === "replace" ? ["Return"] : ["Escape"]));
    return saved;
  };
  const other = save("other");
  await until("the question is asked", async () => (await hands.windows("Tệp đã có")).length > 0);
  await until("the place is asked for again", async () => (await hands.windows("Lưu công văn")).length > 0 && (await hands.windows("Tệp đã có")).length === 0);
  await hands.choose("Lưu công văn", null);
  assert.equal(await other, null);
  assert.equal(readFileSync(file, "utf8"), "cũ");
  assert.equal(await save("replace"), file);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).subject, sample("full").subject);
});

test("a file is offered a name that says what it is, in the folder of the last one", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  const folder = join(desk.home, "thu-di");
  mkdirSync(folder);
  const letter = sample("full");
  const first = window.invoke("save", { letter, file: null });
  await hands.choose("Lưu công văn", join(folder, "a.congvan"));
  assert.equal(await first, join(folder, "a.congvan"));
  const made = window.invoke("export", { letter });
  await hands.focus("Xuất PDF");
  await settled(hands);
  await photograph(desk, "export-dialog");
  await hands.press("Return");
  const file = await made;
  assert.equal(dirname(file), folder);
  assert.equal(basename(file), "07-CV-ĐU về việc chuẩn bị hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2026.pdf");
  assert.ok(existsSync(file));
});
