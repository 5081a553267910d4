// A letter file dragged out of another window, as from a file manager.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { sample } from "./calls.js";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { form, openApp, untilOnPage } from "./session.js";

const here = dirname(fileURLToPath(import.meta.url));

/** Where drag.c has its file, and the way to the form. */
const WAY = [[1320, 750], [1310, 748], [1290, 740], [1100, 600], [800, 400], [700, 350], [690, 340]];

test("a file dragged onto the window is opened", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const program = join(desk.home, "drag");
  const flags = execFileSync("pkg-config", ["--cflags", "--libs", "gtk+-3.0"], { encoding: "utf8" }).trim().split(/\s+/);
  execFileSync("cc", ["-o", program, join(here, "drag.c"), ...flags]);
  const file = join(desk.home, "keo-tha.congvan");
  writeFileSync(file, JSON.stringify(sample("full")));
  const window = await openApp(desk);
  const hands = new Hands(desk);
  await hands.focus();
  desk.start("drag", program, [`file://${file}`]);
  await until("the window with the file", async () => (await hands.windows("drag")).length > 0);
  await hands.drag(WAY);
  await until("the letter of the file", async () => (await form(window)).subject === sample("full").subject);
  await untilOnPage(window, "subject", "về việc");
});
