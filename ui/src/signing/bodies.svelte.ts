// What an issuer can be: the same for every letter, asked for once.
import type { Named } from "../bindings/Named";
import { desk } from "../desk.svelte";
import { host } from "../host";

class Bodies {
  list: Named[] = $state.raw([]);
  #isAsked = false;

  async ask() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    try {
      this.list = await host.bodies();
    } catch (error) {
      this.#isAsked = false;
      desk.fail(error);
    }
  }
}

export const bodies = new Bodies();
