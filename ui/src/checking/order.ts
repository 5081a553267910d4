// The order of findings in the form, and which comes next from where the cursor is.
import type { Place } from "../preview/places";
import type { Told } from "./finding";

/** The fields of the form, from its top to its end. */
const FIELDS = [
  "issuer.superior",
  "issuer.name",
  "issuer.symbol",
  "number",
  "place",
  "date",
  "subject",
  "urgency",
  "draft_round",
  "circulation",
  "addressees",
  "body",
  "recipients",
  "signature.authority",
  "signature.position",
  "signature.signer",
  "drafter_mark",
  "copies",
  "contact",
];

/** Less than 0 when the first place comes before the second one. */
function compare(a: Place, b: Place): number {
  const [left, right] = [rank(a), rank(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function rank({ field, offset }: Place): number[] {
  const [, name = field, line = "-1"] = /^(\w+)\[(\d+)\]$/.exec(field) ?? [];
  return [FIELDS.indexOf(name), Number(line), offset];
}

const startOf = ({ field, start }: Told): Place => ({ field, offset: start });

/** The finding behind the current one, else behind the cursor, or before it; round the end to the beginning. */
export function following(all: Told[], current: Told | undefined, cursor: Place | undefined, backwards: boolean): Told | undefined {
  const at = all.findIndex(({ key }) => key === current?.key);
  if (at >= 0) return all[(at + (backwards ? -1 : 1) + all.length) % all.length];
  if (!cursor) return backwards ? all.at(-1) : all[0];
  if (backwards) return all.findLast((finding) => compare(startOf(finding), cursor) < 0) ?? all.at(-1);
  return all.find((finding) => compare(startOf(finding), cursor) >= 0) ?? all[0];
}

/** The one that is least far from the cursor. */
export function nearest(all: Told[], cursor: Place | undefined): Told | undefined {
  const distance = ({ start, end }: Told) => Math.max(start - (cursor?.offset ?? 0), (cursor?.offset ?? 0) - end, 0);
  return all.toSorted((a, b) => distance(a) - distance(b))[0];
}
