// The same door for a browser tab and for tests: nothing is set, nothing is kept.
import type { Host } from "./host";

export const fakeHost: Host = {
  start: async () => ({ draft: null, news: [] }),
  keep: async (id) => id ?? 1,
  samples: async () => [],
  open: async () => null,
  save: async (_letter, file) => file,
  export: async () => null,
  showExport: async () => {},
  preview: async () => ({ pages: [], rules: "Hướng dẫn 05-HD/VPTW" }),
};
