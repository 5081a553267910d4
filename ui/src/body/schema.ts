// What the body may hold: items of a level, with bold, italic and underlined words and forced line breaks. Nothing else
// gets in, whatever is pasted.
import { Schema, type DOMOutputSpec } from "prosemirror-model";

export const DEEPEST = 3;

const simple = (tag: string) => (): DOMOutputSpec => [tag, 0];

export const schema = new Schema({
  nodes: {
    doc: { content: "item+" },
    item: {
      content: "inline*",
      group: "block",
      attrs: { level: { default: 0, validate: "number" } },
      defining: true,
      parseDOM: [
        {
          tag: "p[data-level]",
          getAttrs: (node) => ({ level: Math.min(DEEPEST, Math.max(0, Number(node.dataset["level"]) || 0)) }),
        },
        { tag: "p" },
        // A label is computed: it is written for other programs and never read back.
        { tag: "span[data-label]", ignore: true },
      ],
      toDOM: (node): DOMOutputSpec => ["p", { "data-level": String(node.attrs["level"]) }, 0],
    },
    text: { group: "inline" },
    line_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: (): DOMOutputSpec => ["br"],
    },
  },
  marks: {
    bold: {
      parseDOM: [
        { tag: "strong" },
        { tag: "b", getAttrs: (node) => node.style.fontWeight !== "normal" && null },
        { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[6-9]00)$/.test(value) && null },
      ],
      toDOM: simple("strong"),
    },
    italic: {
      parseDOM: [{ tag: "i" }, { tag: "em" }, { style: "font-style=italic" }],
      toDOM: simple("em"),
    },
    underline: {
      parseDOM: [{ tag: "u" }, { style: "text-decoration=underline" }],
      toDOM: simple("u"),
    },
  },
});
