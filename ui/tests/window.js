// The built window in Debian's Chromium, with the real library behind its door.
import { spawn } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const dist = join(root, "ui/dist");
const fonts = join(root, "fonts");
const door = process.env.DOOR ?? join(root, "target/debug/examples/door");
export const out = join(root, "out/screens");
mkdirSync(out, { recursive: true });

const CHANGED = "2026-06-05T08:30:00Z";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf", ".png": "image/png" };
const { csp } = JSON.parse(readFileSync(join(root, "src-tauri/tauri.conf.json"), "utf8")).app.security;

/** Serves the built window and the page's fonts, with the program's own content security policy. */
function serve() {
  const server = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : request.url;
    const path = [dist, fonts].map((folder) => join(folder, name)).find((file) => existsSync(file));
    if (!path) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "", "content-security-policy": csp });
    return createReadStream(path).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** One process of the library that answers commands; profiles are kept in the folder `store`, if one is given. */
export function library(store) {
  const child = spawn(door, store ? [store] : [], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  // Without the library no answer ever comes; the tests would wait for it.
  child.on("error", (error) => {
    throw error;
  });
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(JSON.parse(line)));
  return {
    ask: (command, args = {}) =>
      new Promise((resolve, reject) => {
        waiting.push(({ ok, failure }) => (failure ? reject(Object.assign(new Error(failure.message), failure)) : resolve(ok)));
        child.stdin.write(`${JSON.stringify({ command, args })}\n`);
      }),
    /** Resolves when the process is gone and its database is free. */
    close: () =>
      new Promise((resolve) => {
        child.on("exit", resolve);
        child.kill();
      }),
  };
}

/** Without a folder to keep them in there are no profiles, and nobody is led through making one. */
const NO_PROFILES = {
  profiles: () => ({ profiles: [], current: null, put_off: true }),
};

/** One browser, one server and one library for all windows of a test file: a context of its own keeps each apart. */
let shared;

async function share() {
  const browser = await chromium.launch({
    // The whole browser takes half as long again. Letters are as wide as the font says only without hinting.
    executablePath: "/usr/bin/chromium-headless-shell",
    args: ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  return { browser, server: await serve(), lines: library() };
}

after(async () => {
  const { browser, server, lines } = (await shared) ?? {};
  await browser?.close();
  lines?.close();
  server?.close();
});

/**
 * Opens the window. `answers` overrides commands; every call of a command is kept in `calls`. `size` is in CSS pixels,
 * `scale` what the system enlarges them by, `slow` how many milliseconds a page takes, `store` a folder for
 * profiles. The library answers what neither `answers` nor this file does.
 * @param {{ letter?: object, size?: [number, number], scale?: number, dark?: boolean, ready?: boolean, slow?: number, store?: string, answers?: Record<string, (args: any) => any> }} options
 */
async function open({ letter, size = [1366, 768], scale = 1, dark = false, ready = true, slow = 0, store, answers = {} } = {}) {
  const { browser, server, lines: together } = await (shared ??= share());
  // A database has one owner.
  const lines = store ? library(store) : together;
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] },
    deviceScaleFactor: scale,
    colorScheme: dark ? "dark" : "light",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const calls = [];
  const blank = { kind: "cong-van", issuer: {}, circulation: [], addressees: [], body: [], recipients: [] };
  const commands = {
    start: async () => ({
      gauge: await lines.ask("gauge"),
      draft: letter ? { id: 1, text: JSON.stringify({ ...blank, ...letter }), file: null, changed: CHANGED } : null,
      look: null,
      news: [],
    }),
    keep: ({ id }) => id ?? 1,
    preview: async (args) => {
      if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
      return lines.ask("preview", args);
    },
    drafts: () => [],
    remove_draft: () => null,
    look_at: () => null,
    keep_look: () => null,
    recent: () => [],
    printers: () => ({ printers: [], chosen: null, sides: "one", trouble: "máy này chưa được nối với máy in nào" }),
    print: () => null,
    view_pdf: () => null,
    title: () => null,
    measured: () => null,
    check_sheet: () => null,
    ready: () => null,
    "plugin:event|listen": () => 1,
    ...(store ? {} : NO_PROFILES),
    ...answers,
  };
  await page.exposeFunction("askProgram", async (name, args) => {
    calls.push({ name, args });
    try {
      return { ok: await (commands[name] ?? ((given) => lines.ask(name, given)))(args) };
    } catch (error) {
      return { failure: { code: error.code, message: error.message } };
    }
  });
  await page.addInitScript(() => {
    const invoke = async (name, args) => {
      const answer = await window.askProgram(name, args ?? {});
      if (answer.failure) throw answer.failure;
      return answer.ok;
    };
    // What the window wants to be called with when the program tells something.
    window.heard = [];
    const transformCallback = (hear) => window.heard.push(hear) - 1;
    Object.defineProperty(window, "__TAURI_INTERNALS__", { value: { invoke, transformCallback, metadata: { currentWindow: { label: "main" } } } });
  });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  if (ready) await page.locator(".sheet").first().waitFor();
  // The window puts the cursor into the form when it has started; what a test does before that, it would undo.
  if (ready) await page.waitForFunction(() => document.activeElement !== document.body);
  await page.evaluate(() => document.fonts.ready);
  const close = async () => {
    if (store) await lines.close();
    await context.close();
    if (faults.length > 0) throw new Error(`the window complained: ${faults.join("; ")}`);
  };
  return { page, calls, library: lines, close };
}

/** Opens the window for one test and closes it however the test ends. */
export async function inWindow(options, work) {
  const window = await open(options);
  let failed = true;
  try {
    await work(window);
    failed = false;
  } finally {
    await window.close().catch((error) => {
      if (!failed) throw error;
    });
  }
}

export const sample = (name) => JSON.parse(readFileSync(join(root, "tests/letters", `${name}.json`), "utf8"));

/** The repository's own letters, and those beside it where there are any. */
export function letters() {
  const own = ["full", "two-pages", "long-names-are-balanced", "styles-inside-a-word-and-marks"].map((name) => [name, sample(name)]);
  const beside = process.env.LETTERS ?? join(root, "../shared/letters");
  const files = existsSync(beside) ? readdirSync(beside).filter((file) => file.endsWith(".json")) : [];
  return [...own, ...files.map((file) => [file, JSON.parse(readFileSync(join(beside, file), "utf8"))])];
}
