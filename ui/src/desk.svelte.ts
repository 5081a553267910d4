// The letter on the desk: where it is kept, what its page looks like, and what the clerk is told.
import { tick } from "svelte";
import type { Letter } from "./bindings/Letter";
import type { Parts } from "./bindings/Parts";
import type { RunView } from "./bindings/RunView";
import { draft } from "./draft.svelte";
import { host, type Arrival, type Kept, type Look, type Opened } from "./host";
import { emptyLetter, letterOf, type Draft } from "./letter";
import { idly } from "./preview/idle";
import { known, type Shown } from "./preview/known";
import { messageOf, pump } from "./pump";
import { strings } from "./strings";

/** Milliseconds between a change and the disk, so that a word is written once. */
const KEEP_AFTER = 200;

export interface Message {
  text: string;
  wrong?: boolean;
  /** A PDF was made: offer to show it. */
  exported?: boolean;
}

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
  /** When the draft was kept last, `14:05`. */
  kept = $state("");
  notKept = $state("");
  look: Look = $state.raw({ split: null, zoom: null });
  /** What the guide says about each field. */
  clauses: Record<string, string> = $state.raw({});
  #started = false;
  #untouched = JSON.stringify(emptyLetter());

  #render = pump(known.ask, (result) => this.#show(result), (error) => (this.failure = error));
  #rest = idly(() => (this.fetch(), false));

  // The number is taken when the letter is written, not when it was typed: the first answer brings it.
  #keep = pump(
    async (state: { text: string; id: () => number | null; put: (id: number) => void; file: string | null }) => {
      await new Promise((resolve) => setTimeout(resolve, KEEP_AFTER));
      state.put(await host.keep(state.id(), state.text, state.file));
    },
    () => {
      this.kept = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
      this.notKept = "";
    },
    (error) => (this.notKept = error),
  );

  #show(result: Shown) {
    if (result.rules !== this.page?.rules) void this.#learn();
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
    this.#render(letterOf(letter));
    const text = JSON.stringify(letter);
    if (!this.#started || text === this.#untouched) return;
    this.#untouched = "";
    this.#keep({ text, id: this.#owner.id, put: this.#owner.put, file: this.file });
  }

  /** The draft that is on the desk now; what is still on its way to the disk keeps the owner it was typed into. */
  #owner = this.#newOwner(null);

  #newOwner(id: number | null) {
    let own = id;
    return { id: () => own, put: (given: number) => void (own = given) };
  }

  /** The number of the draft on the desk; `null` before it was kept first. */
  get draftId(): number | null {
    return this.#owner.id();
  }

  async start() {
    const start = await host.start();
    if (start.look) this.look = start.look;
    this.gauge = start.gauge ?? [];
    if (start.news.length > 0) this.message = { text: start.news.join(" "), wrong: true };
    if (start.draft) this.resume(start.draft);
    this.#started = true;
    host.arrivals((arrival) => this.#arrive(arrival));
  }

  /** Goes on with a draft as it was left; one that cannot be read stays on the disk. */
  resume(kept: Kept) {
    try {
      const letter: Draft = { ...emptyLetter(), ...JSON.parse(kept.text) };
      this.begin(letter, kept.file, kept.id);
      this.#untouched = JSON.stringify(draft.letter);
    } catch {
      this.message = { text: strings.messages.unreadable, wrong: true };
    }
  }

  /** Puts another letter on the desk; the one before stays among the drafts. */
  begin(letter: Letter, file: string | null = null, id: number | null = null) {
    this.#owner = this.#newOwner(id);
    this.file = file;
    this.message = undefined;
    const full = { ...emptyLetter(), ...letter };
    this.#untouched = JSON.stringify(full);
    draft.load(full);
  }

  #arrive(arrival: Arrival) {
    if ("opened" in arrival) this.#put(arrival.opened);
    else this.fail(arrival.failure);
  }

  #put(opened: Opened) {
    this.begin(opened.letter, opened.file);
  }

  /** Does something with files; what goes wrong is said, and the letter stays. */
  async attempt(work: () => Promise<void>) {
    try {
      this.message = undefined;
      await work();
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown) {
    this.message = { text: `${messageOf(error)}. ${strings.messages.kept}`, wrong: true };
  }

  open = () =>
    this.attempt(async () => {
      const opened = await host.open();
      if (opened) this.#put(opened);
    });

  openRecent = (file: string) => this.attempt(async () => this.#put(await host.openRecent(file)));

  save = (file: string | null = this.file) =>
    this.attempt(async () => {
      const saved = await host.save(letterOf(draft.letter), file);
      if (!saved) return;
      this.file = saved;
      this.message = { text: strings.messages.saved(saved) };
      this.changed(draft.letter);
    });

  export = () =>
    this.attempt(async () => {
      const made = await host.export(letterOf(draft.letter));
      if (made) this.message = { text: strings.messages.exported(made), exported: true };
    });

  keepLook(change: Partial<Look>) {
    this.look = { ...this.look, ...change };
    host.keepLook(this.look).catch((error) => (this.notKept = messageOf(error)));
  }
}

export const desk = new Desk();
