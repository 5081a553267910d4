// A key may wait for its page for a moment that nobody notices. When answers keep taking longer, the next keys do not wait;
// each time again it is twice as many. One slow answer among quick ones says nothing: the machine did something else.

/** Milliseconds that a key may wait. */
export const PATIENCE = 12;
/** A wait that is noticed: it happens once. */
const NOTICED = 4 * PATIENCE;
/** Slow answers, less the quick ones between them, until keys no longer wait. */
const TOO_MANY = 3;
const FEWEST = 20;
const MOST = 1280;

export class Later {
  #left = 0;
  #next = FEWEST;
  #slow = 0;

  /** Counts the keys; whether this one may wait. */
  isOver(): boolean {
    if (this.#left === 0) return true;
    this.#left -= 1;
    return false;
  }

  /** Does the work and learns how long it takes. */
  timed<T>(work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#learn(performance.now() - start);
    }
  }

  #learn(took: number): void {
    if (took > PATIENCE) this.#slow += took > NOTICED ? TOO_MANY : 1;
    else this.#slow = Math.max(0, this.#slow - 1);
    if (this.#slow >= TOO_MANY) {
      // One more that is slow is enough then.
      this.#slow = TOO_MANY - 1;
      this.#left = this.#next;
      this.#next = Math.min(this.#next * 2, MOST);
    } else if (this.#slow === 0) {
      this.#next = FEWEST;
    }
  }
}
