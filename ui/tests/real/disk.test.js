// A full disk: the window says so, typing goes on, and the draft is kept again once there is room.
import assert from "node:assert/strict";
import { readlinkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { app, Desk, members, until } from "./desk.js";
import { field, openApp } from "./session.js";

/** The program with a disk of 2 MB for its data, seen by it alone and gone with it. */
const SMALL_DISK = 'mount -t tmpfs -o size=2m,mode=700 tmpfs "$XDG_DATA_HOME" && exec "$0"';
const unshare = process.getuid() === 0 ? ["--mount"] : ["--mount", "--map-current-user", "--keep-caps"];

const NOT_KEPT = "Chưa lưu được bản nháp";

/** Fills a disk to the last byte. */
function fill(file) {
  for (const size of [65536, 4096, 512, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch (error) {
      assert.equal(error.code, "ENOSPC");
    }
  }
}

test("a full disk is told, and the draft is kept once there is room", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk, { binary: "/usr/bin/unshare", args: [...unshare, "sh", "-c", SMALL_DISK, app] });
  const pid = members(window.group.pid).find((member) => readlinkSync(`/proc/${member}/exe`) === app);
  const disk = join(`/proc/${pid}/root`, desk.data);
  const said = () => window.run(() => document.body.innerText);
  const kept = async () => JSON.parse((await window.invoke("start")).draft?.text ?? "{}");

  await window.type(field("subject"), "về việc một");
  await until("the first words are kept", async () => (await kept()).subject === "về việc một");
  fill(join(disk, "fill"));
  let typed = "về việc một";
  // The database may still have a little room of its own.
  while (!(await said()).includes(NOT_KEPT)) {
    await window.type(field("subject"), " hai".repeat(5));
    typed += " hai".repeat(5);
    await until("the draft is kept or the window complains", async () => (await said()).includes(NOT_KEPT) || (await kept()).subject === typed);
  }
  await window.screenshot("full-disk");
  await window.type(field("subject"), " ba");
  typed += " ba";
  assert.equal(await window.run((css) => document.querySelector(css).value, field("subject")), typed);
  assert.notEqual((await kept()).subject, typed);

  rmSync(join(disk, "fill"));
  await window.type(field("subject"), " bốn");
  await until("the draft is kept again", async () => (await kept()).subject === `${typed} bốn`);
  await until("the window no longer complains", async () => !(await said()).includes(NOT_KEPT));
});
