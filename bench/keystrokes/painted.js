// What one key paints: the rectangles of the screen that change after a letter is typed, with the window's own style and then
// with each style rule given, to see which one makes a key dear. See README.md.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Desk } from "../../ui/tests/real/desk.js";
import { Hands } from "../../ui/tests/real/hands.js";
import { withLetter } from "./app.js";
import { ordinary } from "./letters.js";
import { caret } from "./window.js";

const KEYS = 6;
/** Milliseconds after a key in which what is painted is its own. */
const ITS_OWN = 140;

const ends = [];
const desk = await Desk.open({ name: "painted", after: (close) => ends.push(close) });
const window = await withLetter(desk, ordinary(2));
const watcher = spawn("/usr/bin/python3", [join(dirname(fileURLToPath(import.meta.url)), "painted.py")], { env: desk.env, stdio: ["ignore", "pipe", "inherit"] });
ends.push(() => watcher.kill());
const painted = [];
createInterface({ input: watcher.stdout }).on("line", (line) => painted.push(line.split(" ").map(Number)));

try {
  const hands = new Hands(desk);
  await caret(window, 1, Infinity);
  // The bars for scrolling fade.
  await sleep(4000);
  for (const rule of ["", ...process.argv.slice(2)]) {
    if (rule) await window.run((rule) => document.styleSheets[0].insertRule(rule, document.styleSheets[0].cssRules.length), rule);
    await sleep(3000);
    console.log(rule || "as it is");
    for (let i = 0; i < KEYS; i++) {
      const start = Date.now();
      await hands.press(i % 2 === 0 ? "i" : "BackSpace");
      await sleep(1000);
      const own = painted.filter(([at]) => at >= start && at < start + ITS_OWN);
      console.log(`  ${own.map(([at, x, y, width, height]) => `${at - start} ms: ${width} × ${height} at ${x}, ${y}`).join("; ")}`);
    }
    if (rule) await window.run(() => document.styleSheets[0].deleteRule(document.styleSheets[0].cssRules.length - 1));
  }
} finally {
  ends.forEach((close) => close());
  window.kill();
}
