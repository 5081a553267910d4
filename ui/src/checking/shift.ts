// Findings move along with what is typed before them, until the letter is checked again.
import type { Difference } from "../changes";
import type { Told } from "./finding";

const lettersIn = (text: string) => [...text].length;

export function shifted(findings: Told[], { field, from, removed, added, whole }: Difference): Told[] {
  const by = lettersIn(added) - lettersIn(removed);
  if (whole || by === 0 || !findings.some((finding) => finding.field === field && finding.end > from)) return findings;
  const until = from + lettersIn(removed);
  return findings.map((finding) => {
    const isBehind = finding.field === field && finding.start >= until && finding.end > from;
    return isBehind ? { ...finding, start: finding.start + by, end: finding.end + by } : finding;
  });
}
