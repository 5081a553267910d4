// Findings put aside: for this letter, or for every letter of its office; and taken back.
import type { Dismissal } from "../bindings/Dismissal";
import type { PutAside } from "../bindings/PutAside";
import { desk } from "../desk.svelte";
import { draft, same } from "../draft.svelte";
import { profiles } from "../profiles/profiles.svelte";
import { strings } from "../strings";
import type { Told } from "./finding";

/** Where nothing is written there is nothing that could change. */
export const canPutAside = ({ check }: Told) => check !== "missing";

function dismissal(check: string, text: string, reason: string): Dismissal {
  return { check, text, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) };
}

/** Until the words around it change. */
export function putAsideHere({ check, context }: Told, reason: string) {
  const added = dismissal(check, context, reason);
  draft.apply("check", (old) => ({ ...old, dismissed: [...(old.dismissed ?? []), added] }));
}

/** The words that every letter of the office may have. */
export const putAsideForGood = ({ check, found, context }: Told, reason: string) =>
  desk.attempt(async () => {
    const profile = profiles.of(draft.letter);
    if (!profile) return;
    await profiles.keep({ ...profile, dismissed: [...(profile.dismissed ?? []), dismissal(check, found || context, reason)] });
    desk.message = { text: strings.checking.putAsideForGood(profile.name) };
  });

/** Whether it was put aside for every letter of the office. */
export const isForGood = ({ dismissal }: PutAside) => !(draft.letter.dismissed ?? []).some((own) => same(own, dismissal));

/** Tells it again. */
export const lookAgain = (aside: PutAside) =>
  desk.attempt(async () => {
    const others = (all: Dismissal[]) => all.filter((other) => !same(other, aside.dismissal));
    if (!isForGood(aside)) {
      draft.apply("check", (old) => {
        const next = { ...old, dismissed: others(old.dismissed ?? []) };
        if (next.dismissed.length === 0) delete (next as { dismissed?: unknown }).dismissed;
        return next;
      });
      return;
    }
    const profile = profiles.of(draft.letter);
    if (profile) await profiles.keep({ ...profile, dismissed: others(profile.dismissed ?? []) });
  });
