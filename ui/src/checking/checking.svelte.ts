// What is against the guide in the letter on the desk, as the clerk is told of it: never later than a moment after a
// pause, never about a word that is still being typed.
import { tick } from "svelte";
import type { Checked } from "../bindings/Checked";
import type { Edit } from "../bindings/Edit";
import type { Dismissal } from "../bindings/Dismissal";
import type { PutAside } from "../bindings/PutAside";
import { difference, placeOf, type Place } from "../changes";
import { desk } from "../desk.svelte";
import { draft } from "../draft.svelte";
import { host } from "../host";
import { letterOf, type Draft } from "../letter";
import { caret } from "../preview/caret";
import { printed, typed, typedOffset } from "../preview/places";
import { pump } from "../pump";
import type { Go } from "../slots.svelte";
import { strings } from "../strings";
import { isUnwritten, knownBy, named, type Told } from "./finding";
import { mended } from "./mending";
import { following, nearest } from "./order";
import { shifted } from "./shift";
import { touches, wordAt, type Word } from "./typing";

/** Milliseconds between the last key and the check. */
const AFTER_TYPING = 150;
/** Milliseconds until what waited for the cursor to leave is told. */
const AFTER_LEAVING = 80;

class Checking {
  /** All that is told, in the order of the form. */
  open: Told[] = $state.raw([]);
  putAside: PutAside[] = $state.raw([]);
  failure = $state("");
  /** The finding that the cursor is in, or that was gone to last. */
  at = $state("");
  /** The finding that is about to be put aside, and those of one kind that are about to be mended. */
  dismissing: Told | undefined = $state.raw();
  mending: Told[] | undefined = $state.raw();
  /** What goes against the guide. */
  told = $derived(this.open.filter((finding) => !isUnwritten(finding)));
  /** What is not written yet, but for what may be written by hand. */
  lacking = $derived(this.open.filter((finding) => isUnwritten(finding) && finding.severity !== "note"));
  #byField = $derived(byField(this.told));

  /** What the check found last, and in which letter. */
  #found: Told[] = [];
  #checked: Draft | undefined;
  #letter: Draft = draft.letter;
  #office: Dismissal[] = [];
  #version = -1;
  #begun = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The field that is being typed into. */
  #typing = "";
  /** The finding that was gone to last. */
  #gone = "";
  #isPressed = false;
  /** Errors that the letter was printed or exported with. */
  #passed = new Set<string>();
  #go: Go = () => {};

  #ask = pump(
    async (letter: Draft) => ({ letter, checked: await host.check(letterOf(letter), this.#office) }),
    ({ letter, checked }) => this.#take(letter, checked),
    (message) => (this.failure = message),
  );

  /** The findings of one field. */
  in(field: string): Told[] {
    return this.#byField.get(field) ?? [];
  }

  /** Follows the cursor; `go` puts it somewhere. */
  watch(go: Go): () => void {
    this.#go = go;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(leaving);
      leaving = setTimeout(() => (this.#tell(), this.#enter()), AFTER_LEAVING);
    };
    // What comes or goes below the mouse would take the click from where it was meant.
    const pressed = (event: Event) => {
      this.#isPressed = event.type === "pointerdown";
      moved();
    };
    const events = [["selectionchange", moved], ["focusin", moved], ["focusout", moved], ["pointerdown", pressed], ["pointerup", pressed], ["pointercancel", pressed]] as const;
    for (const [name, hear] of events) document.addEventListener(name, hear, true);
    return () => {
      clearTimeout(leaving);
      for (const [name, hear] of events) document.removeEventListener(name, hear, true);
    };
  }

  /** What follows every change of the letter, or of what its office has put aside. */
  changed(letter: Draft, version: number, office: Dismissal[]) {
    const isTyped = version === this.#version && letter !== this.#letter;
    const change = isTyped ? difference(this.#letter, letter) : undefined;
    if (draft.begun !== this.#begun) this.#forget();
    this.#letter = letter;
    this.#version = version;
    this.#office = office;
    this.#checked = undefined;
    if (isTyped) this.#typing = desk.active;
    if (change) this.#move(change);
    clearTimeout(this.#timer);
    if (isTyped && change && !change.whole) this.#timer = setTimeout(() => this.#ask(letter), AFTER_TYPING);
    else this.#ask(letter);
  }

  /** Another letter: nothing of the one before is told any more. */
  #forget() {
    this.#begun = draft.begun;
    this.#found = [];
    this.open = [];
    this.putAside = [];
    this.at = "";
    this.#gone = "";
    this.#typing = "";
    this.#passed.clear();
  }

  #move(change: NonNullable<ReturnType<typeof difference>>) {
    this.#found = shifted(this.#found, change);
    this.open = shifted(this.open, change);
  }

  #take(letter: Draft, { open, put_aside }: Checked) {
    if (letter !== this.#letter) return;
    this.failure = "";
    this.#checked = letter;
    this.#found = named(open);
    if (!alike(put_aside, this.putAside)) this.putAside = put_aside;
    this.#tell();
  }

  /** Tells what was found, but for what is new about the word under the cursor. */
  #tell() {
    if (this.#isPressed) return;
    const word = this.#word();
    const isTold = new Set(this.open.map(({ key }) => key));
    const waits = (finding: Told) => word !== undefined && !isTold.has(finding.key) && !isUnwritten(finding) && touches(finding, word);
    const next = this.#found.filter((finding) => !waits(finding));
    if (!alike(next, this.open)) this.open = next;
  }

  /** Notes into which finding the cursor went. */
  #enter() {
    if (this.#isPressed || this.#current()) return;
    const place = caret(desk.active);
    const entered = place && this.in(place.field).find(({ start, end }) => start <= place.offset && place.offset <= end);
    if (entered) this.at = entered.key;
  }

  #word(): Word | undefined {
    const place = this.#typing !== "" && this.#typing === desk.active ? caret(desk.active) : undefined;
    if (!place) {
      this.#typing = "";
      return undefined;
    }
    return wordAt(place.field, printed(typed(this.#letter, place.field)), place.offset);
  }

  /** When what was found is about the letter as it is now. */
  async settled() {
    await tick();
    clearTimeout(this.#timer);
    if (this.#checked !== this.#letter) this.#ask(this.#letter);
    await this.#ask.idle();
  }

  /** Puts the cursor where a finding is, its words selected. */
  async show(finding: Told) {
    this.at = finding.key;
    this.#gone = finding.key;
    const text = typed(draft.letter, finding.field);
    const [from, to] = [typedOffset(text, finding.start), typedOffset(text, finding.end)];
    await this.#go(finding.field, from, to - from);
  }

  /** What F8 goes through: what is wrong; without that, what must still be written. */
  get round(): Told[] {
    return this.told.length > 0 ? this.told : this.lacking;
  }

  /** Goes to the next finding behind the cursor or the one before it; from the last to the first. */
  async next(backwards: boolean) {
    await this.settled();
    const current = this.#current();
    // One that the cursor only came by has not been looked at.
    const from = current?.key === this.#gone ? current : undefined;
    const next = following(this.round, from, caret(desk.active), backwards);
    if (next) await this.show(next);
    else desk.message = { text: strings.checking.nothing };
  }

  /** The finding that the cursor is in. */
  #current(): Told | undefined {
    const current = this.open.find(({ key }) => key === this.at);
    // In the list the cursor is nowhere in the letter.
    const offset = caret(desk.active)?.offset ?? current?.start ?? 0;
    return current && isHere(current) && current.start <= offset && offset <= current.end ? current : undefined;
  }

  /** Which of how many was gone to last, as long as the cursor is in its field. */
  get position(): { n: number; count: number; finding: Told } | undefined {
    const n = this.round.findIndex(({ key }) => key === this.at);
    const finding = this.round[n];
    return finding && isHere(finding) ? { n: n + 1, count: this.round.length, finding } : undefined;
  }

  /** Mends what was gone to last, or what is nearest to the cursor in its field. */
  async fixHere() {
    const current = this.#current();
    const finding = current?.fix.length ? current : nearest(this.in(desk.active).filter(({ fix }) => fix.length > 0), caret(desk.active));
    if (finding) await this.fix([finding]);
    else if (current ?? this.in(desk.active)[0]) desk.message = { text: strings.checking.byHand };
  }

  /** Mends findings as one step of undo; the cursor goes behind the change. */
  fix = (findings: Told[]) =>
    desk.attempt(async () => {
      const keys = findings.map(({ key }) => key);
      for (;;) {
        await this.settled();
        const from = draft.letter;
        const edits = this.#found.filter(({ key }) => keys.includes(key)).flatMap(({ fix }) => fix);
        if (edits.length === 0) return;
        const letter = await host.mend(letterOf(from), edits);
        // Places in a letter that has changed are others.
        if (from !== draft.letter) continue;
        const next = mended(from, letter, edits);
        draft.apply("check", () => next);
        const place = behind(edits[0], from, next);
        if (place) await this.#go(place.field, place.offset, 0);
        return;
      }
    });

  /** The errors that the letter would go out with, if one of them is new since it last did. */
  async newErrors(): Promise<Told[]> {
    await this.settled();
    const errors = this.#found.filter(({ severity }) => severity === "error");
    return errors.some((error) => !this.#passed.has(knownBy(error))) ? errors : [];
  }

  letPass(errors: Told[]) {
    errors.forEach((error) => this.#passed.add(knownBy(error)));
  }
}

/** The place behind what an edit puts in; of one that moves lines, where the letters differ. */
function behind(edit: Edit | undefined, before: Draft, after: Draft): Place | undefined {
  if (edit?.kind === "replace") {
    const end = edit.start + [...edit.text].length;
    return { field: edit.field, offset: typedOffset(typed(after, edit.field), end) };
  }
  const change = difference(before, after);
  return change && placeOf(change, after);
}

/** Whether the cursor is in its field; a list that lacks every line is its first line. */
const isHere = ({ field }: Told) => desk.active === field || desk.active.startsWith(`${field}[`);

function byField(findings: Told[]): Map<string, Told[]> {
  const fields = new Map<string, Told[]>();
  for (const finding of findings) fields.set(finding.field, [...(fields.get(finding.field) ?? []), finding]);
  return fields;
}

const alike = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const checking = new Checking();
