// The letter counts characters, the browser and the editor count UTF-16 units.

const PAIRS = /[\ud800-\udfff]/;

/** How many UTF-16 units the first `characters` of a text take. */
export function units(text: string, characters: number): number {
  // No letter of Vietnamese takes two.
  if (!PAIRS.test(text)) return Math.min(characters, text.length);
  return [...text].slice(0, characters).join("").length;
}
