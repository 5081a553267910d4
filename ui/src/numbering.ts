// Labels of the body's items while they are typed. The page's own come from the library; a test holds both equal.

/** The letters of the Vietnamese order that number items (R79). */
const ORDER = "abcdđeghiklmnopqrstuvxy";

function letters(n: number): string {
  let text = "";
  for (let left = n; left > 0; left = Math.floor((left - 1) / ORDER.length)) {
    text = (ORDER[(left - 1) % ORDER.length] ?? "") + text;
  }
  return text;
}

/** The labels of items of these levels, from first to last; none for a paragraph. */
export function labels(levels: number[]): string[] {
  const counts = [0, 0, 0, 0];
  return levels.map((level) => {
    if (level === 0) return "";
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    if (level === 1) return `${counts[1]}.`;
    return level === 2 ? `${letters(counts[2] ?? 0)})` : "-";
  });
}
