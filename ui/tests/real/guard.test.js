// The window shows this program and nothing else, and may ask for nothing but its commands.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Desk } from "./desk.js";
import { openApp } from "./session.js";

/** A server that must never be asked: without it a blocked request could not be told from a missing network. */
async function lure(t) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  server.on("upgrade", (request, socket) => {
    asked.push(request.url);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return { asked, url: `http://127.0.0.1:${server.address().port}` };
}

/** Ways out of the window; each runs in the page with the lure's address. */
const WAYS = {
  address: (url) => void (location.href = `${url}/address`),
  "address of a site": () => void (location.href = "https://example.vn/"),
  "file address": () => void (location.href = "file:///etc/passwd"),
  "data address": () => void (location.href = "data:text/html,<p>x"),
  "new window": (url) => void window.open(`${url}/window`),
  link: (url) => {
    const link = Object.assign(document.createElement("a"), { href: `${url}/link`, target: "_blank" });
    document.body.append(link);
    link.click();
    link.remove();
  },
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { action: `${url}/form`, method: "post" });
    document.body.append(form);
    form.submit();
    form.remove();
  },
  refresh: (url) => {
    const meta = Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;url=${url}/refresh` });
    document.head.append(meta);
    meta.remove();
  },
  fetch: (url) => fetch(`${url}/fetch`).then(() => "answered", () => undefined),
  image: (url) => void (new Image().src = `${url}/image.png`),
  socket: (url) => void new WebSocket(`${url.replace("http", "ws")}/socket`),
  events: (url) => void new EventSource(`${url}/events`),
  beacon: (url) => void navigator.sendBeacon?.(`${url}/beacon`, "x"),
  frame: (url) => {
    const frame = Object.assign(document.createElement("iframe"), { src: `${url}/frame` });
    document.body.append(frame);
    setTimeout(() => frame.remove(), 200);
  },
  script: (url) => void document.head.append(Object.assign(document.createElement("script"), { src: `${url}/script.js` })),
  style: (url) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${url}/style.css` });
    document.head.append(link);
  },
  preconnect: (url) => {
    const link = Object.assign(document.createElement("link"), { rel: "prefetch", href: `${url}/prefetch` });
    document.head.append(link);
  },
  font: (url) => new FontFace("x", `url(${url}/font.ttf)`).load().then(() => "answered", () => undefined),
};

/** Text that would be a program if the window ran it. */
const PROGRAMS = {
  eval: () => eval("1 + 1"),
  "new Function": () => new Function("return 2")(),
  "inline script": () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    return window.ran ?? Promise.reject(new Error("not run"));
  },
  "inline handler": () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.ran = true");
    document.body.append(button);
    button.click();
    button.remove();
    return window.ran ?? Promise.reject(new Error("not run"));
  },
};

const UNGRANTED = {
  "plugin:opener|open_url": { url: "https://example.vn/" },
  "plugin:opener|open_path": { path: "/etc/passwd" },
  "plugin:dialog|open": { options: {} },
  "plugin:dialog|save": { options: {} },
  "plugin:window|set_title": { label: "main", value: "x" },
  "plugin:window|close": { label: "main" },
  "plugin:webview|create_webview_window": { options: { label: "other", url: "https://example.vn/" } },
  "plugin:path|resolve_directory": { directory: 1 },
  "plugin:fs|read_file": { path: "/etc/passwd" },
  "plugin:shell|execute": { program: "sh", args: [] },
  "plugin:http|fetch": { clientConfig: { url: "https://example.vn/" } },
};

test("the window leads nowhere, runs no text and asks for nothing ungranted", { timeout: 90_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const { asked, url } = await lure(t);
  const home = await window.run(() => location.href);
  await window.run(() => void (globalThis.sameWindow = true));
  for (const [name, way] of Object.entries(WAYS)) {
    await t.test(`way out: ${name}`, async () => {
      // Some are refused at once, others quietly.
      const answer = await window.run(way, url).catch(() => "refused");
      assert.notEqual(answer, "answered");
      // Time for what was begun to arrive; nothing tells that it never will.
      await sleep(150);
      const here = await window.run(() => [location.href, globalThis.sameWindow, Boolean(document.querySelector(".ProseMirror"))]);
      assert.deepEqual(here, [home, true, true]);
      assert.deepEqual(asked, []);
    });
  }
  for (const [name, program] of Object.entries(PROGRAMS)) {
    await t.test(`text as program: ${name}`, () => assert.rejects(window.run(program)));
  }
  for (const [command, args] of Object.entries(UNGRANTED)) {
    await t.test(`ungranted: ${command}`, () => assert.rejects(window.invoke(command, args), /not allowed|not found/));
  }
});
