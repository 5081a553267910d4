// The letter on the desk: where it is kept, what its page looks like, and what the clerk is told.
import { tick } from "svelte";
import type { Dismissal } from "./bindings/Dismissal";
import type { Parts } from "./bindings/Parts";
import type { RunView } from "./bindings/RunView";
import { named } from "./checking/excerpt";
import { draft, same } from "./draft.svelte";
import { host, type Arrival, type Kept, type Look, type Opened } from "./host";
import { Keeping } from "./keeping.svelte";
import { emptyLetter, letterOf, readDraft, type Draft } from "./letter";
import { idly } from "./preview/idle";
import { composed } from "./nfc";
import { known, type Shown } from "./preview/known";
import { messageOf, pump } from "./pump";
import { strings } from "./strings";

/** Milliseconds after which a window closes that waits for a disk in vain. */
const CLOSE_AFTER = 3000;
/** Milliseconds that the first start waits for the letter the program was started with. */
const ARRIVES_WITHIN = 3000;

export interface Message {
  text: string;
  wrong?: boolean;
  /** A PDF was made: offer to show it. */
  exported?: boolean;
  /** A draft that is offered. */
  draft?: Kept;
  /** What is told instead when the letter has become another; `null` for nothing. */
  later?: Message | null;
  /** It is about all letters: only the clerk takes it away, or something newer. */
  stays?: boolean;
}

/** Milliseconds between a change and its way to the disk: the page comes first, and a long letter is not written out with
 * every key. */
const NOTE_AFTER = 50;

/** Why no page can be made of a letter, as long as it stays as it is. */
const OF_THE_LETTER = ["no-glyph", "too-long", "template"];

class Desk {
  /** Where the cursor is: a field of the data. */
  active = $state("");
  page: Shown | undefined = $state.raw();
  /** Lines of known width, to measure the screen's letters with. */
  gauge: RunView[] = $state.raw([]);
  /** Why the page could not be set. */
  failure = $state("");
  message: Message | undefined = $state.raw();
  file: string | null = $state(null);
  /** Whether the letter has changed since it was last written to its file. */
  isAhead = $state(false);
  #settle = () => {};
  /** When the letter is here that the program was started with, or is no longer waited for. */
  arrived = new Promise<void>((resolve) => (this.#settle = resolve));
  /** When the draft was kept last, `14:05`. */
  kept = $state("");
  notKept = $state("");
  look: Look = $state.raw({ split: null, zoom: null });
  /** What the guide says about each field. */
  clauses: Record<string, string> = $state.raw({});
  #started = false;
  #isAsking = false;
  /** The letter as it was put on the desk or last given to the disk, and its file. */
  #known = knownAs(emptyLetter(), null);
  /** The letter as its file has it, and the file; not known of a draft of which the file has not been read yet. */
  #filed: string | undefined;

  /** The letter whose page was asked for last. */
  #asked: Draft | undefined;
  #render = pump(known.ask, (result) => this.#show(result), (error) => (this.failure = named(draft.letter, error)));
  #rest = idly(() => (this.fetch(), false));

  #show(result: Shown) {
    if (result.rules !== this.page?.rules) this.#learn().catch((error) => this.fail(error));
    this.page = result;
    this.failure = "";
    if (result.missing.length > 0) this.#rest.put();
  }

  /** Asks for pages that have changed and are not here yet. */
  fetch() {
    this.#render(letterOf(draft.letter));
  }

  /** How finely text is placed from now on. */
  place(parts: Parts) {
    if (parts === known.parts) return;
    known.parts = parts;
    this.fetch();
  }

  /** When the page shows the letter as it is now. */
  async settled() {
    await tick();
    await this.#render.idle();
  }

  async #learn() {
    const components = await host.guide(draft.letter.date ?? null);
    this.clauses = Object.fromEntries(components.map((component) => [component.field, strings.component(component)]));
  }

  /** What follows every change: the page, and the disk. */
  changed(letter: Draft) {
    if (letter !== this.#asked) {
      this.#render(letterOf((this.#asked = letter)));
      if (this.message?.later !== undefined) this.message = this.message.later ?? undefined;
    }
    this.#noting ??= setTimeout(() => this.#noteNow(), NOTE_AFTER);
  }

  #noting: ReturnType<typeof setTimeout> | undefined;

  #noteNow() {
    clearTimeout(this.#noting);
    this.#noting = undefined;
    this.#note(draft.letter);
  }

  /** Sees whether the letter has to be kept, and whether its file is behind. */
  #note(letter: Draft) {
    const known = knownAs(letter, this.file);
    this.isAhead = this.file !== null && this.#filed !== undefined && known !== this.#filed;
    if (!this.#started || known === this.#known) return;
    this.#known = known;
    this.#keeping.put(JSON.stringify(letter), this.file);
  }

  /** The way to the disk of the letter on the desk: what another letter still has to write is not its business. */
  #keeping: Keeping = $state.raw(this.#newKeeping(null));
  #failing = new Set<Keeping>();

  #newKeeping(id: number | null): Keeping {
    const keeping: Keeping = new Keeping(id, {
      kept: () => {
        this.kept = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
        this.#failing.delete(keeping);
        if (this.#failing.size === 0) this.notKept = "";
      },
      failed: (message) => {
        this.#failing.add(keeping);
        this.notKept = message;
      },
    });
    return keeping;
  }

  /** The number of the draft on the desk; `null` before it was kept first. */
  get draftId(): number | null {
    return this.#keeping.id;
  }

  /** When what was typed is on the disk, or could not be written. */
  async written() {
    await tick();
    this.#noteNow();
    await this.#keeping.hurry();
  }

  async start() {
    const written = async () => void (await Promise.all([this.written(), ...[...this.before].map((write) => write())]));
    host.closing(() => Promise.race([written(), new Promise<void>((resolve) => setTimeout(resolve, CLOSE_AFTER))]));
    try {
      const start = await host.start();
      if (start.look) this.look = start.look;
      this.gauge = start.gauge ?? [];
      known.atOnce = start.at_once ?? false;
      if (start.news.length > 0) this.message = { text: start.news.join(" "), wrong: true, stays: true };
      if (!start.awaited) this.#settle();
      else setTimeout(this.#settle, ARRIVES_WITHIN);
      // What was typed before the answer came is a letter of its own.
      this.#started = true;
      this.#note(draft.letter);
      if (start.draft) this.resume(start.draft);
    } catch (error) {
      this.#settle();
      throw error;
    } finally {
      // Without an answer the letter is kept all the same.
      this.#started = true;
      this.#note(draft.letter);
      host.arrivals((arrival) => this.#arrive(arrival));
    }
  }

  /** Goes on with a draft as it was left; one that cannot be read stays on the disk. */
  resume(kept: Kept) {
    // The letter on the desk may be newer than what the list of drafts holds of it.
    if (kept.id === this.draftId) return;
    const letter = readDraft(kept.text);
    if (!letter) {
      this.message = { text: strings.messages.unreadable, wrong: true };
      return;
    }
    this.begin(letter, kept.file, kept.id);
    if (kept.file !== null) void this.#compare(draft.letter, kept.file);
    // A database that fails is told of when the letter is kept.
    host.lookAt(kept.id).catch(() => {});
  }

  /** Puts another letter on the desk; the one before stays among the drafts. */
  begin(letter: Draft, file: string | null = null, id: number | null = null) {
    this.#noteNow();
    this.#keeping = this.#newKeeping(id);
    this.file = file;
    this.#filed = undefined;
    this.kept = "";
    this.#forget();
    draft.load({ ...emptyLetter(), ...letter });
    known.near = 0;
    this.#known = knownAs(draft.letter, file);
    this.changed(draft.letter);
  }

  /** Gives the letter to the disk although nothing was typed into it. */
  keep() {
    this.#known = "";
    this.#noteNow();
  }

  /** Whether a file holds the draft that was gone on with: only the disk knows. */
  async #compare(letter: Draft, file: string) {
    const isSame = await host.isInFile(letterOf(letter), file).catch(() => false);
    if (this.file !== file || this.#filed !== undefined) return;
    if (isSame) return this.#isFiled(letter, file);
    this.#filed = "";
    this.#note(draft.letter);
  }

  #forget() {
    if (!this.message?.stays) this.message = undefined;
  }

  #arrive(arrival: Arrival) {
    if ("opened" in arrival) this.#put(arrival.opened);
    else this.fail(arrival.failure);
    this.#settle();
  }

  #put(opened: Opened) {
    this.begin(opened.letter, opened.file);
    this.#isFiled(draft.letter, opened.file);
    void this.quietly(() => this.#tellOfNewer(opened));
  }

  /** What was typed after the file was written last is still a draft: it must not be forgotten behind the file. */
  async #tellOfNewer({ file }: Opened) {
    const before = draft.letter;
    const newer = (await host.drafts()).find((kept) => kept.file === file && kept.id !== this.draftId);
    const letter = newer && readDraft(newer.text);
    if (!newer || !letter || draft.letter !== before || same(composed(letter), before)) return;
    this.message = { text: strings.messages.newerDraft(newer.changed), draft: newer, later: null };
  }

  /** The file has the letter now. */
  #isFiled(letter: Draft, file: string) {
    this.#filed = knownAs(letter, file);
    this.#note(draft.letter);
  }

  /** Does what the clerk asks for, and what was told before is old; what goes wrong is said, and the letter stays. */
  async attempt(work: () => Promise<void>) {
    this.#forget();
    await this.quietly(work);
  }

  /** The same for what the window does by itself, and for what a message offers: what was told last stands. */
  async quietly(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      this.fail(error);
    }
  }

  /** The same with a dialog of the system: while it waits for the clerk, no second one is opened. */
  async #ask(work: () => Promise<void>) {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      await this.attempt(work);
    } finally {
      this.#isAsking = false;
    }
  }

  fail(error: unknown) {
    this.message = { text: `${named(draft.letter, messageOf(error))}. ${strings.messages.kept}`, wrong: true, ...(isOfTheLetter(error) && { later: null }) };
  }

  open = () =>
    this.#ask(async () => {
      const opened = await host.open();
      if (opened) this.#put(opened);
    });

  openRecent = (file: string) => this.attempt(async () => this.#put(await host.openRecent(file)));

  save = (file: string | null = this.file) =>
    this.#ask(async () => {
      const [keeping, letter] = [this.#keeping, draft.letter];
      const saved = await host.save(letterOf(letter), file);
      // Another letter may have come while the clerk chose a place.
      if (!saved || keeping !== this.#keeping) return;
      this.file = saved;
      this.message = { text: strings.messages.saved(saved), later: null };
      this.#isFiled(letter, saved);
    });

  export = () =>
    this.#ask(async () => {
      const made = await host.export(letterOf(draft.letter));
      if (!made) return;
      this.message = { text: strings.messages.exported(made), exported: true };
      await this.#measure(made);
    });

  /** Says whether the file on the disk is as the guide asks, measured from its own bytes. */
  async #measure(made: string) {
    const measured = await host.measured().catch((error) => messageOf(error));
    if (measured === null) return;
    const { exported, measuredRight, measuredWrong, unmeasured } = strings.messages;
    const wrong = typeof measured === "string" || measured.wrong.length > 0;
    const told =
      typeof measured === "string"
        ? unmeasured(measured)
        : wrong
          ? measuredWrong(measured.wrong.map(({ what, asked, found }) => ({ what, asked, found })))
          : measuredRight(measured.count);
    this.message = { text: `${exported(made)}. ${told}`, exported: true, wrong, later: { text: exported(made), exported: true } };
  }

  /** Writes the phiếu kiểm tra of the PDF made last; `office` is what its office has put aside for good. */
  checkSheet = (office: Dismissal[]) =>
    this.#ask(async () => {
      const made = await host.checkSheet(office);
      if (made) this.message = { text: strings.messages.sheetMade(made) };
    });

  /** What else has to be written before the window closes. */
  readonly before = new Set<() => Promise<void>>();

  /** One write at a time: an older one must not land last. */
  #keepLook = pump(
    (look: Look) => host.keepLook(look),
    () => {},
    (message) => (this.notKept = message),
  );

  /** Remembers how the window looks; settles when it is on the disk, or could not be. */
  keepLook(change: Partial<Look>): Promise<void> {
    this.look = { ...this.look, ...change };
    this.#keepLook(this.look);
    return this.#keepLook.idle();
  }
}

const isOfTheLetter = (error: unknown) =>
  error !== null && typeof error === "object" && "code" in error && OF_THE_LETTER.includes(String(error.code));

const knownAs = (letter: Draft, file: string | null) => JSON.stringify([file, letter]);

export const desk = new Desk();
