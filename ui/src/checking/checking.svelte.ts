// What is against the guide in the letter on the desk, as the clerk is told of it: never later than a moment after a
// pause, never about a word that is still being typed.
import { tick } from "svelte";
import type { Checked } from "../bindings/Checked";
import type { Dismissal } from "../bindings/Dismissal";
import type { PutAside } from "../bindings/PutAside";
import { difference, type Difference } from "../changes";
import { desk } from "../desk.svelte";
import { draft } from "../draft.svelte";
import { host } from "../host";
import { letterOf, type Draft } from "../letter";
import { caret } from "../preview/caret";
import { printed, typed } from "../preview/places";
import { pump } from "../pump";
import { isUnwritten, named, type Told } from "./finding";
import { shifted } from "./shift";
import { touches, wordAt, type Word } from "./typing";

/** Milliseconds between the last key and the check. */
const AFTER_TYPING = 250;
/** Milliseconds until what waited for the cursor to leave is told. */
const AFTER_LEAVING = 80;

/** What an office has put aside that has no profile. */
export const NOBODY: Dismissal[] = [];

class Checking {
  /** All that is told, in the order of the form. */
  open: Told[] = $state.raw([]);
  putAside: PutAside[] = $state.raw([]);
  failure = $state("");
  /** Whether this letter has been looked through at all: nothing found says nothing before. */
  isDone = $state(false);
  #answered = () => {};
  /** When the first letter was looked through, or could not be. */
  first = new Promise<void>((resolve) => (this.#answered = resolve));
  /** What goes against the guide. */
  told = $derived(this.open.filter((finding) => !isUnwritten(finding)));
  /** What is not written yet, but for what may be written by hand. */
  lacking = $derived(this.open.filter((finding) => isUnwritten(finding) && finding.severity !== "note"));
  #byField = $derived(byField(this.told));

  /** What the check found last, told or not, and in which letter. */
  found: Told[] = [];
  #checked: Draft | undefined;
  #letter: Draft = draft.letter;
  #office: Dismissal[] = NOBODY;
  #version = -1;
  #begun = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The field that is being typed into. */
  #typing = "";
  #isPressed = false;

  #ask = pump(
    async (letter: Draft) => ({ letter, checked: await host.check(letterOf(letter), this.#office) }),
    ({ letter, checked }) => this.#take(letter, checked),
    (message) => {
      this.failure = message;
      this.isDone = false;
      this.#answered();
    },
  );

  /** The findings of one field. */
  in(field: string): Told[] {
    return this.#byField.get(field) ?? [];
  }

  /** Follows the cursor; `rested` is told when it has come somewhere. */
  watch(rested: () => void): () => void {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(leaving);
      leaving = setTimeout(() => {
        if (this.#isPressed) return;
        this.#tell();
        rested();
      }, AFTER_LEAVING);
    };
    // What comes or goes below the mouse would take the click from where it was meant.
    const pressed = (event: Event) => {
      this.#isPressed = event.type === "pointerdown";
      moved();
    };
    const stop = new AbortController();
    const hear = (names: string[], heard: (event: Event) => void) =>
      names.forEach((name) => document.addEventListener(name, heard, { capture: true, signal: stop.signal }));
    hear(["selectionchange", "focusin", "focusout"], moved);
    hear(["pointerdown", "pointerup", "pointercancel"], pressed);
    // Where a bar or a menu of the system took the release, the next key says that nothing is pressed.
    hear(["keydown"], () => (this.#isPressed = false));
    return () => {
      clearTimeout(leaving);
      stop.abort();
    };
  }

  /** What follows every change of the letter, or of what its office has put aside. */
  changed(letter: Draft, version: number, office: Dismissal[]) {
    if (letter === this.#letter && version === this.#version && office === this.#office) return;
    const isTyped = version === this.#version && letter !== this.#letter;
    const change = isTyped ? difference(this.#letter, letter) : undefined;
    if (draft.begun !== this.#begun) this.#forget();
    // What comes from elsewhere, a fix or a step back, is told at once.
    if (letter !== this.#letter) this.#typing = isTyped ? desk.active : "";
    if (isTyped) this.#isPressed = false;
    this.#letter = letter;
    this.#version = version;
    this.#office = office;
    this.#checked = undefined;
    if (change) this.#move(change);
    clearTimeout(this.#timer);
    if (isTyped && change && !change.whole) this.#timer = setTimeout(() => this.#ask(letter), AFTER_TYPING);
    else this.#ask(letter);
  }

  /** Another letter: nothing of the one before is told any more. */
  #forget() {
    this.#begun = draft.begun;
    this.isDone = false;
    this.found = [];
    this.open = [];
    this.putAside = [];
    this.#typing = "";
  }

  #move(change: Difference) {
    this.found = shifted(this.found, change);
    this.open = shifted(this.open, change);
  }

  #take(letter: Draft, { open, put_aside }: Checked) {
    if (letter !== this.#letter) return;
    this.failure = "";
    this.isDone = true;
    this.#checked = letter;
    this.found = named(open);
    if (!alike(put_aside, this.putAside)) this.putAside = put_aside;
    this.#tell();
    this.#answered();
  }

  /** Tells what was found, but for what is new about the word under the cursor. */
  #tell() {
    if (this.#isPressed) return;
    const word = this.#word();
    const isTold = new Set(this.open.map(({ key }) => key));
    const waits = (finding: Told) => word !== undefined && !isTold.has(finding.key) && !isUnwritten(finding) && touches(finding, word);
    const next = this.found.filter((finding) => !waits(finding));
    if (!alike(next, this.open)) this.open = next;
  }

  #word(): Word | undefined {
    const place = this.#typing !== "" && this.#typing === desk.active ? caret(desk.active) : undefined;
    if (!place) {
      this.#typing = "";
      return undefined;
    }
    return wordAt(place.field, printed(typed(this.#letter, place.field)), place.offset);
  }

  /** When what was found is about the letter as it is now; fails where it cannot be checked. */
  async settled() {
    await tick();
    clearTimeout(this.#timer);
    if (this.#checked !== this.#letter) this.#ask(this.#letter);
    await this.#ask.idle();
    if (this.#checked !== this.#letter && this.failure !== "") throw { code: "check", message: this.failure };
  }

}

function byField(findings: Told[]): Map<string, Told[]> {
  const fields = new Map<string, Told[]>();
  for (const finding of findings) fields.set(finding.field, [...(fields.get(finding.field) ?? []), finding]);
  return fields;
}

const alike = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const checking = new Checking();
