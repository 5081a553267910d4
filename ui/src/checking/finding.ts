// What can be said of findings without knowing where the clerk is: which is which, what is only still to be written.
import type { Finding } from "../bindings/Finding";
import type { Severity } from "../bindings/Severity";

export const SEVERITIES: Severity[] = ["error", "warning", "note"];

/** Components and places that are not written yet, and a list that has only its first line: nothing is wrong with them
 * before the letter goes out. */
const UNWRITTEN = ["missing", "to-fill"];

export const isUnwritten = ({ check, field }: Finding) => UNWRITTEN.includes(check) || (check === "archive-missing" && field === "recipients[0]");

export type Counts = Record<Severity, number>;

export function counts(findings: Finding[]): Counts {
  const found: Counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) found[severity] += 1;
  return found;
}

/** A finding by a name that it keeps while the clerk types elsewhere. */
export interface Told extends Finding {
  key: string;
}

/** Names each finding: by its check, its words and its part of the form, the same ones by their order. */
export function named(findings: Finding[]): Told[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    // Lines above may come and go.
    const kind = [finding.field.replace(/\[\d+\]$/, ""), finding.check, finding.found].join("|");
    const n = seen.get(kind) ?? 0;
    seen.set(kind, n + 1);
    return { ...finding, key: `${kind}|${n}` };
  });
}

/** By what the clerk knows an error again that he has let pass: its words and those around them. */
export const knownBy = ({ check, field, found, context }: Finding) =>
  [check, field.replace(/\[\d+\]$/, ""), found, context].join("|");

export const fixable = ({ fix }: Finding) => fix.length > 0;

/** The findings that are mended in the same way, if there are several. */
export function kind(finding: Finding, all: Told[]): Told[] {
  const alike = all.filter(({ check }) => check === finding.check);
  return alike.length > 1 && alike.every(fixable) ? alike : [];
}

/** The weightiest of some findings. */
export const worst = (findings: Finding[]): Severity | undefined =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
