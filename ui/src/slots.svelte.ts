// The places of a ready beginning that are to be filled in, `[…]`: Tab goes from one to the next until all are filled,
// or until the clerk goes elsewhere.
import type { Slot } from "./bindings/Slot";
import { desk } from "./desk.svelte";

export type Go = (field: string, offset: number, length: number) => Promise<void> | void;

/** What the form has behind the body. */
const BEHIND_BODY = "recipients[0]";

class Slots {
  /** Whether Tab goes to the next place. */
  following = $state(false);
  #index = 0;
  #count = 0;
  #at: Slot | undefined;

  get left(): Slot[] {
    return desk.page?.slots ?? [];
  }

  /** Whether Tab goes to the next place, or from the last one on to the next part of the form. */
  get takesTab(): boolean {
    return this.following && (this.left.length > 0 || desk.active.startsWith("body["));
  }

  /** Goes to the first place. */
  async begin(go: Go) {
    await desk.settled();
    await this.#go(0, go);
  }

  /**
   * Goes to the next place, or to the one before; from the last one to the first. When all are filled, out of the body:
   * there, whoever goes on with Tab would change the level of an item.
   */
  async next(go: Go, backwards: boolean) {
    await desk.settled();
    if (this.left.length === 0) {
      this.leave();
      return go(BEHIND_BODY, 0, 0);
    }
    const here = this.left[this.#index];
    const same = here !== undefined && here.field === this.#at?.field && here.start === this.#at.start;
    const isThere = same && this.left.length >= this.#count;
    // A place that was filled is gone, and the next one has its number.
    await this.#go(this.#index + (backwards ? -1 : isThere ? 1 : 0), go);
  }

  async #go(index: number, go: Go) {
    const { left } = this;
    this.#index = left.length === 0 ? 0 : (index + left.length) % left.length;
    this.#at = left[this.#index];
    this.#count = left.length;
    this.following = this.#at !== undefined;
    if (this.#at) await go(this.#at.field, this.#at.start, this.#at.end - this.#at.start);
  }

  /** Tab is Tab again. */
  leave() {
    this.following = false;
  }
}

export const slots = new Slots();
