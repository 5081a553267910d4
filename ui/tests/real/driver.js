// The W3C protocol to the web view's own driver, as far as the tests need it.
import { createServer } from "node:net";
import { readFileSync } from "node:fs";
import { app, members, until } from "./desk.js";
import { save, settled } from "./screen.js";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const SHIFT = { ctrl: "\uE009", alt: "\uE00A", shift: "\uE008" };
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Backspace: "\uE003", Tab: "\uE004", End: "\uE010", Home: "\uE011" };

/** A port nobody listens on. */
function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Driver {
  /** The application started by the driver: both are one process group. `args` go to the application. */
  static async start(desk, options = {}) {
    const first = new Driver();
    try {
      return await first.#begin(desk, options);
    } catch (error) {
      // About one start in two hundred under the driver never connects; what was seen is told, never passed over.
      console.error(`no session at the first try: ${error.message}\n${first.#remains()}`);
      first.kill();
      await first.group.gone();
      const second = new Driver();
      return second.#begin(desk, options);
    }
  }

  async #begin(desk, { binary = app, args = [], env = {} }) {
    const port = await freePort();
    this.desk = desk;
    this.group = desk.start("driver", "WebKitWebDriver", [`--port=${port}`], { TAURI_WEBVIEW_AUTOMATION: "true", ...env });
    this.base = `http://127.0.0.1:${port}`;
    await until("the web driver", () => this.#ask("GET", "/status").then((status) => status.ready, () => false));
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
    const { sessionId } = await this.#ask("POST", "/session", { capabilities });
    this.base += `/session/${sessionId}`;
    await this.#ask("POST", "/timeouts", { script: 20_000 });
    return this;
  }

  /** The processes of a start that came to nothing, and what they wrote. */
  #remains() {
    const names = members(this.group.pid).map((pid) => readFileSync(`/proc/${pid}/comm`, "utf8").trim());
    return `running: ${names.join(", ")}\n${this.group.said()}`;
  }

  async #ask(method, path, body) {
    // A hanging web view must not hang the test beyond its own limit.
    const signal = AbortSignal.timeout(path === "/session" ? 15_000 : 30_000);
    const request = { method, signal, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(this.base + path, request).catch((error) => {
      throw new Error(`${method} ${path} ${JSON.stringify(body ?? "").slice(0, 300)}: ${error.cause ?? error}`);
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** Runs a function in the window; it may give a promise. */
  async run(work, ...args) {
    const script = `
      const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${work})(...[...arguments].slice(0, -1))).then(
        (ok) => done({ ok: ok ?? null }),
        (error) => done({ failure: error && error.message ? { ...error, message: String(error.message) } : { message: String(error) } }),
      );`;
    const answer = await this.#ask("POST", "/execute/async", { script, args });
    if (answer.failure) throw Object.assign(new Error(answer.failure.message), answer.failure);
    return answer.ok;
  }

  /** Calls a command of the program as the window does. */
  invoke(command, args = {}) {
    return this.run((name, value) => window.__TAURI_INTERNALS__.invoke(name, value), command, args);
  }

  async #find(css) {
    return (await this.#ask("POST", "/element", { using: "css selector", value: css }))[ELEMENT];
  }

  async click(css) {
    await this.#ask("POST", `/element/${await this.#find(css)}/click`, {});
  }

  /** Types into a field, behind what it holds. */
  async type(css, text) {
    await this.#ask("POST", `/element/${await this.#find(css)}/value`, { text });
  }

  /** Presses keys where the cursor is: `ctrl+z`, `Enter`, `a`. */
  async press(...chords) {
    const actions = chords.flatMap((chord) => {
      const keys = chord.split("+").map((key) => SHIFT[key] ?? KEYS[key] ?? key);
      const down = keys.map((value) => ({ type: "keyDown", value }));
      const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
      return [...down, ...up];
    });
    await this.#ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** What stands on the screen once it stands still. The web view's own picture waits for a change, which may never come. */
  async screenshot(name) {
    await settled(this.desk);
    await save(this.desk, name);
  }

  kill() {
    this.group.kill();
  }
}
