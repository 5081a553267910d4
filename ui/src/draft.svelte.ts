// The letter being edited: one state, one undo for all of it.
import type { Letter } from "./bindings/Letter";

/** How long changes of one kind melt into one step of undo, in milliseconds. */
const MELT = 1000;
const MOST_STEPS = 500;

export function emptyLetter(): Letter {
  return { kind: "cong-van", issuer: {}, circulation: [], addressees: [], body: [], recipients: [] };
}

class Draft {
  letter: Letter = $state.raw(emptyLetter());
  /** Grows with every change that did not come from the field itself: fields then show the letter again. */
  version = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);
  #done: Letter[] = [];
  #undone: Letter[] = [];
  #kind = "";
  #at = 0;

  /** Changes the letter; `kind` names what is being typed into, so that a word is one step and not five. */
  edit(kind: string, change: (letter: Letter) => Letter): void {
    const next = change(this.letter);
    if (same(next, this.letter)) return;
    const now = performance.now();
    if (kind !== this.#kind || now - this.#at > MELT || this.#done.length === 0) {
      this.#done.push(this.letter);
      if (this.#done.length > MOST_STEPS) this.#done.shift();
    }
    this.#kind = kind;
    this.#at = now;
    this.#undone = [];
    this.letter = next;
    this.#tell();
  }

  /** Begins anew with another letter. */
  load(letter: Letter): void {
    this.#done = [];
    this.#undone = [];
    this.#show(letter);
  }

  undo(): void {
    const before = this.#done.pop();
    if (!before) return;
    this.#undone.push(this.letter);
    this.#show(before);
  }

  redo(): void {
    const after = this.#undone.pop();
    if (!after) return;
    this.#done.push(this.letter);
    this.#show(after);
  }

  #show(letter: Letter): void {
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

export const draft = new Draft();
