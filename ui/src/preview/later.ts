// A key may wait for its page for a moment that nobody notices. After an answer that took longer, the next keys do not wait;
// each time again it is twice as many.

/** Milliseconds that a key may wait. */
export const PATIENCE = 12;
const FEWEST = 20;
const MOST = 1280;

export class Later {
  #left = 0;
  #next = FEWEST;

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
      const isSlow = performance.now() - start > PATIENCE;
      this.#left = isSlow ? this.#next : 0;
      this.#next = isSlow ? Math.min(this.#next * 2, MOST) : FEWEST;
    }
  }
}
