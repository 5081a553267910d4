// A desk of its own for the real application: screen, message bus and home; nothing of it outlives the test.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const app = process.env.APP ?? join(root, "target/debug/soan-cong-van");
export const screens = join(root, "out/screens");
const logs = join(root, "out/logs");
for (const folder of [screens, logs]) mkdirSync(folder, { recursive: true });

/** The window of an old office PC. */
const SCREEN = "1366x768x24";

/** Waits for `found` to give something; says what was waited for when it does not. */
export async function until(what, found, milliseconds = 20_000) {
  const end = performance.now() + milliseconds;
  for (;;) {
    const value = await found();
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited ${milliseconds} ms in vain: ${what}`);
    await sleep(20);
  }
}

/** The running processes of a group. */
export function members(group) {
  const stat = (pid) => {
    try {
      // Behind the name, which may hold anything: state, parent, group.
      return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    } catch {
      return [];
    }
  };
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => {
    const [state, , of] = stat(pid);
    return of === String(group) && state !== "Z";
  });
}

const groups = new Set();
const killAll = () => groups.forEach((group) => group.kill());
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    killAll();
    process.exit(1);
  });
}

/** Kills a process group when this process is gone, however it went: the pipe to it then closes without a word. */
const LEASH = 'read -r done || kill -KILL -- "-$1"';

/** A program in its own process group. It writes to files: a pipe held by a grandchild would keep a test from ending. */
class Group {
  constructor(name, command, args, env) {
    this.log = join(logs, `${name}.txt`);
    const file = openSync(this.log, "w");
    this.child = spawn(command, args, { env, cwd: env.HOME, detached: true, stdio: ["ignore", file, file] });
    closeSync(file);
    this.pid = this.child.pid;
    if (!this.pid) throw new Error(`${command} does not start; is it installed?`);
    this.leash = spawn("sh", ["-c", LEASH, "leash", String(this.pid)], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
    this.leash.stdin.on("error", () => {});
    this.leash.unref();
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.alive = true;
    void this.ended.then(() => (this.alive = false));
    groups.add(this);
  }

  /** The whole group, at once and without asking. */
  kill() {
    if (!groups.delete(this)) return;
    try {
      process.kill(-this.pid, "SIGKILL");
    } catch {
      // It had ended by itself.
    }
    this.leash.stdin.end("done\n");
  }

  /** Waits until no process of the group runs; one that is only waiting for its parent does not. */
  gone() {
    return until(`the end of ${this.log}`, () => members(this.pid).length === 0);
  }

  /** What it wrote. */
  said() {
    return readFileSync(this.log, "utf8");
  }
}

export class Desk {
  #groups = [];

  /** A screen, a bus and an empty home, for the time of a test. */
  static async open(t) {
    const desk = new Desk();
    t.after(() => desk.close());
    desk.name = t.name.replace(/[^a-z0-9]+/gi, "-").slice(0, 40);
    desk.home = mkdtempSync(join(tmpdir(), "cong-van-"));
    desk.data = join(desk.home, "data");
    const folders = { HOME: "", XDG_DATA_HOME: "data", XDG_CONFIG_HOME: "config", XDG_CACHE_HOME: "cache", XDG_RUNTIME_DIR: "run" };
    desk.env = { PATH: `${join(desk.home, "bin")}:${process.env.PATH}`, LANG: "C.UTF-8" };
    for (const [variable, folder] of Object.entries(folders)) {
      desk.env[variable] = join(desk.home, folder);
      mkdirSync(desk.env[variable], { recursive: true, mode: 0o700 });
    }
    desk.#layViewer();
    await desk.#openScreen();
    await desk.#openBus();
    return desk;
  }

  /** The system's viewer on this desk: it notes what it was asked to show. */
  #layViewer() {
    const viewer = join(this.home, "bin/xdg-open");
    mkdirSync(dirname(viewer));
    writeFileSync(viewer, '#!/bin/sh\nprintf "%s\\n" "$@" >> "$HOME/viewed"\n', { mode: 0o755 });
  }

  /** What the viewer was asked to show. */
  viewed = () => {
    const notes = join(this.home, "viewed");
    return existsSync(notes) ? readFileSync(notes, "utf8").trim().split("\n") : [];
  }

  /** The screen takes the first free number and tells it. Without `-noreset` it begins anew whenever its last client goes, and
   * whoever comes in that moment is turned away. */
  async #openScreen() {
    const number = join(this.env.XDG_RUNTIME_DIR, "display");
    this.start("screen", "sh", ["-c", 'exec Xvfb -screen 0 "$1" -noreset -nolisten tcp -displayfd 3 3>"$2"', "screen", SCREEN, number]);
    const told = await until("the screen's number", () => existsSync(number) && /^\d+\n/.exec(readFileSync(number, "utf8")));
    this.env.DISPLAY = `:${told[0].trim()}`;
  }

  async #openBus() {
    const socket = join(this.env.XDG_RUNTIME_DIR, "bus");
    this.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${socket}`;
    this.start("bus", "dbus-daemon", ["--session", "--nofork", "--nopidfile", `--address=unix:path=${socket}`]);
    await until("the message bus", () => existsSync(socket));
  }

  /** Starts a program on this desk, in its own process group. */
  start(name, command, args, env = {}) {
    const group = new Group(`${this.name}-${name}`, command, args, { ...this.env, ...env });
    this.#groups.push(group);
    return group;
  }

  close() {
    // The last started first: a program that loses its screen complains into its log.
    for (const group of this.#groups.splice(0).reverse()) group.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

