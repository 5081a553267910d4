// Plain text from elsewhere: its lines, clean, with the levels that typed labels mean.
import type { Item } from "../bindings/Item";
import type { Span } from "../bindings/Span";

const LABELS: [RegExp, Item["level"]][] = [
  [/^\s*\d{1,2}[.)]\s+/, 1],
  [/^\s*(?:[a-zđ]{1,2}\)\s*|[a-zđ]\.\s+)/, 2],
  [/^\s*[-–—+•·●▪‣◦§*]\s+/, 3],
];

/** The level a typed label means, and how long the label is; none for ordinary words. */
export function labelOf(text: string): { level: Item["level"]; length: number } | undefined {
  for (const [pattern, level] of LABELS) {
    const found = pattern.exec(text);
    if (found) return { level, length: found[0].length };
  }
  return undefined;
}

/** What nobody can see goes, blanks of every kind become one, letters and marks are composed. */
export function tidy(text: string): string {
  const seen = text.replace(/[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\ufff9-\ufffc]/g, "");
  const breaks = seen.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n");
  const printed = breaks.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, "");
  return printed.replace(/[^\S\n]+/g, " ").normalize("NFC");
}

/** Clean lines of text. A vertical tab is how Word writes a break inside a paragraph. */
export function itemsOfText(text: string, inWords: boolean): Item[] {
  const lines = text.split(/\r\n?|[\n\u0085\u2029]/).map(tidy).filter((line) => line.trim() !== "");
  const only = lines[0];
  if (inWords && lines.length === 1 && only !== undefined) return [{ level: 0, text: only }];
  return lines.map((line) => labelled({ level: 0, text: line.trim() }));
}

/** Reads a typed label at the start of an item that has no level yet. */
export function labelled(item: Item): Item {
  const spans: Span[] = typeof item.text === "string" ? [{ text: item.text }] : item.text;
  const label = item.level === 0 ? labelOf(spans.map((span) => span.text).join("")) : undefined;
  if (!label) return item;
  let { length } = label;
  const rest = spans.flatMap((span) => {
    const text = span.text.slice(length);
    length = Math.max(0, length - span.text.length);
    return text === "" ? [] : [{ ...span, text }];
  });
  return { level: label.level, text: rest };
}
