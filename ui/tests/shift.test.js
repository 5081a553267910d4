// Findings move with what is typed as the editor moves their underlines: without a window, side by side with the editor's own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Schema } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { transformWithOxc } from "vite";

const source = new URL("../src/checking/shift.ts", import.meta.url);
const { code } = await transformWithOxc(readFileSync(source, "utf8"), "shift.ts");
const { shifted } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const schema = new Schema({ nodes: { doc: { content: "line" }, line: { content: "text*" }, text: {} } });
const TEXT = "đề nghị báo cáo";
const line = schema.node("doc", null, [schema.node("line", null, [schema.text(TEXT)])]);
const change = (from, removed, added, field = "body[0]") => ({ field, from, removed, added, lead: "", whole: false });
const place = ({ start, end }) => [start, end];

/** Where the editor has an underline after a change; `undefined` when it is gone. */
function underlined([start, end], from, until, added) {
  const state = EditorState.create({ doc: line });
  const set = DecorationSet.create(line, [Decoration.inline(start + 1, end + 1, {})]);
  const tr = added === "" ? state.tr.delete(from + 1, until + 1) : state.tr.replaceWith(from + 1, until + 1, schema.text(added));
  const [found] = set.map(tr.mapping, tr.doc).find();
  return found && [found.from - 1, found.to - 1];
}

test("every finding and every change of other length: as the editor's underline", () => {
  const last = 7;
  let count = 0;
  for (let start = 0; start < last; start++)
    for (let end = start + 1; end <= last; end++)
      for (let from = 0; from <= last; from++)
        for (let until = from; until <= last; until++)
          for (const added of ["", "x", "xy", "xyz"]) {
            if (added.length === until - from) continue;
            const finding = { field: "body[0]", start, end };
            const [moved] = shifted([finding], change(from, TEXT.slice(from, until), added));
            const expected = underlined([start, end], from, until, added);
            assert.deepEqual(moved && place(moved), expected, `[${start}, ${end}) when [${from}, ${until}) becomes «${added}»`);
            count++;
          }
  assert.ok(count > 2000, `${count} cases`);
});

test("a gap moves with what is typed before it and stays where it is typed into", () => {
  const gap = { field: "body[0]", start: 5, end: 5 };
  assert.deepEqual(shifted([gap], change(2, "", "xy")).map(place), [[7, 7]]);
  assert.deepEqual(shifted([gap], change(5, "", "xy")).map(place), [[5, 5]]);
  assert.deepEqual(shifted([gap], change(3, TEXT.slice(3, 6), "")).map(place), [[3, 3]]);
});

test("another field and letters outside the basic plane", () => {
  const finding = { field: "body[0]", start: 5, end: 8 };
  assert.deepEqual(shifted([finding], change(2, "", "xy", "body[1]")).map(place), [[5, 8]]);
  assert.deepEqual(shifted([finding], change(2, "", "𝒳")).map(place), [[6, 9]]);
});
