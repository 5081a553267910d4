// One letter's way to the disk: its newest state is written, one write at a time, and tried again until it is there.
import { host } from "./host";
import { messageOf } from "./pump";

/** Milliseconds between a change and the disk, so that a word is written once. */
const KEEP_AFTER = 200;
/** Milliseconds until a write that failed is tried again. */
const RETRY_AFTER = 3000;

export interface Told {
  kept(): void;
  failed(message: string): void;
}

interface State {
  text: string;
  file: string | null;
}

export class Keeping {
  /** The number of the draft; `null` before it was kept first. */
  id: number | null = $state(null);
  #told: Told;
  #waiting: State | undefined;
  #running: Promise<void> | undefined;
  #wake = () => {};
  #hurried = false;

  constructor(id: number | null, told: Told) {
    this.id = id;
    this.#told = told;
  }

  put(text: string, file: string | null) {
    this.#waiting = { text, file };
    this.#running ??= this.#run();
  }

  /** Writes what waits without waiting longer; settles when it is written, or could not be. */
  async hurry() {
    if (!this.#running) return;
    this.#hurried = true;
    this.#wake();
    await this.#running;
  }

  async #run() {
    while (this.#waiting) {
      await this.#pause(KEEP_AFTER);
      const state = this.#waiting;
      this.#waiting = undefined;
      try {
        // The number is taken when the draft is written, not when it was typed: the first answer brings it.
        this.id = await host.keep(this.id, state.text, state.file);
        this.#told.kept();
      } catch (error) {
        this.#waiting ??= state;
        this.#told.failed(messageOf(error));
        if (this.#hurried) break;
        await this.#pause(RETRY_AFTER);
      }
    }
    this.#hurried = false;
    this.#running = undefined;
    if (this.#waiting) setTimeout(() => this.#waiting && (this.#running ??= this.#run()), RETRY_AFTER);
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#hurried) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
