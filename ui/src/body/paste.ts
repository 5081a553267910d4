// What comes from elsewhere becomes clean paragraphs and levels: typed labels go, the level stays.
import { Fragment, Slice, type Node } from "prosemirror-model";
import { schema } from "./schema";

const LABELS: [RegExp, number][] = [
  [/^\s*\d{1,2}[.)]\s+/, 1],
  [/^\s*[a-zđ]{1,2}\)\s*/, 2],
  [/^\s*[-–—+•·●▪]\s+/, 3],
];

/** The level a typed label means, and how long the label is; none for ordinary words. */
export function labelOf(text: string): { level: number; length: number } | undefined {
  for (const [pattern, level] of LABELS) {
    const found = pattern.exec(text);
    if (found) return { level, length: found[0].length };
  }
  return undefined;
}

export function fromText(text: string): Slice {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const nodes = lines.map((line) => schema.node("item", null, [schema.text(line.trim())]));
  return new Slice(Fragment.from(nodes.map(labelled)), 1, 1);
}

/** Reads typed labels at the start of pasted items. */
export function clean(slice: Slice): Slice {
  const nodes: Node[] = [];
  slice.content.forEach((node) => {
    if (node.type.name === "item") nodes.push(labelled(node));
    else nodes.push(node);
  });
  return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd);
}

function labelled(node: Node): Node {
  if (node.attrs["level"] !== 0) return node;
  const label = labelOf(node.textBetween(0, node.content.size, undefined, "\n"));
  if (!label) return node;
  return schema.node("item", { level: label.level }, node.content.cut(label.length));
}
