// The door to the program: the only file that knows Tauri.
import { invoke } from "@tauri-apps/api/core";
import type { Letter } from "./bindings/Letter";
import type { Preview } from "./bindings/Preview";
import { fakeHost } from "./fake";

/** What the window begins with. */
export interface Start {
  /** The draft as it was left. */
  draft: { id: number | null; text: string; file: string | null } | null;
  /** What the clerk should hear about the drafts; nearly always nothing. */
  news: string[];
}

/** A ready beginning of a letter. */
export interface Beginning {
  name: string;
  about: string;
  letter: Letter;
}

export interface Opened {
  letter: Letter;
  file: string;
}

export interface Host {
  /** What the window begins with. */
  start(): Promise<Start>;
  /** Sets the letter and gives its pages as positioned lines. */
  preview(letter: Letter): Promise<Preview>;
  /** Keeps the draft on the disk; gives its number. */
  keep(id: number | null, text: string, file: string | null): Promise<number>;
  samples(): Promise<Beginning[]>;
  /** Lets the clerk choose a letter file; `null` when the dialog is left. */
  open(): Promise<Opened | null>;
  /** Saves to `file`, or where the clerk says; the file it is in now, `null` when the dialog is left. */
  save(letter: Letter, file: string | null): Promise<string | null>;
  /** Makes the PDF where the clerk says; `null` when the dialog is left. */
  export(letter: Letter): Promise<string | null>;
  /** Opens the PDF made last, or shows it in its folder. */
  showExport(inFolder: boolean): Promise<void>;
}

const tauriHost: Host = {
  start: () => invoke("start"),
  preview: (letter) => invoke("preview", { letter }),
  keep: (id, text, file) => invoke("keep", { id, text, file }),
  samples: () => invoke("samples"),
  open: () => invoke("open"),
  save: (letter, file) => invoke("save", { letter, file }),
  export: (letter) => invoke("export", { letter }),
  showExport: (inFolder) => invoke("show_export", { inFolder }),
};

export const host: Host = "__TAURI_INTERNALS__" in window ? tauriHost : fakeHost;
