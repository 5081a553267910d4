// What the window costs: time of a start, memory with a letter open. See README.md.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { app, Desk, members, root, until } from "../../ui/tests/real/desk.js";
import { Hands } from "../../ui/tests/real/hands.js";
import { settled } from "../../ui/tests/real/screen.js";
import { openApp } from "../../ui/tests/real/session.js";

const RUNS = Number(process.env.RUNS ?? 15);
/** What a web view still does after it stands; then nothing changes any more. */
const REST = 8000;
const GOALS = { start: 1000, memory: 320 };

const here = dirname(fileURLToPath(import.meta.url));
const letter = process.env.LETTER ?? join(root, "tests/letters/two-pages.json");

/** The window begins with this letter, as after yesterday's work. */
async function keepLetter(desk) {
  const window = await openApp(desk);
  await window.invoke("put_off_profiles");
  await window.invoke("keep", { id: null, text: readFileSync(letter, "utf8"), file: null });
  window.kill();
  await window.group.gone();
}

async function starts(desk) {
  const { stdout } = await promisify(execFile)("python3", [join(here, "start.py"), String(RUNS), app], { env: desk.env });
  const runs = stdout.trim().split("\n").map((line) => line.split(" ").map(Number));
  for (const [i, what] of ["the form can be used", "the page stands still"].entries()) {
    const times = runs.map((run) => run[i]).sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)];
    const verdict = i > 0 ? "" : `; goal ${GOALS.start} ms: ${median <= GOALS.start ? "ok" : "over"}`;
    console.log(`start of the process until ${what}, ${RUNS} times: median ${median} ms, all ${times[0]}–${times.at(-1)} ms${verdict}`);
  }
}

/** Memory of a process that only it has, and its share of what several have, in MB. */
function pss(pid) {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
  return Number(kilobytes[1]) / 1024;
}

async function memory(desk, name, program, title) {
  const group = desk.start(name, program, []);
  const hands = new Hands(desk);
  await until(`the window of ${program}`, async () => (await hands.windows(title)).length > 0);
  if (title) await settled(hands);
  await sleep(REST);
  const parts = members(group.pid).map((pid) => [readFileSync(`/proc/${pid}/comm`, "utf8").trim(), pss(pid)]);
  group.kill();
  await group.gone();
  const whole = parts.reduce((sum, [, size]) => sum + size, 0);
  const told = parts.map(([part, size]) => `${part} ${size.toFixed(0)}`).join(", ");
  return { whole, told };
}

function emptyView() {
  const folder = join(root, "target/bench-window");
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "empty");
  const flags = execFileSync("pkg-config", ["--cflags", "--libs", "webkit2gtk-4.1"], { encoding: "utf8" }).trim().split(/\s+/);
  execFileSync("cc", ["-O1", "-o", program, join(here, "empty.c"), ...flags]);
  return program;
}

const ends = [];
try {
  const desk = await Desk.open({ name: "bench window", after: (close) => ends.push(close) });
  await keepLetter(desk);
  await starts(desk);
  const ours = await memory(desk, "program", app, "Soạn Công văn –");
  const empty = await memory(desk, "empty", emptyView(), "");
  const verdict = ours.whole <= GOALS.memory ? "ok" : "over";
  console.log(`memory with the letter open: ${ours.whole.toFixed(0)} MB PSS (${ours.told}); goal ${GOALS.memory} MB: ${verdict}`);
  console.log(`an empty web view on the same machine: ${empty.whole.toFixed(0)} MB PSS (${empty.told})`);
} finally {
  ends.forEach((close) => close());
}
