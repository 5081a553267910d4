// A clerk who writes a letter with real Telex keys and no mouse, field by field in the order of the paper.
import assert from "node:assert/strict";
import { until } from "./desk.js";
import { field, form } from "./session.js";
import { telex } from "./telex.js";
import { DELAY } from "./unikey.js";

const STYLES = { bold: "ctrl+b", italic: "ctrl+i", underline: "ctrl+u" };
const SECTIONS = ["issuer", "date", "subject", "urgency", "addressees", "body", "recipients", "signature", "more"];
const URGENCIES = ["khẩn", "thượng khẩn", "hoả tốc"];

const spansOf = ({ text }) => (typeof text === "string" ? [{ text }] : text);

export class Clerk {
  constructor(window, hands) {
    this.window = window;
    this.hands = hands;
  }

  press = (...keys) => this.hands.press(...keys);
  type = (text) => this.hands.type(telex(text), DELAY);
  to = (section) => this.press(`alt+${SECTIONS.indexOf(section) + 1}`);

  /** Writes into a field that has the cursor; nothing else may come there than what was meant. */
  async write(name, text) {
    await until(`the cursor in ${name}`, () => this.window.run((css) => document.activeElement?.matches(css), field(name)));
    await this.type(text);
    await this.shows(name, text);
  }

  async shows(name, text) {
    const value = async () => (await form(this.window))[name];
    await until(`${name} holds «${text}»`, async () => (await value()) === text).catch(async () => assert.equal(await value(), text, name));
  }

  async numberAndDate({ number, date }) {
    await this.to("date");
    await this.write("number", String(number));
    await this.press("Tab", "Tab");
    const [year, month, day] = date.split("-").map(Number);
    await this.write("date", `${day}/${month}/${year}`);
  }

  async subject({ subject }) {
    await this.to("subject");
    await this.write("subject", subject);
  }

  async urgency({ urgency, draft_round: round, circulation }) {
    await this.to("urgency");
    for (let i = 0; i <= URGENCIES.indexOf(urgency); i++) await this.press("Down");
    await this.press("Tab");
    await this.write("draft_round", String(round));
    await this.press("Tab");
    await this.lines("circulation", circulation);
  }

  async addressees({ addressees }) {
    await this.to("addressees");
    await this.lines("addressees", addressees);
  }

  /** One line behind the other, Enter between them. */
  async lines(name, lines, first = 0) {
    for (const [i, line] of lines.entries()) {
      if (i > 0) await this.press("Return");
      await this.write(`${name}[${first + i}]`, line);
    }
  }

  async body({ body }) {
    await this.to("body");
    let level = 0;
    for (const [i, item] of body.entries()) {
      if (i > 0) await this.press("Return");
      for (; level < item.level; level++) await this.press("Tab");
      for (; level > item.level; level--) await this.press("shift+Tab");
      for (const span of spansOf(item)) await this.span(span);
    }
    await this.shows("body", body.map((item) => spansOf(item).map(({ text }) => text).join("")).join("\n"));
  }

  async span({ text, ...styles }) {
    const keys = Object.keys(styles).map((style) => STYLES[style]);
    if (keys.length > 0) await this.press(...keys);
    await this.type(text);
    if (keys.length > 0) await this.press(...keys);
  }

  /** The first and the last line are there already: the others come between them. */
  async recipients({ recipients }) {
    await this.to("recipients");
    await this.press("End", "Return");
    await this.lines("recipients", recipients.slice(1, -1), 1);
    await this.shows(`recipients[${recipients.length - 1}]`, recipients.at(-1));
  }

  async more({ drafter_mark: mark, copies }) {
    await this.to("more");
    await this.write("drafter_mark", mark);
    await this.press("Tab");
    await this.write("copies", String(copies));
  }
}
