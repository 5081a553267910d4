// Nothing lost: the program is killed in the middle of typing, again and again, and goes on where it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Desk, until } from "./desk.js";
import { dice } from "./dice.js";
import { behindBody, field, form, openApp } from "./session.js";

const KILLS = Number(process.env.KILLS ?? 50);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** What is older than this must be on the disk. */
const KEPT_WITHIN = 1000;

const FIELDS = ["issuer.name", "subject", "recipients[0]", "body", "body"];
const WORDS = ["Đảng uỷ", "tăng cường", "lãnh đạo", "nghị quyết", "số 12-CTr/TU,", "ngưỡng", "“Học tập”", "a", "\n"];

const of = (shown) => Object.fromEntries(FIELDS.map((name) => [name, shown[name] ?? ""]));

/** What a new letter begins with: its first line of recipients is there. */
async function begun(window) {
  await until("the new letter", async () => (await form(window))["recipients[0]"] !== "");
  return of(await form(window));
}

/** Every state of the form since the program came up: one a letter, as they were typed. */
class Typed {
  constructor(start) {
    this.states = [start];
    /** How many states were behind us at which time. */
    this.marks = [{ at: -Infinity, count: 1 }];
  }

  /** The letters are on their way: each may be there or not. */
  going(name, text) {
    for (const letter of text) {
      const last = this.states.at(-1);
      this.states.push({ ...last, [name]: last[name] + letter });
    }
  }

  arrived() {
    this.marks.push({ at: performance.now(), count: this.states.length });
  }

  /** The states that the kill at this time may have left. */
  possible(killedAt) {
    const sure = this.marks.findLast((mark) => mark.at <= killedAt - KEPT_WITHIN);
    return this.states.slice(sure.count - 1);
  }
}

/** Types until the program dies under the fingers. */
async function typeUntilKilled(window, typed, chance, killAfter) {
  let killedAt;
  const timer = setTimeout(() => {
    killedAt = performance.now();
    window.kill();
  }, killAfter);
  try {
    while (!killedAt) {
      const name = chance.one(FIELDS);
      const word = chance.one(name === "body" ? WORDS : WORDS.slice(0, -1));
      const text = word === "\n" ? word : `${word} `;
      if (name === "body") await behindBody(window);
      typed.going(name, text);
      if (name === "body") await window.press(...(text === "\n" ? ["Enter"] : text));
      else await window.type(field(name), text);
      typed.arrived();
      await sleep(chance.between(0, 60));
    }
  } catch (error) {
    if (!killedAt) throw error;
  } finally {
    clearTimeout(timer);
  }
  return killedAt;
}

const same = (shown, state) => FIELDS.every((name) => (shown[name] ?? "") === state[name]);

/** Which of the possible states the form shows; the draft is filled in a moment after the window comes up. */
async function recovered(window, possible) {
  const end = performance.now() + 3000;
  for (;;) {
    const shown = await form(window);
    const index = possible.findLastIndex((state) => same(shown, state));
    if (index >= 0) return index;
    if (performance.now() < end) continue;
    assert.deepEqual(of(shown), possible[0], "the draft is none of the states typed since a second before the kill");
  }
}

test(`${KILLS} kills in the middle of typing lose nothing older than a second`, { timeout: 420_000 }, async (t) => {
  t.diagnostic(`SEED=${SEED} KILLS=${KILLS}`);
  const chance = dice(SEED);
  const desk = await Desk.open(t);
  let [letters, unkept] = [0, 0];
  let window = await openApp(desk);
  let state = await begun(window);
  for (let kill = 1; kill <= KILLS; kill++) {
    const typed = new Typed(state);
    const killedAt = await typeUntilKilled(window, typed, chance, chance.between(100, 2600));
    await window.group.gone();
    window = await openApp(desk);
    const possible = typed.possible(killedAt);
    const index = await recovered(window, possible).catch((error) => {
      throw new Error(`kill ${kill} of SEED=${SEED}: ${error.message}`);
    });
    state = possible[index];
    letters += typed.states.length - 1;
    unkept = Math.max(unkept, possible.length - 1 - index);
  }
  t.diagnostic(`${letters} letters typed; at most ${unkept} of the last second's were not kept`);
});
