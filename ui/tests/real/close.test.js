// Closing never asks and never loses: the last letters are on the disk before the window goes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { field, form, openApp } from "./session.js";

const run = promisify(execFile);
const script = join(dirname(fileURLToPath(import.meta.url)), "close.py");

test("what was typed right before closing is there at the next start", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  const id = await hands.focus();
  await window.click(field("subject"));
  await hands.type("chu cuoi cung", 5);
  await run("python3", [script, id], { env: desk.env });
  await until("the window is gone", async () => (await hands.windows()).length === 0);
  window.kill();
  const again = await openApp(desk);
  await until("the draft", async () => (await form(again)).subject !== "");
  assert.equal((await form(again)).subject, "chu cuoi cung");
});
