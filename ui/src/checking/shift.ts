// Findings move along with what is typed before and inside them, until the letter is checked again. The underlines in the
// editor move by the same rule, so that nothing is drawn anew with a key.
import type { Difference } from "../changes";
import type { Told } from "./finding";

const lettersIn = (text: string) => [...text].length;

export function shifted(findings: Told[], { field, from, removed, added, whole }: Difference): Told[] {
  const by = lettersIn(added) - lettersIn(removed);
  if (whole || by === 0 || !findings.some((finding) => finding.field === field && finding.end > from)) return findings;
  const until = from + lettersIn(removed);
  // What is typed at an edge is outside.
  const start = (at: number) => (at >= until ? at + by : at > from ? from + lettersIn(added) : at);
  const end = (at: number) => (at >= until ? at + by : from);
  return findings.flatMap((finding) => {
    if (finding.field !== field || finding.end <= from) return [finding];
    const moved = { ...finding, start: start(finding.start), end: end(finding.end) };
    const isGone = finding.start < finding.end && moved.start >= moved.end;
    return isGone ? [] : [moved];
  });
}
