// The door to the program: the only file that knows Tauri.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Body } from "./bindings/Body";
import type { Choice } from "./bindings/Choice";
import type { Checked } from "./bindings/Checked";
import type { Component } from "./bindings/Component";
import type { Letter } from "./bindings/Letter";
import type { Dismissal } from "./bindings/Dismissal";
import type { Edit } from "./bindings/Edit";
import type { Issuer } from "./bindings/Issuer";
import type { Measure } from "./bindings/Measure";
import type { Named } from "./bindings/Named";
import type { Names } from "./bindings/Names";
import type { Preview } from "./bindings/Preview";
import type { RunView } from "./bindings/RunView";
import type { Seen } from "./bindings/Seen";
import type { Profile } from "./bindings/Profile";
import type { Unfinished } from "./profiles/making.svelte";
import type { ProfileList } from "./bindings/ProfileList";
import type { Proposal } from "./bindings/Proposal";
import type { Ready } from "./bindings/Ready";
import type { Signature } from "./bindings/Signature";
import type { Survey } from "./bindings/Survey";
import { fakeHost } from "./fake";

/** A draft as it was left: the form's own text, so that nothing typed is changed by reading it. */
export interface Kept {
  id: number;
  text: string;
  file: string | null;
  /** When it was changed last, ISO 8601. */
  changed: string;
}

/** How the clerk left the window. */
export interface Look {
  /** Width of the form, in CSS pixels; `null` for the program's own. */
  split: number | null;
  /** Size of the page, 1 for 100 %; `null` fits it to the width. */
  zoom: number | null;
  /** Whether the list of findings is shown. */
  checks?: boolean | null;
  /** A profile in the making. */
  making?: Unfinished | null;
}

/** What the window begins with. */
export interface Start {
  /** The draft to go on with. */
  draft: Kept | null;
  look: Look | null;
  /** What the clerk should hear about the drafts; nearly always nothing. */
  news: string[];
  /** Lines of known width, one in each face of the page. */
  gauge?: RunView[];
  /** Whether `previewNow` answers here. */
  at_once?: boolean;
  /** Whether the program was started with a letter file, which comes when the window listens. */
  awaited?: boolean;
}

/** A ready beginning of a letter. */
export interface Beginning {
  id: string;
  name: string;
  about: string;
}

/** A letter and the file it is in. */
export interface Opened {
  letter: Letter;
  file: string;
}

/** A letter file that came from outside: dropped on the window, opened in the file manager. */
export type Arrival = { opened: Opened } | { failure: { code: string; message: string } };

/** What measuring a finished PDF found. */
export interface Measured {
  /** How many measures there are. */
  count: number;
  /** Those that are not as the guide asks. */
  wrong: Measure[];
}

/** A printer of this machine or its network. */
export interface Printer {
  name: string;
  /** It keeps what it is sent until somebody starts it again. */
  is_stopped: boolean;
}

/** One side of the sheet, or both, turned like the page of a book. */
export type Sides = "one" | "long-edge";

/** What the print dialog begins with. */
export interface Printing {
  printers: Printer[];
  chosen: string | null;
  sides: Sides;
  /** Why there is no printer to choose. */
  trouble: string | null;
}

/** What is on the paper; pages as typed, `1-2,4`, nothing for all. */
export interface Sheets {
  sides: Sides;
  pages: string;
}

export interface Job {
  printer: string;
  copies: number;
  sheets: Sheets;
}

export interface Host {
  /** What the window begins with. */
  start(): Promise<Start>;
  /** Sets the letter and gives its pages as positioned lines, a few of those that are not `seen`, or all of them. */
  preview(letter: Letter, seen?: Seen): Promise<Preview>;
  /** The same before the browser paints; everything waits meanwhile. */
  previewNow(letter: Letter, seen: Seen): Preview;
  /** What in the letter goes against the guide; `office` is what its office has put aside for good. */
  check(letter: Letter, office: Dismissal[]): Promise<Checked>;
  /** The letter with fixes of findings made. */
  mend(letter: Letter, edits: Edit[]): Promise<Letter>;
  /** Reads the PDF made last back and measures it; `null` when there is none. */
  measured(): Promise<Measured | null>;
  /** Writes the phiếu kiểm tra of the PDF made last where the clerk says; `null` when the dialog is left. */
  checkSheet(office: Dismissal[]): Promise<string | null>;
  /** The guide of that day: what clause each field follows. */
  guide(date: string | null): Promise<Component[]>;
  /** Keeps the draft on the disk; gives its number. */
  keep(id: number | null, text: string, file: string | null): Promise<number>;
  /** The drafts that are kept, the newest first. */
  drafts(): Promise<Kept[]>;
  removeDraft(id: number): Promise<void>;
  /** Remembers that the draft was put on the desk: the next start begins with it. */
  lookAt(id: number): Promise<void>;
  keepLook(look: Look): Promise<void>;
  samples(): Promise<Beginning[]>;
  /** The offices letters are written for. */
  profiles(): Promise<ProfileList>;
  /** Keeps a profile on the disk; gives its number. */
  putProfile(profile: Profile): Promise<number>;
  removeProfile(id: number): Promise<void>;
  orderProfiles(order: number[]): Promise<void>;
  /** Remembers whose letters are written. */
  useProfile(id: number): Promise<void>;
  /** Remembers that the clerk makes a profile later. */
  putOffProfiles(): Promise<void>;
  /** The kinds of bodies to make a profile from. */
  patterns(): Promise<Ready[]>;
  /** The profile of such a body with these names. */
  propose(pattern: string, names: Names): Promise<Proposal | null>;
  /** A new letter, blank or from a sample, with what the office always writes. */
  begin(sample: string | null, profile: Profile | null): Promise<Letter>;
  /** The letter as one of this office; `others` are those it may have been of before. */
  fill(letter: Letter, profile: Profile, others: Profile[]): Promise<Letter>;
  /** All bodies that sign in a way of their own. */
  bodies(): Promise<Named[]>;
  /** The ways to sign for the body, or for the one the issuer's name tells of; `null` when it tells of none. */
  survey(issuer: Issuer, body: Body | null, signature: Signature): Promise<Survey | null>;
  /** The block of a choice; refused when the guide forbids it. */
  compose(choice: Choice): Promise<Signature>;
  /** Lets the clerk choose a letter file; `null` when the dialog is left. */
  open(): Promise<Opened | null>;
  /** The letter files used last, the last one first. */
  recent(): Promise<string[]>;
  /** Whether the file holds this letter, as it is. */
  isInFile(letter: Letter, file: string): Promise<boolean>;
  /** Opens one of the files used last. */
  openRecent(file: string): Promise<Opened>;
  /** Saves to `file`, or where the clerk says; the file it is in now, `null` when the dialog is left. */
  save(letter: Letter, file: string | null): Promise<string | null>;
  /** Makes the PDF where the clerk says; `null` when the dialog is left. */
  export(letter: Letter): Promise<string | null>;
  /** Opens the PDF made last, or shows it in its folder. */
  showExport(inFolder: boolean): Promise<void>;
  /** The printers, and what was chosen last. */
  printers(): Promise<Printing>;
  /** Prints; the printing system has the letter when the answer comes. */
  print(letter: Letter, job: Job): Promise<void>;
  /** Shows the letter in the system's PDF viewer. */
  viewPdf(letter: Letter, sheets: Sheets): Promise<void>;
  /** Names the window; `null` for the program's name alone. */
  title(letter: string | null): Promise<void>;
  /** Calls back for each letter file that comes from outside. */
  arrivals(come: (arrival: Arrival) => void): void;
  /** Lets what is not written yet be written before the window closes. */
  closing(write: () => Promise<void>): void;
}

const tauriHost: Host = {
  start: () => invoke("start"),
  preview: (letter, seen) => invoke("preview", { letter, seen: seen ?? null }),
  previewNow: (letter, seen) => {
    const request = new XMLHttpRequest();
    request.open("POST", "page://localhost/", false);
    request.send(JSON.stringify({ letter, seen }));
    const { ok, failure } = JSON.parse(request.responseText) as { ok?: Preview; failure?: unknown };
    if (!ok) throw failure;
    return ok;
  },
  check: (letter, office) => invoke("check", { letter, office }),
  mend: (letter, edits) => invoke("mend", { letter, edits }),
  measured: () => invoke("measured"),
  checkSheet: (office) => invoke("check_sheet", { office }),
  guide: (date) => invoke("guide", { date }),
  keep: (id, text, file) => invoke("keep", { id, text, file }),
  drafts: () => invoke("drafts"),
  removeDraft: (id) => invoke("remove_draft", { id }),
  lookAt: (id) => invoke("look_at", { id }),
  keepLook: (look) => invoke("keep_look", { look }),
  samples: () => invoke("samples"),
  profiles: () => invoke("profiles"),
  putProfile: (profile) => invoke("put_profile", { profile }),
  removeProfile: (id) => invoke("remove_profile", { id }),
  orderProfiles: (order) => invoke("order_profiles", { order }),
  useProfile: (id) => invoke("use_profile", { id }),
  putOffProfiles: () => invoke("put_off_profiles"),
  patterns: () => invoke("patterns"),
  propose: (pattern, names) => invoke("propose", { pattern, names }),
  begin: (sample, profile) => invoke("begin", { sample, profile }),
  fill: (letter, profile, others) => invoke("fill", { letter, profile, others }),
  bodies: () => invoke("bodies"),
  survey: (issuer, body, signature) => invoke("survey", { issuer, body, signature }),
  compose: (choice) => invoke("compose", { choice }),
  open: () => invoke("open"),
  recent: () => invoke("recent"),
  openRecent: (file) => invoke("open_recent", { file }),
  isInFile: (letter, file) => invoke("is_in_file", { letter, file }),
  save: (letter, file) => invoke("save", { letter, file }),
  export: (letter) => invoke("export", { letter }),
  showExport: (inFolder) => invoke("show_export", { inFolder }),
  printers: () => invoke("printers"),
  print: (letter, job) => invoke("print", { letter, job }),
  viewPdf: (letter, sheets) => invoke("view_pdf", { letter, sheets }),
  title: (letter) => invoke("title", { letter }),
  closing: (write) => void getCurrentWindow().onCloseRequested(write),
  arrivals: (come) => void listen<Arrival>("arrival", (event) => come(event.payload)).then(() => invoke("ready")),
};

export const host: Host = "__TAURI_INTERNALS__" in window ? tauriHost : fakeHost;
