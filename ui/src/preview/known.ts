// What the window has of the letter's pages. Only changed ones cross the door, a few at a time, the nearest first; the
// others stay the same objects, so that drawing sees at a glance what to leave alone.
import type { Letter } from "../bindings/Letter";
import type { PageView } from "../bindings/PageView";
import type { Parts } from "../bindings/Parts";
import type { Preview } from "../bindings/Preview";
import type { Seen } from "../bindings/Seen";
import { host } from "../host";
import { Later } from "./later";

/** Pages of a letter that may be answered for at once. */
const FEW = 30;

/** The letter's pages, all of them; the missing ones as they were, or blank. */
export type Shown = Preview & {
  /** Which pages have changed behind the door and are not here yet, counted from 0. */
  missing: number[];
};

export class Known {
  /** The page before the clerk's eyes, counted from 0. */
  near = 0;
  /** How finely text is placed. */
  parts: Parts = "runs";
  /** Whether the program can answer at once. */
  atOnce = false;
  #later = new Later();
  #pages = new Map<string, PageView>();
  #last: PageView[] = [];

  /** An answer that comes at once is there in the frame of the key that asked for it. */
  ask = (letter: Letter): Shown | Promise<Shown> => {
    const seen = { stamps: [...this.#pages.keys()], near: this.near, parts: this.parts };
    const isShort = this.#last.length > 0 && this.#last.length <= FEW;
    if (!this.atOnce || !isShort || !this.#later.isOver()) return this.#askLater(letter, seen);
    try {
      return this.take(this.#later.timed(() => host.previewNow(letter, seen)));
    } catch (error) {
      // What the program refuses has a code; anything else means that this way is closed.
      if (error && typeof error === "object" && "code" in error && typeof error.code === "string") throw error;
      this.atOnce = false;
      return this.#askLater(letter, seen);
    }
  };

  async #askLater(letter: Letter, seen: Seen): Promise<Shown> {
    return this.take(await host.preview(letter, seen));
  }

  take(answer: Preview): Shown {
    const came = new Map(answer.pages.map((page) => [page.number, page]));
    const kept = new Map<string, PageView>();
    const missing: number[] = [];
    const pages = answer.stamps.map((stamp, i) => {
      const page = this.#pages.get(stamp) ?? came.get(i + 1);
      if (page) kept.set(stamp, page);
      else missing.push(i);
      return page ?? this.#last[i] ?? this.#blank(i, answer);
    });
    this.#pages = kept;
    this.#last = pages;
    return { ...answer, pages, missing };
  }

  #blank(i: number, answer: Preview): PageView {
    const size = (answer.pages[0] ?? this.#last[0])?.size ?? { width: 595.276, height: 841.89 };
    return { number: i + 1, size, lines: [], strokes: [] };
  }
}

export const known = new Known();
