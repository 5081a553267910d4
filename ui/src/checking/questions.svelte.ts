// What the clerk is being asked about findings.
import type { Told } from "./finding";

class Questions {
  /** The finding that is about to be put aside. */
  dismissing: Told | undefined = $state.raw();
  /** The findings of one kind that are about to be mended. */
  mending: Told[] | undefined = $state.raw();
}

export const questions = new Questions();
