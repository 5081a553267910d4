// A letter typed into the real window, and a second start of the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { app, Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { field, form, openApp, untilOnPage } from "./session.js";

test("a typed letter stands on the page", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const letter = {
    "issuer.superior": "Đảng bộ tỉnh Lâm Đồng",
    "issuer.name": "Đảng uỷ xã Tân Hoà",
    subject: "về việc tăng cường lãnh đạo công tác dân vận",
    "addressees[0]": "Các chi bộ trực thuộc",
    body: "Thực hiện Kế hoạch số 86-KH/ĐU, Đảng uỷ yêu cầu các chi bộ:",
  };
  for (const [name, text] of Object.entries(letter)) await window.type(field(name), text);
  await window.press("Enter");
  await window.type(field("body"), "1. Tổ chức quán triệt đến từng đảng viên.");
  const shown = await form(window);
  for (const [name, text] of Object.entries(letter)) {
    if (name !== "body") assert.equal(shown[name], text.normalize("NFC"));
  }
  await untilOnPage(window, "subject", letter.subject);
  await untilOnPage(window, "issuer.name", letter["issuer.name"].toLocaleUpperCase("vi"));
  await untilOnPage(window, "addressees[0]", letter["addressees[0]"]);
  await untilOnPage(window, "body[0]", "Đảng uỷ yêu cầu các chi bộ:");
  await untilOnPage(window, "body[1]", "Tổ chức quán triệt đến từng đảng viên.");
  await window.screenshot("typed");
});

test("a second start hands the keyboard to the first window and ends", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  const hands = new Hands(desk);
  await openApp(desk);
  const first = await hands.focus();
  await hands.letGo();
  assert.notEqual(await hands.focused(), first);
  const second = desk.start("second", app, []);
  assert.equal(await second.ended, 0, second.said());
  await until("the first window has the keyboard", async () => (await hands.focused()) === first);
  assert.deepEqual(await hands.windows(), [first]);
});

test("a second start takes over when the first window dies before it answers", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  const hands = new Hands(desk);
  const bus = desk.start("monitor", "dbus-monitor", ["--session", "interface='org.SingleInstance.DBus'"]);
  await until("the bus is watched", () => bus.said() !== "");
  const first = desk.start("first", app, []);
  await until("the first window", async () => (await hands.owners()).includes(first.pid));
  process.kill(first.pid, "SIGSTOP");
  const second = desk.start("second", app, []);
  await until("the second start asks the first", () => bus.said().includes("ExecuteCallback"));
  first.kill();
  await until("a window of its own", async () => (await hands.owners()).includes(second.pid)).catch((error) => {
    throw new Error(`${error.message}\n${second.said()}`);
  });
});

test("the next start begins with the draft that was opened last, not the one changed last", { timeout: 60_000 }, async (t) => {
  const desk = await Desk.open(t);
  let window = await openApp(desk);
  const keep = (subject) => window.invoke("keep", { id: null, text: JSON.stringify({ subject }), file: null });
  const [older, newer] = [await keep("cũ"), await keep("mới")];
  assert.notEqual(older, newer);
  await window.invoke("look_at", { id: older });
  window.kill();
  await window.group.gone();
  window = await openApp(desk);
  await until("the older draft", async () => (await form(window)).subject === "cũ");
});
