// Letter files that nobody wrote with this program: a message or harmless text, and the window goes on.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Desk, until } from "./desk.js";
import { Hands } from "./hands.js";
import { field, form, openApp, untilOnPage } from "./session.js";

const TRAP = `<img src=x onerror="window.trapped=1"><script>window.trapped=1</script>&lt;b&gt;`;
const letter = (over) => JSON.stringify({ kind: "cong-van", issuer: {}, addressees: [], body: [], recipients: [], ...over });
const nested = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

/** Each must be refused with a message. */
const REFUSED = {
  empty: "",
  "not UTF-8": Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  "no letter": '"chỉ là một chuỗi"',
  "another program's": JSON.stringify({ name: "package", version: "1.0.0" }),
  "wrong types": letter({ subject: 7, issuer: [], body: "x", recipients: { 0: "a" } }),
  "nested 10,000 deep": letter({}).replace('"body":[]', `"body":${nested(10_000)}`),
  "cut off": letter({ subject: "về việc" }).slice(0, -8),
  "a PDF": "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n",
  "10 MB in one paragraph": letter({ body: [{ level: 0, text: "tăng cường ".repeat(850_000) }] }),
};

/** Nearly as large as a letter file may be: each may be refused or shown, and the window stays at hand. */
const LARGE = {
  "500 kB in one paragraph": letter({ body: [{ level: 0, text: "tăng cường ".repeat(31_000) }] }),
  "15,000 paragraphs": letter({ body: Array.from({ length: 15_000 }, () => ({ level: 1, text: "Việc." })) }),
};

const scripted = letter({
  issuer: { superior: TRAP, name: TRAP, symbol: TRAP },
  place: TRAP,
  subject: TRAP,
  circulation: [TRAP],
  addressees: [TRAP, TRAP],
  body: [{ level: 0, text: TRAP }, { level: 1, text: [{ text: TRAP, bold: true }] }],
  recipients: [TRAP],
  signature: { authority: TRAP, position: TRAP, signer: TRAP },
  contact: TRAP,
  drafter_mark: TRAP,
});

/** Opens a file as a clerk does, and waits until the window shows the outcome. */
async function openFile({ desk, window, hands }, name, content) {
  const path = join(desk.home, `${name.replace(/\W+/g, "-")}.congvan`);
  writeFileSync(path, content);
  // All that is said, but for the time of the last keeping.
  const look = () => window.run(() => document.body.innerText.replace(/\d\d:\d\d/g, ""));
  const before = await form(window);
  await window.press("ctrl+o");
  await hands.focus("Mở công văn");
  const status = await look();
  await hands.choose("Mở công văn", path);
  await until(`an answer to the file «${name}»`, async () => (await look()) !== status || !same(await form(window), before), 60_000);
  return { before, after: await form(window), said: await window.run(() => document.body.innerText) };
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The window takes a letter and sets the page. */
async function works(window, mark) {
  await window.type(field("subject"), mark);
  await until("typing arrives", async () => (await form(window)).subject.endsWith(mark));
}

test("hostile letter files do no harm", { timeout: 240_000 }, async (t) => {
  const desk = await Desk.open(t);
  const window = await openApp(desk);
  const hands = new Hands(desk);
  const all = { desk, window, hands };
  await window.type(field("subject"), "về việc đang soạn");
  for (const [name, content] of Object.entries(REFUSED)) {
    await t.test(name, async () => {
      const { before, after, said } = await openFile(all, name, content);
      assert.deepEqual(after, before, "the letter stays");
      assert.match(said, /vẫn còn nguyên/);
      assert.doesNotMatch(said, /\b(expected|invalid|unexpected|undefined|missing field|error)\b|\[object/i);
      await works(window, ".");
      await untilOnPage(window, "subject", ".");
    });
  }
  await t.test("script in every field", async () => {
    const { after } = await openFile(all, "script", scripted);
    assert.equal(after.subject, TRAP);
    assert.equal(after.body, `${TRAP}\n${TRAP}`);
    await untilOnPage(window, "body[1]", "onerror=");
    const harm = await window.run(() => [globalThis.trapped, document.querySelectorAll("img, script:not([src]), iframe").length]);
    assert.deepEqual(harm, [null, 0]);
    await works(window, ".");
    await window.screenshot("hostile");
  });
  for (const [name, content] of Object.entries(LARGE)) {
    await t.test(name, async () => {
      await openFile(all, name, content);
      await works(window, ".");
    });
  }
});
