// Real keys on the desk's screen, and the dialogs of GTK, which no web driver sees.
import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { until } from "./desk.js";
import { settled } from "./screen.js";

const run = promisify(execFile);
/** Milliseconds a search for a window may take. */
const SEARCH = 3000;
export const TITLE = "Soạn Công văn";

/** Keys and windows of one desk, through the X server. */
export class Hands {
  constructor(desk) {
    this.env = desk.env;
  }

  async #xdotool(...args) {
    const { stdout } = await run("xdotool", args, { env: this.env, timeout: 60_000 });
    return stdout.trim();
  }

  /** The visible windows with this title. A search in which a window comes may hang: then it is made once more. */
  async windows(title = TITLE) {
    const args = ["search", "--onlyvisible", "--name", `^${title}`];
    const found = await run("xdotool", args, { env: this.env, timeout: SEARCH }).then(({ stdout }) => stdout, () => "");
    return found.trim().split("\n").filter(Boolean);
  }

  /** Whose windows they are: process ids. */
  async owners(title = TITLE) {
    const windows = await this.windows(title);
    return Promise.all(windows.map(async (window) => Number(await this.#xdotool("getwindowpid", window).catch(() => 0))));
  }

  /** Gives the keyboard to a window, once it is there. */
  async focus(title = TITLE) {
    const [window] = await until(`the window «${title}»`, async () => {
      const windows = await this.windows(title);
      return windows.length > 0 && windows;
    });
    await this.#xdotool("windowfocus", "--sync", window);
    return window;
  }

  /** The window that has the keyboard. */
  focused() {
    return this.#xdotool("getwindowfocus", "-f").catch(() => "");
  }

  /** Takes the keyboard from every window. */
  async letGo() {
    const POINTER_ROOT = "1";
    await this.#xdotool("windowfocus", POINTER_ROOT);
  }

  async press(...keys) {
    await this.#xdotool("key", "--delay", "30", ...keys);
  }

  async type(text, delay = 12) {
    await this.#xdotool("type", "--delay", String(delay), text);
  }

  /** Clicks at a place of the screen. */
  async click(x, y) {
    await this.#xdotool("mousemove", "--sync", String(Math.round(x)), String(Math.round(y)), "click", "1");
  }

  /** Holds the mouse down at the first place and lets go at the last; between them it moves as a hand does. */
  async drag([from, ...way]) {
    const to = ([x, y]) => this.#xdotool("mousemove", "--sync", String(x), String(y));
    await to(from);
    await this.#xdotool("mousedown", "1");
    for (const place of way) {
      await to(place);
      // What lies below is told by messages between the windows.
      await sleep(120);
    }
    await this.#xdotool("mouseup", "1");
  }

  /** Answers a file dialog with a path, or leaves it. */
  async choose(title, path) {
    await this.focus(title);
    if (path === null) {
      await this.press("Escape");
    } else {
      // The slash brings the line for paths; letters typed before it stands are lost.
      await this.type("/");
      await settled(this);
      await this.press("ctrl+a");
      await this.type(path, 5);
      await this.press("Return");
    }
    await until(`the dialog «${title}» closes`, async () => (await this.windows(title)).length === 0);
    await this.focus();
  }
}
