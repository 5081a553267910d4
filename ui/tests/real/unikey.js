// Unikey on a desk, as most clerks have it: Telex, and the marks of «oà» and «uỷ» where the Party's guide has them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "./desk.js";

const run = promisify(execFile);

/** Slow enough for the engine, quicker than any clerk. */
export const DELAY = 40;

const INPUT = { GTK_IM_MODULE: "ibus", XMODIFIERS: "@im=ibus", QT_IM_MODULE: "ibus", GSETTINGS_BACKEND: "keyfile" };
const SETTINGS = "[org/freedesktop/ibus/engine/unikey]\nmodern-style=true\n";

export class Unikey {
  #env;

  /** Lets the programs that start on this desk from now on type through Unikey. */
  static async lay(desk) {
    const unikey = new Unikey();
    Object.assign(desk.env, INPUT);
    unikey.#env = desk.env;
    const folder = join(desk.env.XDG_CONFIG_HOME, "glib-2.0/settings");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "keyfile"), SETTINGS);
    desk.start("ibus", "ibus-daemon", ["--xim", "--panel=disable", "--config=/usr/libexec/ibus-memconf"]);
    await until("ibus knows Unikey", async () => (await unikey.#ask("list-engine", "--name-only")).includes("Unikey"));
    return unikey;
  }

  #ask(...args) {
    return run("ibus", args, { env: this.#env, timeout: 5000 }).then(({ stdout }) => stdout.trim(), () => "");
  }

  /** The engine belongs to what has the cursor. */
  take() {
    return until("Unikey is the engine", async () => {
      await this.#ask("engine", "Unikey");
      return (await this.#ask("engine")) === "Unikey";
    });
  }

  /** Waits for the first syllable to be composed in an empty field: the engine may need a moment after it was chosen. */
  async warm(hands, read) {
    for (let tries = 1; ; tries++) {
      await this.take();
      await hands.type("ddaf ", DELAY);
      await until("the keys arrive", async () => /\S\s$/.test(await read()));
      const text = await read();
      await hands.press("ctrl+a", "BackSpace");
      await until("the field is empty again", async () => (await read()).trim() === "");
      if (text === "đà ") return;
      assert.ok(tries < 3, `Unikey does not compose: «${text}» instead of «đà »`);
    }
  }
}
