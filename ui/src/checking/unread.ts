// What was typed and is no date or number: it would be left blank on the paper.
import type { Draft } from "../letter";
import { strings } from "../strings";
import type { Told } from "./finding";

export function unread(letter: Draft): Told[] {
  return Object.entries(letter.typed ?? {}).map(([field, found]) => ({
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
