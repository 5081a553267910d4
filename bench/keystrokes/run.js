// From a key to the painted page: the real application, real key events, pixels of the X screen.
// See README.md.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { Desk, root } from "../../ui/tests/real/desk.js";
import { Hands } from "../../ui/tests/real/hands.js";
import { withLetter } from "./app.js";
import { domino, ordinary } from "./letters.js";
import { caret, changed, grow, lines, patches, regions, watchPatches, whole } from "./window.js";

const KEYS = Number(process.env.KEYS ?? 80);
const PAGES = (process.env.PAGES ?? "2,20").split(",").map(Number);
const WARM_UP = 10;
/** Where floor.c has its field: left, top, width, height. */
const FIELD = [42, 42, 100, 30];
const GOALS = { "one line": 16, "the rest of the page": 35, everything: 55 };

const here = dirname(fileURLToPath(import.meta.url));

/** Presses keys and times the screen. */
function stopwatch(desk) {
  const child = spawn("python3", [join(here, "screen.py")], { env: desk.env, stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(JSON.parse(line).ms));
  const ended = new Promise((_, reject) => child.once("exit", () => reject(new Error("screen.py ended"))));
  ended.catch(() => {});
  const press = (key, parts) => {
    const answer = new Promise((resolve) => waiting.push(resolve));
    child.stdin.write(`${JSON.stringify({ key, regions: parts })}\n`);
    return Promise.race([answer, ended]);
  };
  return { press, close: () => child.kill() };
}

/** A letter typed and taken back, in turn: every key changes the same lines. */
async function measure(watch, parts) {
  const times = [];
  for (let i = 0; i < WARM_UP + KEYS; i++) {
    const ms = await watch.press(i % 2 === 0 ? "i" : "BackSpace", parts);
    if (i >= WARM_UP) times.push(ms ?? Infinity);
    // At any moment between two frames, as fingers do.
    await sleep(20 + Math.random() * 60);
  }
  return sorted(times);
}

const at = (times, share) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
const sorted = (times) => times.sort((a, b) => a - b);
const shown = (ms) => (Number.isFinite(ms) ? ms.toFixed(1) : "> 1000").padStart(7);

/** What the command alone takes, seen from the window: layout, serialising, and the way there and back. */
async function command(window) {
  const times = await window.run(async () => {
    const { draft } = await window.__TAURI_INTERNALS__.invoke("start");
    const letter = JSON.parse(draft.text);
    const found = [];
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      await window.__TAURI_INTERNALS__.invoke("preview", { letter });
      found.push(performance.now() - start);
    }
    return found;
  });
  return sorted(times);
}

const row = (what, times) => console.log(`  ${what.padEnd(44)} p50${shown(at(times, 0.5))}   p95${shown(at(times, 0.95))}`);

/** What a key costs in a bare field of text in the same minute: what the machine and the web view take for themselves. */
async function floor(desk) {
  const folder = join(root, "target/bench-keystrokes");
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "floor");
  const flags = execFileSync("pkg-config", ["--cflags", "--libs", "webkit2gtk-4.1"], { encoding: "utf8" }).trim().split(/\s+/);
  execFileSync("cc", ["-O1", "-o", program, join(here, "floor.c"), ...flags]);
  const group = desk.start("floor", program, []);
  let watch;
  try {
    await sleep(2000);
    await new Hands(desk).focus("floor");
    watch = stopwatch(desk);
    return await measure(watch, [FIELD]);
  } finally {
    watch?.close();
    group.kill();
    await group.gone();
  }
}

async function one(desk, pages, name) {
  const bare = await floor(desk);
  const letter = name === "everything" ? domino(pages) : ordinary(pages);
  const window = await withLetter(desk, letter);
  const watch = stopwatch(desk);
  try {
    const item = name === "everything" ? 0 : 1;
    await whole(window);
    await caret(window, item, name === "everything" ? 1 : Infinity);
    if (name !== "one line") await grow(window, item);
    const before = await lines(window);
    await watchPatches(window);
    const times = await measure(watch, await regions(window, item, name));
    const patched = (await patches(window)).slice(WARM_UP);
    await window.press("i");
    await sleep(500);
    const share = changed(before, await lines(window));
    const verdict = at(times, 0.95) <= GOALS[name] ? "ok" : "over";
    console.log(`${name}, ${before.pages} pages (${share} change): goal ${GOALS[name]} ms: ${verdict}`);
    row("key to pixels", times);
    row("  key event to changed page in the window", sorted(patched));
    row("  the command alone, there and back", await command(window));
    row("a key in a bare field of text, just before", bare);
  } finally {
    watch.close();
    window.kill();
    await window.group.gone();
  }
}

const ends = [];
try {
  for (const pages of PAGES) {
    for (const name of Object.keys(GOALS)) {
      const desk = await Desk.open({ name: `keystrokes ${pages} ${name}`, after: (close) => ends.push(close) });
      await one(desk, pages, name);
    }
  }
} finally {
  ends.forEach((close) => close());
}
