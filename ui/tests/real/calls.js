// One call of every command of the program, as the window makes it. A new command in `src-tauri/build.rs` needs a line.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, until } from "./desk.js";

export const sample = (name) => JSON.parse(readFileSync(join(root, "tests/letters", `${name}.json`), "utf8"));

const profile = {
  id: null,
  name: "Đảng uỷ xã",
  body: "committee",
  issuer: { superior: "Đảng bộ tỉnh An Bình", name: "Đảng uỷ xã Tân Hoà", symbol: "ĐU" },
  place: "Tân Hoà",
  signers: [{ authority: "T/M Ban Thường vụ", position: "Bí thư", signer: "Trần Minh Khôi" }],
  archive: "Lưu Văn phòng Đảng uỷ",
  contact: null,
};

/** The commands as the program declares them. */
export function declared() {
  const source = readFileSync(join(root, "src-tauri/build.rs"), "utf8");
  const list = /const COMMANDS[^=]*=\s*&\[([^\]]*)\]/.exec(source);
  assert.ok(list, "src-tauri/build.rs holds no list named COMMANDS");
  return [...list[1].replace(/\/\/.*$/gm, "").matchAll(/"(\w+)"/g)].map((name) => name[1]);
}

/**
 * What a command is asked with and what its answer must hold, in this order. `dialog` is the title of the file dialog it
 * opens, answered with `path`; `refused` names the failures that are right on a desk without printers.
 * `args` and `path` are given the desk, `check` the answer and the desk.
 */
export const CALLS = {
  start: {
    check: ({ draft, news }) => assert.deepEqual([draft, news], [null, []]),
  },
  ready: {
    check: () => {},
  },
  keep: {
    args: () => ({ id: null, text: JSON.stringify(sample("full")), file: null }),
    check: (id) => assert.equal(id, 1),
  },
  drafts: {
    check: (drafts) => assert.equal(JSON.parse(drafts[0].text).subject, sample("full").subject),
  },
  look_at: {
    args: () => ({ id: 1 }),
    check: () => {},
  },
  remove_draft: {
    args: () => ({ id: 1 }),
    check: () => {},
  },
  keep_look: {
    args: () => ({ look: { split: 500, zoom: null } }),
    check: () => {},
  },
  guide: {
    args: () => ({ date: null }),
    check: (components) => assert.ok(components.some(({ field }) => field === "subject")),
  },
  check: {
    args: () => ({ letter: { ...sample("full"), subject: "V/v họp" }, office: [] }),
    check: ({ open }) => assert.ok(open.some(({ rule }) => rule === "R52")),
  },
  mend: {
    args: () => ({
      letter: { ...sample("full"), subject: "V/v họp" },
      edits: [{ kind: "replace", field: "subject", start: 0, end: 3, text: "về việc" }],
    }),
    check: ({ subject }) => assert.equal(subject, "về việc họp"),
  },
  title: {
    args: () => ({ letter: "07-CV/ĐU" }),
    check: () => {},
  },
  samples: {
    check: (beginnings) => assert.ok(beginnings.length >= 8 && beginnings.every((one) => one.name && one.about)),
  },
  preview: {
    args: () => ({ letter: sample("two-pages") }),
    check: ({ pages }) => assert.equal(pages.length, 2),
  },
  save: {
    args: () => ({ letter: sample("full"), file: null }),
    dialog: "Lưu công văn",
    path: ({ home }) => join(home, "letter.congvan"),
    check: (path) => assert.deepEqual(JSON.parse(readFileSync(path, "utf8")).subject, sample("full").subject),
  },
  open: {
    dialog: "Mở công văn",
    path: ({ home }) => join(home, "letter.congvan"),
    check: (opened, { home }) => {
      assert.equal(opened.file, join(home, "letter.congvan"));
      assert.equal(opened.letter.subject, sample("full").subject);
    },
  },
  recent: {
    check: (files, { home }) => assert.deepEqual(files, [join(home, "letter.congvan")]),
  },
  open_recent: {
    args: ({ home }) => ({ file: join(home, "letter.congvan") }),
    check: (opened) => assert.equal(opened.letter.subject, sample("full").subject),
  },
  is_in_file: {
    args: ({ home }) => ({ letter: { ...sample("full"), subject: "về việc khác" }, file: join(home, "letter.congvan") }),
    check: (isSame) => assert.equal(isSame, false),
  },
  export: {
    args: () => ({ letter: sample("full") }),
    dialog: "Xuất PDF",
    path: ({ home }) => join(home, "letter.pdf"),
    check: (path) => {
      assert.ok(existsSync(path));
      assert.equal(readFileSync(path, "latin1").slice(0, 5), "%PDF-");
    },
  },
  measured: {
    check: ({ count, wrong }) => {
      assert.ok(count > 50);
      assert.deepEqual(wrong, []);
    },
  },
  check_sheet: {
    args: () => ({ office: [] }),
    dialog: "Lưu phiếu kiểm tra thể thức",
    needsExport: true,
    path: ({ home }) => join(home, "sheet.pdf"),
    check: (path) => assert.equal(readFileSync(path, "latin1").slice(0, 5), "%PDF-"),
  },
  show_export: {
    args: () => ({ inFolder: false }),
    check: (_, { home, viewed }) => until("the viewer shows the PDF", () => viewed().at(-1) === join(home, "letter.pdf")),
  },
  printers: {
    check: ({ printers, trouble }) => assert.ok(printers.length > 0 || trouble, "printers, or why there are none"),
  },
  print: {
    args: () => ({ letter: sample("full"), job: { printer: "khong-co", copies: 1, sheets: { sides: "one", pages: "" } } }),
    // Which of them depends on whether CUPS is installed.
    refused: ["lp", "no-lp", "no-cups", "no-printer"],
  },
  view_pdf: {
    args: () => ({ letter: sample("full"), sheets: { sides: "one", pages: "" } }),
    check: (_, { viewed }) => until("the viewer shows a copy", () => /\.pdf$/.test(viewed().at(-1)) && viewed().length > 1),
  },
  patterns: {
    check: (patterns) => assert.ok(patterns.every(({ id, name }) => id && name) && patterns.length > 0),
  },
  propose: {
    args: () => ({ pattern: "none-of-them", names: {} }),
    check: (proposal) => assert.equal(proposal, null),
  },
  put_profile: {
    args: () => ({ profile }),
    check: (id) => assert.equal(id, 1),
  },
  use_profile: {
    args: () => ({ id: 1 }),
    check: () => {},
  },
  order_profiles: {
    args: () => ({ order: [1] }),
    check: () => {},
  },
  profiles: {
    check: (list) => assert.deepEqual([list.current, list.profiles[0].name], [1, profile.name]),
  },
  begin: {
    args: () => ({ sample: null, profile }),
    check: (begun) => assert.equal(begun.issuer.name, profile.issuer.name),
  },
  fill: {
    args: () => ({ letter: { ...sample("full"), issuer: {} }, profile, others: [] }),
    check: (filled) => assert.equal(filled.issuer.name, profile.issuer.name),
  },
  remove_profile: {
    args: () => ({ id: 1 }),
    check: () => {},
  },
  put_off_profiles: {
    check: () => {},
  },
  bodies: {
    check: (bodies) => assert.ok(bodies.some(({ body }) => body === "committee")),
  },
  survey: {
    args: () => ({ issuer: profile.issuer, body: "committee", signature: profile.signers[0] }),
    check: (survey) => assert.equal(typeof survey, "object"),
  },
  compose: {
    args: () => ({
      choice: { body: "committee", authority: { kind: "on-behalf", of: "standing-committee" }, office: "secretary", signer: "Trần Minh Khôi" },
    }),
    check: ({ authority, position }) => assert.ok(authority && position),
  },
};
