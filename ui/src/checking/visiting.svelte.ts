// Going from one finding to the next, and mending the one that the cursor is at.
import type { Edit } from "../bindings/Edit";
import { difference, placeOf, type Place } from "../changes";
import { desk } from "../desk.svelte";
import { draft } from "../draft.svelte";
import { host } from "../host";
import { letterOf, type Draft } from "../letter";
import { caret } from "../preview/caret";
import { typed, typedOffset } from "../preview/places";
import type { Go } from "../slots.svelte";
import { strings } from "../strings";
import { checking } from "./checking.svelte";
import { fixable, type Told } from "./finding";
import { mended } from "./mending";
import { following, nearest } from "./order";

class Visiting {
  /** The finding that the cursor is in, or that was gone to last. */
  at = $state("");
  /** The finding that was gone to last. */
  #gone = "";
  #go: Go = () => {};

  /** Follows the cursor; `go` puts it somewhere. */
  watch(go: Go): () => void {
    this.#go = go;
    return checking.watch(() => this.#enter());
  }

  /** Notes into which finding the cursor went. */
  #enter() {
    if (this.#current()) return;
    const place = caret(desk.active);
    const entered = place && checking.in(place.field).find(({ start, end }) => start <= place.offset && place.offset <= end);
    if (entered) this.at = entered.key;
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
    return checking.told.length > 0 ? checking.told : checking.lacking;
  }

  /** Goes to the next finding behind the cursor or the one before it; from the last to the first. */
  async next(backwards: boolean) {
    // Without a new check one goes through what the last one found.
    await checking.settled().catch(() => {});
    const current = this.#current();
    // One that the cursor only came by has not been looked at.
    const from = current?.key === this.#gone ? current : undefined;
    const next = following(this.round, from, caret(desk.active), backwards);
    if (next) await this.show(next);
    else desk.message = { text: strings.checking.nothing };
  }

  /** The finding that the cursor is in. */
  #current(): Told | undefined {
    const current = checking.open.find(({ key }) => key === this.at);
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
    const [current, here] = [this.#current(), checking.in(desk.active)];
    const finding = current && fixable(current) ? current : nearest(here.filter(fixable), caret(desk.active));
    if (finding) await this.fix([finding]);
    else if (current ?? here[0]) desk.message = { text: strings.checking.byHand, later: null };
  }

  /** Mends findings as one step of undo; the cursor goes behind the change. */
  fix = (findings: Told[]) =>
    desk.attempt(async () => {
      const keys = findings.map(({ key }) => key);
      for (;;) {
        await checking.settled();
        const from = draft.letter;
        const edits = checking.found.filter(({ key }) => keys.includes(key)).flatMap(({ fix }) => fix);
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
}

/** Whether the cursor is in its field; a list that lacks every line is its first line. */
const isHere = ({ field }: Told) => desk.active === field || desk.active.startsWith(`${field}[`);

/** The place behind what an edit puts in; of one that moves lines, where the letters differ. */
function behind(edit: Edit | undefined, before: Draft, after: Draft): Place | undefined {
  if (edit?.kind === "replace") {
    const end = edit.start + [...edit.text].length;
    return { field: edit.field, offset: typedOffset(typed(after, edit.field), end) };
  }
  const change = difference(before, after);
  return change && placeOf(change, after);
}

export const visiting = new Visiting();
