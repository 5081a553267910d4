// The door to the program: the only file that knows Tauri.
import { invoke } from "@tauri-apps/api/core";
import type { Letter } from "./bindings/Letter";
import type { Preview } from "./bindings/Preview";
import { fakeHost } from "./fake";

/** What the window begins with. */
export interface Start {
  letter: Letter;
}

export interface Host {
  /** What the window begins with. */
  start(): Promise<Start>;
  /** Sets the letter and gives its pages as positioned lines. */
  preview(letter: Letter): Promise<Preview>;
}

const tauriHost: Host = {
  start: () => invoke("start"),
  preview: (letter) => invoke("preview", { letter }),
};

export const host: Host = "__TAURI_INTERNALS__" in window ? tauriHost : fakeHost;
