// Errors that a letter goes out with: each is named once.
import { draft } from "../draft.svelte";
import { checking } from "./checking.svelte";
import { knownBy, type Told } from "./finding";
import { unread } from "./unread";

/** What was let pass, in which letter. */
const passed = { begun: 0, errors: new Set<string>() };

/** The errors that the letter would go out with, if one of them is new since it last did. */
export async function newErrors(): Promise<Told[]> {
  await checking.settled();
  if (passed.begun !== draft.begun) passed.errors.clear();
  passed.begun = draft.begun;
  const errors = [...unread(draft.letter), ...checking.found.filter(({ severity }) => severity === "error")];
  return errors.some((error) => !passed.errors.has(knownBy(error))) ? errors : [];
}

export function letPass(errors: Told[]): void {
  errors.forEach((error) => passed.errors.add(knownBy(error)));
}
