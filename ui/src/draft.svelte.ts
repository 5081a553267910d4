// The letter being edited: one state, one undo for all of it.
import { difference, placeOf, type Difference, type Place } from "./changes";
import { emptyLetter, type Change, type Draft } from "./letter";
import { composed } from "./nfc";

/** A pause after which typing is a new step of undo, in milliseconds. */
const MELT = 1000;
const MOST_STEPS = 1000;

/** What was typed last: the next letters of the same word belong to the same step. */
interface Typing {
  kind: string;
  at: number;
  change: Difference;
  /** The step has a letter and not only blanks. */
  hasWord: boolean;
}

class Drafting {
  letter: Draft = $state.raw(emptyLetter());
  /** Grows with every change that did not come from the field itself: fields then show the letter again. */
  version = $state(0);
  /** Grows with every other letter. */
  begun = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);
  #done: Draft[] = [];
  #undone: Draft[] = [];
  #typing: Typing | undefined;

  /** Changes the letter; `kind` names what is being typed into, so that a word is one step and not five. */
  edit(kind: string, change: Change): void {
    const next = composed(change(this.letter));
    if (same(next, this.letter)) return;
    const at = performance.now();
    const here = difference(this.letter, next);
    const goesOn = here !== undefined && this.#typing?.kind === kind && melts(this.#typing, here, at);
    if (!goesOn || this.#done.length === 0) {
      this.#done.push(this.letter);
      if (this.#done.length > MOST_STEPS) this.#done.shift();
    }
    const hasWord = here !== undefined && (/\S/.test(here.added) || (goesOn && this.#typing?.hasWord === true));
    this.#typing = here && { kind, at, change: here, hasWord };
    this.#undone = [];
    this.letter = next;
    this.#tell();
  }

  /** Changes the letter from outside its fields: a step of its own, and every field shows the letter again. */
  apply(kind: string, change: Change): void {
    this.pause();
    this.edit(kind, change);
    this.pause();
    this.version += 1;
  }

  /** What is typed next is a step of its own. */
  pause(): void {
    this.#typing = undefined;
  }

  /** Begins anew with another letter. */
  load(letter: Draft): void {
    this.#done = [];
    this.#undone = [];
    this.begun += 1;
    this.#show(composed(letter));
  }

  /** Takes the last step back; the place it was made in. */
  undo(): Place | undefined {
    return this.#step(this.#done, this.#undone);
  }

  /** Does the step again that was taken back last; the place it was made in. */
  redo(): Place | undefined {
    return this.#step(this.#undone, this.#done);
  }

  #step(from: Draft[], to: Draft[]): Place | undefined {
    const next = from.pop();
    if (!next) return undefined;
    const change = difference(this.letter, next);
    to.push(this.letter);
    this.#show(next);
    return change && placeOf(change, next);
  }

  #show(letter: Draft): void {
    this.pause();
    this.letter = letter;
    this.version += 1;
    this.#tell();
  }

  #tell(): void {
    this.canUndo = this.#done.length > 0;
    this.canRedo = this.#undone.length > 0;
  }
}

/** Whether a change goes on with the word that is being typed. An input method may take letters back to put others. */
function melts({ at, change: last, hasWord }: Typing, next: Difference, now: number): boolean {
  if (now - at > MELT || last.whole || next.whole || last.field !== next.field) return false;
  const touches = next.from <= last.from + last.added.length && next.from + next.removed.length >= last.from;
  const newWord = hasWord && next.removed === "" && /\s\S/.test(next.lead + next.added);
  return touches && !newWord;
}

/** Whether two letters, or two parts of one, are alike; parts that are the very same need no look inside. */
export function same(a: object, b: object): boolean {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left].every(([key, value]) => alike(value, right.get(key)));
}

/** The items of a long body are the same objects, all but one: only that one is written out. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => alike(entry, b[i]));
  return JSON.stringify(a) === JSON.stringify(b);
}

export const draft = new Drafting();
