// The word that is being typed: what is new about it waits until the cursor has left it.
import type { Finding } from "../bindings/Finding";

/** A word of a field, in printed letters. */
export interface Word {
  field: string;
  from: number;
  to: number;
  /** Nothing stands behind it. */
  isLast: boolean;
}

/** The word in which, or at whose edge, a place of a text stands. */
export function wordAt(field: string, letters: string[], at: number): Word {
  let [from, to] = [Math.min(at, letters.length), Math.min(at, letters.length)];
  const isLetter = (i: number) => /\S/.test(letters[i] ?? " ");
  // Behind a blank at the very end no letter stands yet.
  if (at > letters.length) return { field, from: at, to: at, isLast: true };
  while (isLetter(from - 1)) from--;
  while (isLetter(to)) to++;
  return { field, from, to, isLast: to >= letters.length };
}

const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Whether a finding is about this word. */
export function touches({ field, start, end, found }: Finding, word: Word): boolean {
  if (field !== word.field) return false;
  // Which mark stands at the end, or that none does, is known when the end is left.
  if (!isWord(found) && word.isLast && end >= word.from - 1) return true;
  return start <= word.to && end >= word.from;
}
