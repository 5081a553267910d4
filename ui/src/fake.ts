// The same door for a browser tab: nothing is set, nothing is kept.
import type { Host } from "./host";
import { strings } from "./strings";

export const fakeHost: Host = {
  start: async () => ({ draft: null, look: null, news: [] }),
  preview: async () => ({ pages: [], stamps: [], rules: strings.app, reference: null, title: strings.app, slots: [] }),
  guide: async () => [],
  keep: async (id) => id ?? 1,
  drafts: async () => [],
  removeDraft: async () => {},
  keepLook: async () => {},
  samples: async () => [],
  open: async () => null,
  recent: async () => [],
  openRecent: async () => {
    throw { code: "fake", message: strings.messages.browser };
  },
  save: async (_letter, file) => file,
  export: async () => null,
  showExport: async () => {},
  printers: async () => ({ printers: [], chosen: null, sides: "one", trouble: strings.print.none }),
  print: async () => {},
  viewPdf: async () => {},
  title: async () => {},
  arrivals: () => {},
};
