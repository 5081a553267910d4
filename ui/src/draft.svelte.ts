// The letter being edited: one state, one undo for all of it.
import { emptyLetter, type Change, type Draft } from "./letter";

/** How long changes of one kind melt into one step of undo, in milliseconds. */
const MELT = 1000;
const MOST_STEPS = 500;

/** A state and the field it came from, so that undoing shows where it was. */
interface Step {
  letter: Draft;
  kind: string;
}

class Drafting {
  letter: Draft = $state.raw(emptyLetter());
  /** Grows with every change that did not come from the field itself: fields then show the letter again. */
  version = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);
  #done: Step[] = [];
  #undone: Step[] = [];
  #kind = "";
  #at = 0;

  /** Changes the letter; `kind` names what is being typed into, so that a word is one step and not five. */
  edit(kind: string, change: Change): void {
    const next = change(this.letter);
    if (same(next, this.letter)) return;
    const now = performance.now();
    if (kind !== this.#kind || now - this.#at > MELT || this.#done.length === 0) {
      this.#done.push({ letter: this.letter, kind });
      if (this.#done.length > MOST_STEPS) this.#done.shift();
    }
    this.#kind = kind;
    this.#at = now;
    this.#undone = [];
    this.letter = next;
    this.#tell();
  }

  /** Changes the letter from outside its fields: a step of its own, and every field shows the letter again. */
  apply(kind: string, change: Change): void {
    this.#kind = "";
    this.edit(kind, change);
    this.#kind = "";
    this.version += 1;
  }

  /** Begins anew with another letter. */
  load(letter: Draft): void {
    this.#done = [];
    this.#undone = [];
    this.#show(letter);
  }

  /** Takes the last step back; the field it was made in. */
  undo(): string | undefined {
    const step = this.#done.pop();
    if (!step) return undefined;
    this.#undone.push({ letter: this.letter, kind: step.kind });
    this.#show(step.letter);
    return step.kind;
  }

  /** Does the step again that was taken back last; the field it was made in. */
  redo(): string | undefined {
    const step = this.#undone.pop();
    if (!step) return undefined;
    this.#done.push({ letter: this.letter, kind: step.kind });
    this.#show(step.letter);
    return step.kind;
  }

  #show(letter: Draft): void {
    this.#kind = "";
    this.letter = letter;
    this.version += 1;
    this.#tell();
  }

  #tell(): void {
    this.canUndo = this.#done.length > 0;
    this.canRedo = this.#undone.length > 0;
  }
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export const draft = new Drafting();
