// The same door for a browser tab: nothing is set, nothing is kept.
import type { Host } from "./host";
import { emptyLetter } from "./letter";
import { strings } from "./strings";

export const fakeHost: Host = {
  start: async () => ({ draft: null, look: null, news: [] }),
  preview: async () => ({ pages: [], stamps: [], rules: strings.app, reference: null, title: strings.app, slots: [] }),
  previewNow: () => {
    throw { code: "fake", message: strings.messages.browser };
  },
  check: async () => ({ open: [], put_aside: [] }),
  mend: async (letter) => letter,
  measured: async () => null,
  checkSheet: async () => null,
  guide: async () => [],
  keep: async (id) => id ?? 1,
  drafts: async () => [],
  removeDraft: async () => {},
  lookAt: async () => {},
  keepLook: async () => {},
  samples: async () => [],
  profiles: async () => ({ profiles: [], current: null, put_off: true }),
  putProfile: async (profile) => profile.id ?? 1,
  removeProfile: async () => {},
  orderProfiles: async () => {},
  useProfile: async () => {},
  putOffProfiles: async () => {},
  patterns: async () => [],
  propose: async () => null,
  begin: async () => emptyLetter(),
  fill: async (letter) => letter,
  bodies: async () => [],
  survey: async () => null,
  compose: async ({ signer }) => ({ authority: null, position: null, signer }),
  open: async () => null,
  recent: async () => [],
  openRecent: async () => {
    throw { code: "fake", message: strings.messages.browser };
  },
  isInFile: async () => true,
  save: async (_letter, file) => file,
  export: async () => null,
  showExport: async () => {},
  printers: async () => ({ printers: [], chosen: null, sides: "one", trouble: strings.print.none }),
  print: async () => {},
  viewPdf: async () => {},
  title: async () => {},
  closing: () => {},
  arrivals: () => {},
};
