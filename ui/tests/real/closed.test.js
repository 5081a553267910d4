// No network: a whole session works without any, asks for none, and leaves only private files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { app, Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { page, save, settled } from "./screen.js";

const SUBJECT = "ve viec chuan bi hoi nghi";
const BODY = "Thuc hien Ke hoach so 86, de nghi cac chi bo bao cao.";

/** A clerk's session by keys alone, as a web driver would itself speak through the network. */
async function session(desk, name) {
  const hands = new Hands(desk);
  await hands.focus();
  await settled(desk);
  await hands.press("Escape");
  const before = await page(desk);
  await hands.press("alt+3");
  await hands.type(SUBJECT);
  await hands.press("alt+6");
  await hands.type(BODY);
  await settled(desk);
  assert.notEqual(await page(desk), before, "the page follows what is typed");
  await save(desk, name);
  const [letter, pdf] = [join(desk.home, "letter.congvan"), join(desk.home, "letter.pdf")];
  await hands.press("ctrl+s");
  await hands.choose("Lưu công văn", letter);
  await until("the letter file", () => exists(letter));
  await hands.press("ctrl+e");
  // Most of the letter is not written: the window says so, and does not forbid.
  await settled(desk);
  await hands.press("shift+Tab", "Return");
  await hands.choose("Xuất PDF", pdf);
  await until("the PDF", () => exists(pdf));
  return { letter: readFileSync(letter, "utf8"), pdf: readFileSync(pdf), text: execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" }) };
}

const exists = (path) => statSync(path, { throwIfNoEntry: false })?.size > 0;

const holds = (file, text) => statSync(file).isFile() && readFileSync(file).includes(text);

let plain;

test("no internet socket is opened in a whole session, and its files are private", { timeout: 120_000 }, async (t) => {
  process.umask(0o022);
  const desk = await Desk.open(t);
  const traced = desk.start("sockets", "strace", ["-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect", app]);
  plain = await session(desk, "session");
  const calls = traced.said().split("\n").filter((line) => /\b(socket|connect)\(/.test(line));
  assert.ok(calls.some((line) => line.includes("AF_UNIX")), "strace saw the program at all");
  assert.deepEqual(calls.filter((line) => /AF_INET/.test(line)), []);
  const letter = JSON.parse(plain.letter);
  assert.equal(letter.subject, SUBJECT);
  assert.equal(letter.body[0].text, BODY);
  assert.match(plain.text.replace(/\s+/g, " "), new RegExp(BODY));

  const [drafts] = readdirSync(desk.data).filter((name) => name.includes("soancongvan"));
  const folder = join(desk.data, drafts);
  // The web view keeps files of its own there; the folder's rights cover them.
  assert.equal(statSync(folder).mode & 0o077, 0);
  const ours = readdirSync(folder).filter((name) => holds(join(folder, name), BODY));
  assert.ok(ours.length > 0, "the draft is kept");
  for (const name of ours) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
});

test("without any network a whole session gives the same files", { timeout: 120_000 }, async (t) => {
  const desk = await Desk.open(t);
  const rights = process.getuid() === 0 ? [] : ["--map-current-user"];
  desk.start("alone", "unshare", ["--net", ...rights, app]);
  const alone = await session(desk, "no-network");
  assert.ok(plain, "the session to compare with");
  assert.equal(alone.letter, plain.letter);
  assert.ok(alone.pdf.equals(plain.pdf), "the same PDF, byte for byte");
});
