// The whole walk of a new clerk in the real window: profile, letter, print, PDF, a machine that dies, and on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Clerk } from "./clerk.js";
import { Desk, root, until } from "./desk.js";
import { Driver } from "./driver.js";
import { Hands } from "./hands.js";
import { Office } from "./office.js";
import { save } from "./screen.js";
import { form } from "./session.js";
import { Unikey } from "./unikey.js";

/** A letter with every field: the repository's own, or the one that lies beside it. */
const beside = join(root, "../shared/letters/07-cv-du.json");
const file = process.env.LETTER ?? (existsSync(beside) ? beside : join(root, "tests/letters/full.json"));
const letter = JSON.parse(readFileSync(file, "utf8"));
const congvan = process.env.CONGVAN ?? join(root, "target/debug/congvan");

/** What is older than this is on the disk. */
const KEPT_WITHIN = 1000;

/** Issuer and signature as the page prints them, in capitals: a profile holds them as they are spoken. */
function printed(one) {
  const capitals = (part, keys) => Object.fromEntries(Object.entries(part).map(([key, text]) => [key, keys.includes(key) ? text?.toUpperCase() : text]));
  return { ...one, issuer: capitals(one.issuer, ["superior", "name"]), signature: capitals(one.signature, ["authority", "position"]) };
}

const kept = async (window) => JSON.parse((await window.invoke("start")).draft.text);
const words = (item) => (typeof item.text === "string" ? item.text : item.text.map(({ text }) => text).join(""));
const active = (window) => window.run(() => document.activeElement?.value ?? null);
const inDialog = (window, css) => until(`${css} in the dialog`, () => window.run((wanted) => Boolean(document.querySelector(`dialog[open] ${wanted}`)), css));
const noDialog = (window) => until("the dialog closes", () => window.run(() => !document.querySelector("dialog[open]")));
/** A name as it is spoken: «LÂM ĐỒNG» is «Lâm Đồng». */
const spoken = (name) => name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (first) => first.toUpperCase());

async function start(desk) {
  const window = await Driver.start(desk);
  const hands = new Hands(desk);
  await hands.focus();
  await until("the page", () => window.run(() => Boolean(document.querySelector(".sheet"))));
  return new Clerk(window, hands);
}

/** The cursor is in the body, where the clerk sees it. */
const cursorInBody = (window) =>
  until("the cursor in the body, in view", () =>
    window.run(() => {
      if (!document.activeElement?.matches(".ProseMirror")) return false;
      const [cursor, seen] = [getSelection().getRangeAt(0).getBoundingClientRect(), document.querySelector("main").getBoundingClientRect()];
      return cursor.top >= seen.top && cursor.bottom <= seen.bottom;
    }),
  );

/** The four steps of the first start, Enter after each. */
async function makeProfile(clerk, unikey) {
  const { window } = clerk;
  const { issuer, place, signature, contact } = letter;
  const typed = async (text) => {
    await clerk.type(text);
    await until(`«${text}» in the dialog`, async () => (await active(window)) === text);
  };
  await inDialog(window, "[role=combobox]");
  await unikey.warm(clerk.hands, () => active(window));
  await typed(issuer.name.toLowerCase().replace(place.toLowerCase(), "").trim());
  await clerk.press("Return");
  await inDialog(window, "[data-first]:focus");
  await typed(place);
  await clerk.press("Tab", "Tab");
  await typed(spoken(issuer.superior.replace(/^đảng bộ tỉnh /i, "")));
  await clerk.press("Return");
  await inDialog(window, ".offer");
  await typed(signature.signer);
  // The second way to sign is the deputy's.
  await clerk.press("Tab", "Tab", "Down", "Return");
  await inDialog(window, ".name .block");
  await clerk.press("Return");
  await until("the last step", () => window.run(() => document.querySelector("dialog[open] [aria-current=step]")?.textContent.startsWith("4")));
  await until("the contact", async () => {
    await clerk.press("Tab");
    return window.run(() => document.activeElement === [...document.querySelectorAll("dialog[open] input")].at(-1));
  });
  await typed(contact);
  await save({ env: clerk.hands.env }, "whole-profile");
  await clerk.press("Return");
  await noDialog(window);
}

async function writeLetter(clerk) {
  await until("the cursor in the subject", () => clerk.window.run(() => document.activeElement?.dataset.field === "subject"));
  for (const part of ["subject", "numberAndDate", "urgency", "addressees", "body", "recipients", "more"]) await clerk[part](letter);
  // What is being composed ends with the field.
  await clerk.press("Tab");
  await save({ env: clerk.hands.env }, "whole-letter");
}

/** A click behind the last words of the body, on the page. */
async function clickOnPage({ window, hands }) {
  const item = letter.body.length - 1;
  const [x, y] = await window.run((index) => {
    const run = [...document.querySelectorAll(`.sheet [data-field="body[${index}]"]`)].at(-1).getBoundingClientRect();
    return [run.right + 4, run.top + run.height / 2];
  }, item);
  await hands.click(x, y);
  await cursorInBody(window);
  const before = () => window.run(() => getSelection().anchorNode.textContent.slice(0, getSelection().anchorOffset));
  assert.equal(await before(), words(letter.body[item]), "the cursor stands behind the words that were clicked");
}

/** The last words of the body: what stands, a word that is surely on the disk, and one in whose middle the machine dies. */
const [, standing, sure, last] = /^(.*\s)(\S+\s)(\S+)$/.exec(words(letter.body.at(-1)));

/** Writes the last words again and is cut off. */
async function dieInAWord(clerk) {
  const body = async () => (await form(clerk.window)).body;
  await clerk.press(...Array(sure.length + last.length).fill("BackSpace"));
  await clerk.type(sure);
  await until("the first of the words", async () => (await body()).endsWith(standing + sure));
  await sleep(KEPT_WITHIN);
  await clerk.type(last.slice(0, 2));
  clerk.window.kill();
  await clerk.window.group.gone();
}

/** The draft is as it was, but for the letters of the last second; the cursor is where the clerk goes on. */
async function goOn(clerk) {
  const { body, ...rest } = await kept(clerk.window);
  const { body: whole, ...others } = printed(letter);
  assert.deepEqual(printed(rest), others, "everything but the words that were being written");
  assert.deepEqual(body.slice(0, -1), whole.slice(0, -1));
  const [found, before] = [words(body.at(-1)), standing + sure];
  assert.ok([0, 1, 2].some((count) => found === before + last.slice(0, count)), `«${found}» at the start, «${before}» was on the disk`);
  await until("the draft in the form", async () => (await form(clerk.window)).body.endsWith(found));
  for (let i = before.length; i < found.length; i++) await clerk.press("BackSpace");
  await clerk.type(last);
  await clerk.press("Escape", "Tab");
}

test("a new clerk's whole way, from the first start to a letter that survives the machine", { timeout: 400_000 }, async (t) => {
  const desk = await Desk.open(t);
  const unikey = await Unikey.lay(desk);
  const office = await Office.open(t, desk);
  const jobs = await office.add("Van_thu");
  let pdf;
  let clerk = await start(desk);
  /** What is on the disk is the letter; its pages are the same to the dot. */
  const isLetter = async () => {
    const written = await kept(clerk.window);
    assert.deepEqual(printed(written), printed(letter));
    const [found, meant] = await Promise.all([written, letter].map((one) => clerk.window.invoke("preview", { letter: one })));
    assert.deepEqual(found.pages, meant.pages);
    return written;
  };

  await t.test("the first start makes a profile by keyboard alone", async () => {
    await makeProfile(clerk, unikey);
    const { profiles } = await clerk.window.invoke("profiles");
    const [{ issuer, place, contact, signers }] = profiles;
    assert.deepEqual(printed({ issuer, signature: signers[0] }), printed({ issuer: letter.issuer, signature: letter.signature }));
    assert.deepEqual([profiles.length, place, contact], [1, letter.place, letter.contact]);
  });
  await t.test("the letter is written by keyboard alone", async () => {
    await writeLetter(clerk);
    await until("the letter on the disk", async () => (await kept(clerk.window)).copies === letter.copies);
    const written = await isLetter();
    pdf = execFileSync(congvan, ["pdf", "-", "-o", "-"], { input: JSON.stringify(written), maxBuffer: 2 ** 24 });
  });
  await t.test("a click on the page puts the cursor into the form", () => clickOnPage(clerk));
  await t.test("what reaches the printer is the PDF", async () => {
    await clerk.press("ctrl+p");
    await until("the printer", () => clerk.window.run(() => document.querySelector("dialog[open] select")?.value === "Van_thu"));
    await clerk.press("Return");
    const job = await until("the job", () => jobs[0]);
    assert.ok(job.equals(Buffer.concat(Array(letter.copies).fill(pdf))), "other bytes than the PDF, as often as the letter has copies");
    await noDialog(clerk.window);
  });
  await t.test("the exported file is the same PDF", async () => {
    const path = join(desk.home, "cong-van.pdf");
    await clerk.press("ctrl+e");
    await clerk.hands.choose("Xuất PDF", path);
    await until("the file", () => existsSync(path));
    assert.ok(readFileSync(path).equals(pdf), "other bytes than the PDF of the letter");
    await save(desk, "whole-exported");
  });
  await t.test("killed in the middle of a word, the letter goes on where it was", async () => {
    await cursorInBody(clerk.window);
    await dieInAWord(clerk);
    clerk = await start(desk);
    await cursorInBody(clerk.window);
    await unikey.take();
    await save(desk, "whole-again");
    await goOn(clerk);
    await until("the whole letter", async () => words((await kept(clerk.window)).body.at(-1)) === words(letter.body.at(-1)));
    await isLetter();
  });
});
