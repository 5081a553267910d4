// Where two states of the letter differ: undoing puts the cursor there, and typing melts into words by it.
import type { Item } from "./bindings/Item";
import { shown } from "./dates";
import { words } from "./form/sections";
import type { Draft } from "./letter";

/** A change, seen as letters taken out of one field and letters put in. */
export interface Difference {
  field: string;
  /** UTF-16 units before it. */
  from: number;
  removed: string;
  added: string;
  /** The letter before the change, nothing at the start of a field. */
  lead: string;
  /** More than letters in one place: entries, levels, styles, several fields. */
  whole: boolean;
}

/** A place in the letter: a field, and characters from its start. */
export interface Place {
  field: string;
  offset: number;
}

const LISTS = ["circulation", "addressees", "body", "recipients"] as const;

/** The fields of one text, with what stands in them on the screen. */
const SINGLE: [string, (draft: Draft) => string | null | undefined][] = [
  ["issuer.superior", (draft) => draft.issuer.superior],
  ["issuer.name", (draft) => draft.issuer.name],
  ["issuer.symbol", (draft) => draft.issuer.symbol],
  ["number", (draft) => draft.typed?.number ?? String(draft.number ?? "")],
  ["place", (draft) => draft.place],
  ["date", (draft) => draft.typed?.date ?? shown(draft.date)],
  ["subject", (draft) => draft.subject],
  ["urgency", (draft) => draft.urgency],
  ["draft_round", (draft) => draft.typed?.draft_round ?? String(draft.draft_round ?? "")],
  ["signature.authority", (draft) => draft.signature?.authority],
  ["signature.position", (draft) => draft.signature?.position],
  ["signature.signer", (draft) => draft.signature?.signer],
  ["drafter_mark", (draft) => draft.drafter_mark],
  ["copies", (draft) => draft.typed?.copies ?? String(draft.copies ?? "")],
  ["contact", (draft) => draft.contact],
];

/** What differs between two letters; `undefined` when nothing that the form shows does. */
export function difference(before: Draft, after: Draft): Difference | undefined {
  const found: Difference[] = [];
  for (const [field, read] of SINGLE) {
    const change = inText(field, read(before) ?? "", read(after) ?? "");
    if (change) found.push(change);
  }
  for (const field of LISTS) {
    const change = inList(field, before[field] ?? [], after[field] ?? []);
    if (change) found.push(change);
  }
  const [first] = found;
  return first && found.length > 1 ? { ...first, whole: true } : first;
}

function inText(field: string, before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < most - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [removed, added] = [before.slice(from, before.length - tail), after.slice(from, after.length - tail)];
  // Several words at once were not typed: a step of their own.
  const whole = [removed, added].some((text) => /\S\s+\S|\n/.test(text));
  return { field, from, removed, added, lead: after.slice(Math.max(0, from - 1), from), whole };
}

type Entry = string | Item;

const textOf = (entry: Entry | undefined) => (entry === undefined ? "" : typeof entry === "string" ? entry : words(entry));

const equal = (a: Entry | undefined, b: Entry | undefined) =>
  a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));

function inList(list: string, before: Entry[], after: Entry[]): Difference | undefined {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && equal(before[start], after[start])) start++;
  if (start === before.length && start === after.length) return undefined;
  let tail = 0;
  while (tail < most - start && equal(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const [removed, added] = [before.slice(start, before.length - tail), after.slice(start, after.length - tail)];
  // The first words of an empty list make its first entry.
  if (removed.length <= 1 && added.length <= 1 && before.length <= 1 && after.length <= 1 && sameLevel(removed[0], added[0])) {
    return inText(`${list}[0]`, textOf(removed[0]), textOf(added[0])) ?? entries(list, start, added);
  }
  const letters = removed.length === 1 && added.length === 1 && sameLevel(removed[0], added[0]);
  return (letters && inText(`${list}[${start}]`, textOf(removed[0]), textOf(added[0]))) || entries(list, start, added);
}

/** Entries came, went or changed their looks: the place is the end of the last of them, or of the one before them. */
function entries(list: string, start: number, added: Entry[]): Difference {
  const last = added.at(-1);
  const index = Math.max(0, last === undefined ? start - 1 : start + added.length - 1);
  const from = last === undefined ? Number.MAX_SAFE_INTEGER : textOf(last).length;
  return { field: `${list}[${index}]`, from, removed: "", added: "", lead: "", whole: true };
}

function sameLevel(a: Entry | undefined, b: Entry | undefined): boolean {
  const level = (entry: Entry | undefined) => (typeof entry === "object" ? entry.level : 0);
  return level(a) === level(b);
}

/** The end of what a change put in, in the letter after it. */
export function placeOf({ field, from, added }: Difference, after: Draft): Place {
  const list = /^(\w+)\[(\d+)\]$/.exec(field);
  const single = SINGLE.find(([name]) => name === field)?.[1](after) ?? "";
  const text = list ? textOf((after[list[1] as (typeof LISTS)[number]] ?? [])[Number(list[2])]) : single;
  return { field, offset: [...text.slice(0, from + added.length)].length };
}
