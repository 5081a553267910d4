// Where the numbers stand on the labelled picture: beside the first words of each component.
import type { Component } from "../bindings/Component";
import type { PageView } from "../bindings/PageView";
import type { RunView } from "../bindings/RunView";

export interface Callout {
  number: number;
  component: Component;
  /** Points from the top left corner of the sheet; none for what the page does not show. */
  at: { x: number; y: number } | undefined;
}

/** How far the middle of a number stands from the words, and above their baseline, in points and in ems. */
const BESIDE = 13;
const MIDDLE = 0.33;

export function callouts(components: Component[], page: PageView): Callout[] {
  return components.map((component, i) => ({ number: i + 1, component, at: placeOf(component.field, page) }));
}

/** Left of the words that begin a line, right of those that end one. */
function placeOf(field: string, page: PageView): Callout["at"] {
  const isOurs = (run: RunView) => run.field === field || run.field.startsWith(`${field}[`);
  for (const line of page.lines) {
    const first = line.runs[0];
    const run = line.runs.findLast(isOurs);
    if (!run || !first) continue;
    const x = isOurs(first) ? first.x - BESIDE : run.x + run.width + BESIDE;
    return { x, y: line.y - run.size * MIDDLE };
  }
  return undefined;
}
