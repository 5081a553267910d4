// A finding as words: where in the form it is, what stands around it, what a fix would make of it.
import type { Edit } from "../bindings/Edit";
import { sectionOf } from "../form/sections";
import type { Draft } from "../letter";
import { labels } from "../numbering";
import { printed, typed } from "../preview/places";
import { strings } from "../strings";
import type { Told } from "./finding";

/** Letters shown before and behind. */
const AROUND = 28;

const words = strings.checking;

/** `Nội dung, mục 2.`: the name of its field, and which line of it. */
export function where(letter: Draft, field: string): string {
  const [, list, number] = /^(\w+)\[(\d+)\]$/.exec(field) ?? [];
  const i = Number(number);
  if (!list) return NAMES[field] ?? strings.sections[sectionOf(field)];
  if (list !== "body") return words.where(NAMES[list] ?? "", words.line(i + 1));
  return words.where(strings.short.body, item(letter, i));
}

/** What the library says of a field, in the words of the form: `recipients[0]` is a name of the data. */
export const named = (letter: Draft, message: string): string =>
  message.replace(words.ofField, (_, before: string, field: string) => before + words.quoted(where(letter, field)));

/** `mục 2.a)`, `mục 2.a), gạch đầu dòng`, or the number of a paragraph. */
function item({ body }: Draft, i: number): string {
  const levels = body.map(({ level }) => level);
  const all = labels(levels);
  let path = "";
  for (let [at, below] = [i, 4]; at >= 0 && below > 1; at--) {
    const level = levels[at] ?? 0;
    if (level === 0) break;
    if (level < below && level < 3) path = `${all[at] ?? ""}${path}`;
    below = Math.min(below, level);
  }
  if (path === "") return words.paragraph(i + 1);
  return levels[i] === 3 ? words.dash(words.item(path)) : words.item(path);
}

const { fields } = strings;
const NAMES: Record<string, string> = {
  "issuer.superior": fields.superior,
  "issuer.name": fields.issuer,
  "issuer.symbol": fields.symbol,
  number: fields.number,
  place: fields.place,
  date: fields.date,
  subject: fields.subject,
  circulation: fields.circulation,
  addressees: fields.addressees,
  recipients: fields.recipients,
  "signature.authority": fields.authority,
  "signature.position": fields.position,
  "signature.signer": fields.signer,
  drafter_mark: fields.drafterMark,
  copies: fields.copies,
  contact: fields.contact,
};

export interface Excerpt {
  before: string;
  found: string;
  behind: string;
}

/** Some letters of a field with what stands around them, cut between words. */
function cut(letters: string[], start: number, end: number): Excerpt {
  const [from, to] = [start - AROUND, end + AROUND];
  const before = letters.slice(Math.max(0, from), start).join("");
  const behind = letters.slice(end, to).join("");
  return {
    before: from > 0 ? before.replace(/^\S*\s?/, "… ") : before,
    found: letters.slice(start, end).join(""),
    behind: to < letters.length ? behind.replace(/\s?\S*$/, " …") : behind,
  };
}

export function excerpt(letter: Draft, { field, start, end }: Told): Excerpt {
  return cut(printed(typed(letter, field)), start, end);
}

/** One change of a fix: what stands around it, what goes and what comes. */
export interface Becoming extends Excerpt {
  comes: string;
  /** What happens, when it is more than words for words. */
  says: string;
}

export const becoming = (letter: Draft, { fix }: Told): Becoming[] => fix.map((edit) => change(letter, edit));

function change(letter: Draft, edit: Edit): Becoming {
  const letters = printed(typed(letter, edit.field));
  if (edit.kind === "replace") return { ...cut(letters, edit.start, edit.end), comes: edit.text, says: "" };
  const whole = { ...cut(letters, 0, 0), comes: "" };
  if (edit.kind === "insert") return { before: "", found: "", behind: "", comes: edit.text, says: words.mending.line(edit.text) };
  return { ...whole, says: edit.kind === "remove" ? words.mending.removed : words.mending.level };
}

/** A fix in a line: `tháng 06 → tháng 6`. */
export function hint(letter: Draft, finding: Told): string {
  const [first] = becoming(letter, finding);
  if (!first) return "";
  if (first.says) return first.says;
  // What is only put in or taken out is seen by the words around it.
  const [before, behind] = [first.before.split(" ").at(-1) ?? "", first.behind.split(" ")[0] ?? ""];
  return words.fixHint(`${before}${first.found}${behind}`, `${before}${first.comes}${behind}`);
}
