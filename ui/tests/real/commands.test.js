// Every command is registered, granted to the window, and answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CALLS, declared } from "./calls.js";
import { Desk } from "./desk.js";
import { Hands } from "./hands.js";
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
