// What was found in a section of the form, in a word: a section with errors is not simply complete.
import type { Severity } from "../bindings/Severity";
import { sectionOf, type SectionId } from "../form/sections";
import { strings } from "../strings";
import { checking } from "./checking.svelte";
import { counts, worst } from "./finding";

export interface Found {
  severity: Severity;
  words: string;
}

/** Errors and warnings; a note is no reason to go there. */
export function foundIn(section: SectionId): Found | undefined {
  const findings = checking.told.filter(({ field, severity }) => severity !== "note" && sectionOf(field) === section);
  const severity = worst(findings);
  if (!severity) return undefined;
  const found = counts(findings);
  const words = (["error", "warning"] as const).filter((one) => found[one] > 0).map((one) => strings.checking.counts[one](found[one]));
  return { severity, words: words.join(", ") };
}
