// The letter as the form holds it, and the changes that fields make to it.
import type { Issuer } from "./bindings/Issuer";
import type { Letter } from "./bindings/Letter";
import { read } from "./dates";

/** What is typed into a field of a fixed form and is no date or number yet: kept like everything else. */
export interface Typed {
  number?: string;
  date?: string;
  draft_round?: string;
  copies?: string;
}

/** A letter on its way: what the program sets, and beside it what cannot be set yet. */
export type Draft = Letter & { typed?: Typed };

export type Change = (draft: Draft) => Draft;

export function emptyLetter(): Letter {
  return { kind: "cong-van", issuer: {}, circulation: [], addressees: [], body: [], recipients: [] };
}

/** A draft from its kept text; `undefined` for what the form cannot show. */
export function readDraft(text: string): Draft | undefined {
  const parsed = parse(text);
  if (!isRecord(parsed)) return undefined;
  const draft = { ...emptyLetter(), ...parsed } as Draft;
  const lists = [draft.circulation ?? [], draft.addressees, draft.recipients];
  const isList = lists.every((list) => Array.isArray(list) && list.every((line) => typeof line === "string"));
  return isList && isRecord(draft.issuer) && Array.isArray(draft.body) && draft.body.every(isItem) ? draft : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isItem(value: unknown): boolean {
  if (!isRecord(value) || ![0, 1, 2, 3].includes(value["level"] as number)) return false;
  const { text } = value;
  return typeof text === "string" || (Array.isArray(text) && text.every((span) => isRecord(span) && typeof span["text"] === "string"));
}

/** What the program sets, prints and saves. */
export function letterOf(draft: Draft): Letter {
  const letter = { ...draft };
  delete letter.typed;
  return letter;
}

type Key = "place" | "subject" | "urgency" | "drafter_mark" | "contact";

/** Nothing typed means that it is not there. */
export const text =
  (key: Key, typed: string): Change =>
  (old) => {
    const next = { ...old };
    if (typed.trim() === "") delete next[key];
    else Object.assign(next, { [key]: typed });
    return next;
  };

export const issuer =
  (key: keyof Issuer, typed: string): Change =>
  (old) => {
    const next = { ...old.issuer };
    if (typed.trim() === "") delete next[key];
    else next[key] = typed;
    return { ...old, issuer: next };
  };

export const signature =
  (key: "authority" | "position" | "signer", typed: string): Change =>
  (old) => {
    const blank = { authority: null, position: null, signer: null };
    return { ...old, signature: { ...blank, ...old.signature, [key]: typed.trim() === "" ? null : typed } };
  };

const WHOLE = /^\s*(\d{1,9})\s*$/;

/** A whole number from 1 on; anything else waits as it was typed, and the page shows none. */
export const count =
  (key: "number" | "draft_round" | "copies", typed: string): Change =>
  (old) => {
    const next = withTyped(old, key, undefined);
    delete next[key];
    if (typed.trim() === "") return next;
    const value = Number(WHOLE.exec(typed)?.[1] ?? 0);
    if (value < 1) return withTyped(next, key, typed);
    return { ...next, [key]: value };
  };

/** A date; half of one waits as it was typed, and the page shows none. */
export const date =
  (typed: string): Change =>
  (old) => {
    const next = withTyped(old, "date", undefined);
    delete next.date;
    const iso = read(typed);
    if (iso === null) return withTyped(next, "date", typed);
    return iso === undefined ? next : { ...next, date: iso };
  };

function withTyped(old: Draft, key: keyof Typed, value: string | undefined): Draft {
  const typed = { ...old.typed };
  if (value === undefined) delete typed[key];
  else typed[key] = value;
  const next: Draft = { ...old, typed };
  if (Object.keys(typed).length === 0) delete next.typed;
  return next;
}
