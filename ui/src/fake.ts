// The same door for a browser tab and for tests: nothing is set, nothing is kept.
import { emptyLetter } from "./draft.svelte";
import type { Host } from "./host";

export const fakeHost: Host = {
  start: async () => ({ letter: emptyLetter() }),
  samples: async () => [],
  open: async () => null,
  save: async (_letter, file) => file,
  export: async () => null,
  showExport: async () => {},
  preview: async () => ({ pages: [], rules: "Hướng dẫn 05-HD/VPTW" }),
};
