// A fix made in the letter on the desk: what it does not touch stays as it was typed.
import type { Edit } from "../bindings/Edit";
import type { Letter } from "../bindings/Letter";
import type { Draft } from "../letter";

const LISTS = ["circulation", "addressees", "body", "recipients"] as const;

/** The draft with those fields of the mended letter that the edits name. */
export function mended(old: Draft, letter: Letter, edits: Edit[]): Draft {
  const next: Draft = { ...old };
  for (const list of LISTS) if (edits.some(({ field }) => field.startsWith(`${list}[`))) Object.assign(next, { [list]: lines(list, old, letter, edits) });
  for (const { field } of edits) if (!field.includes("[")) put(next, letter, field.split("."));
  return next;
}

function lines(list: (typeof LISTS)[number], old: Draft, letter: Letter, edits: Edit[]): unknown[] {
  const [before, after] = [old[list] ?? [], letter[list] ?? []];
  const isTouched = (i: number) => edits.some(({ field }) => field === `${list}[${i}]`);
  // With lines that come or go the places are others.
  const moves = edits.some(({ kind, field }) => (kind === "insert" || kind === "remove") && field.startsWith(`${list}[`));
  return !moves && before.length === after.length ? before.map((line, i) => (isTouched(i) ? after[i] : line)) : after;
}

/** Takes one value over; what the fix took away goes. */
function put(next: object, from: object, [key = "", ...rest]: string[]): void {
  const [target, source] = [next as Record<string, unknown>, from as Record<string, unknown>];
  if (rest.length === 0) {
    if (source[key] === undefined) delete target[key];
    else target[key] = source[key];
    return;
  }
  const inner = { ...(target[key] as object | undefined) };
  put(inner, (source[key] ?? {}) as object, rest);
  target[key] = inner;
}
