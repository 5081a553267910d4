// The sections of the form in the order of the paper, and what each still lacks.
import type { Item } from "../bindings/Item";
import type { Letter } from "../bindings/Letter";
import type { Slot } from "../bindings/Slot";
import type { Draft } from "../letter";
import type { strings } from "../strings";

export type SectionId = keyof typeof strings.sections;

export const ORDER: SectionId[] = [
  "issuer",
  "date",
  "subject",
  "urgency",
  "addressees",
  "body",
  "recipients",
  "signature",
  "more",
];

/** How many things of a section are not written yet; `undefined` for one that may stay empty. */
export function missing(section: SectionId, draft: Draft, places: Slot[]): number | undefined {
  const open = places.filter((place) => sectionOf(place.field) === section).length;
  const unwritten = empty(section, draft);
  return open === 0 ? unwritten : (unwritten ?? 0) + open;
}

function empty(section: SectionId, letter: Letter): number | undefined {
  const lacks = (...values: unknown[]) => values.filter((value) => !value).length;
  switch (section) {
    case "issuer":
      return lacks(letter.issuer.name, letter.issuer.symbol);
    case "date":
      // Number and date may be written by hand.
      return lacks(letter.place);
    case "subject":
      return lacks(letter.subject);
    case "addressees":
      return lacks(letter.addressees.some((name) => name.trim() !== ""));
    case "body":
      return lacks(letter.body.some((item) => words(item) !== ""));
    case "recipients":
      return lacks(letter.recipients.some((line) => line.trim() !== ""));
    case "signature":
      // A head signs with the bare office, a committee's authority may stand alone.
      return lacks(letter.signature?.authority ?? letter.signature?.position, letter.signature?.signer);
    case "urgency":
      return some(letter.urgency, letter.draft_round, ...(letter.circulation ?? []));
    case "more":
      return some(letter.drafter_mark, letter.copies, letter.contact);
  }
}

/** Nothing lacks where anything stands; a section that may stay empty tells so only as long as it is. */
const some = (...values: unknown[]) => (values.some(Boolean) ? 0 : undefined);

export function words(item: Item): string {
  return typeof item.text === "string" ? item.text : item.text.map((span) => span.text).join("");
}

/** The section of a field of the data: `body[2]` stands in `body`. */
export function sectionOf(field: string): SectionId {
  const [name = ""] = field.split(/[.[]/);
  switch (name) {
    case "issuer":
    case "subject":
    case "addressees":
    case "body":
    case "recipients":
    case "signature":
      return name;
    case "number":
    case "place":
    case "date":
      return "date";
    case "urgency":
    case "draft_round":
    case "circulation":
      return "urgency";
    default:
      return "more";
  }
}
