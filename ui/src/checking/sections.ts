// How a section of the form stands: what was found in it, what it still lacks. A section with errors is not simply complete.
import type { Severity } from "../bindings/Severity";
import { desk } from "../desk.svelte";
import { draft } from "../draft.svelte";
import { missing, sectionOf, type SectionId } from "../form/sections";
import { strings } from "../strings";
import { checking } from "./checking.svelte";
import { counts, worst, type Told } from "./finding";
import { unread } from "./unread";

export interface State {
  words: string;
  /** The same in one letter. */
  sign: string;
  severity?: Severity;
}

/** What goes against the guide, and what cannot be read, but for what is being typed. */
export const wrong = (): Told[] => [...checking.told, ...unread(draft.letter).filter(({ field }) => field !== desk.active)];

export function stateOf(section: SectionId): State {
  // A note is no reason to go there.
  const findings = wrong().filter(({ field, severity }) => severity !== "note" && sectionOf(field) === section);
  const severity = worst(findings);
  const lacking = missing(section, draft.letter, desk.page?.slots ?? []);
  const found = counts(findings);
  const told = (["error", "warning"] as const).filter((one) => found[one] > 0).map((one) => strings.checking.counts[one](found[one]));
  if (lacking) told.push(strings.state.missing(lacking));
  if (severity) return { words: told.join(", "), sign: lacking && severity !== "error" ? String(lacking) : "!", severity };
  if (lacking === undefined) return { words: strings.state.optional, sign: "–" };
  if (lacking === 0) return { words: strings.state.complete, sign: "✓" };
  return { words: told.join(), sign: String(lacking) };
}
