// Keys in dialogs, as the real web view takes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sample } from "./calls.js";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { form, openApp } from "./session.js";

test("Ctrl+Z in a dialog takes back what was typed there; the help is scrolled with keys", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const first = await openApp(desk);
  await first.invoke("keep", { id: null, text: JSON.stringify({ circulation: [], ...sample("full") }), file: null });
  first.kill();
  await first.group.gone();
  const window = await openApp(desk);
  const hands = new Hands(desk);
  await hands.focus();
  const pages = () => window.run(() => document.querySelector("#print-pages")?.value ?? null);
  const subject = async () => (await form(window)).subject;

  await hands.press("alt+3", "End");
  await hands.type(" x");
  await until("the letter's word", async () => (await subject()).endsWith(" x"));
  const before = await subject();
  await hands.press("ctrl+p");
  await until("the print dialog", () => window.run(() => document.querySelector("#print-pages")?.checkVisibility()));
  await window.run(() => document.querySelector("#print-pages").focus());
  await hands.type("12");
  await until("what is typed", async () => (await pages()) === "12");
  await hands.press("ctrl+z");
  await until("the step back", async () => (await pages()) !== "12");
  await hands.press("ctrl+y");
  await until("the step again", async () => (await pages()) === "12");
  assert.equal(await subject(), before, "the letter behind the dialog is left alone");
  await hands.press("Escape");

  await hands.press("F1");
  const scrolled = () => window.run(() => document.querySelector("dialog[open] .content")?.scrollTop ?? -1);
  await until("the help", async () => (await scrolled()) === 0);
  await hands.press("Page_Down");
  await until("a page further down", async () => (await scrolled()) > 300);
  const far = await scrolled();
  await hands.press("Up");
  await until("a line back", async () => (await scrolled()) < far);
  await hands.press("Home");
  await until("the head again", async () => (await scrolled()) === 0);
});
