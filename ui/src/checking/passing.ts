// Errors that a letter goes out with: each is named once.
import { draft } from "../draft.svelte";
import { checking } from "./checking.svelte";
import { strings } from "../strings";
import { knownBy, type Told } from "./finding";

/** What was let pass, in which letter. */
const passed = { begun: 0, errors: new Set<string>() };

/** The errors that the letter would go out with, if one of them is new since it last did. */
export async function newErrors(): Promise<Told[]> {
  await checking.settled();
  if (passed.begun !== draft.begun) passed.errors.clear();
  passed.begun = draft.begun;
  const errors = [...unread(), ...checking.found.filter(({ severity }) => severity === "error")];
  return errors.some((error) => !passed.errors.has(knownBy(error))) ? errors : [];
}

export function letPass(errors: Told[]): void {
  errors.forEach((error) => passed.errors.add(knownBy(error)));
}

/** What was typed and is no date or number: it would be left blank on the paper. */
function unread(): Told[] {
  return Object.entries(draft.letter.typed ?? {}).map(([field, found]) => ({
    key: `unread|${field}`,
    rule: "",
    check: "unread",
    severity: "error",
    field,
    start: 0,
    end: [...found].length,
    found,
    context: found,
    message: strings.checking.unread(found),
    clause: "",
    fix: [],
  }));
}
