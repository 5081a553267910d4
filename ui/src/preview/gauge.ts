// The screen's own letters, measured once: are they as wide as the library says?
import type { RunView } from "../bindings/RunView";
import { newRun } from "./line";

/** CSS pixels a line of known width may be off before every word gets a place of its own. */
export const TOLERANCE = 0.5;

let loading: Promise<unknown> | undefined;

/** When the four faces of the page are there; a face that cannot be had is shown with another. */
export async function faces(): Promise<void> {
  const styles = ["", "bold ", "italic ", "bold italic "];
  loading ??= Promise.allSettled(styles.map((style) => document.fonts.load(`${style}16px "Page Serif"`, "\u1ebf")));
  await loading;
}

/** How many CSS pixels the worst of these lines is off at `zoom` pixels a point. */
export function worst(place: HTMLElement, lines: RunView[], zoom: number): number {
  const box = document.createElement("div");
  box.className = "sheet gauge";
  box.ariaHidden = "true";
  const line = box.appendChild(document.createElement("div"));
  line.className = "line";
  const spans = lines.map((run) => line.appendChild(newRun(run, zoom)));
  place.append(box);
  const errors = lines.map((run, i) => Math.abs((spans[i]?.getBoundingClientRect().width ?? 0) - run.width * zoom));
  box.remove();
  return Math.max(0, ...errors);
}
