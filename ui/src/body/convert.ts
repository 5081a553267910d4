// The body's items to the editor's document and back.
import type { Node } from "prosemirror-model";
import type { Item } from "../bindings/Item";
import type { Span } from "../bindings/Span";
import { schema } from "./schema";

export const STYLES = ["bold", "italic", "underline"] as const;

export function toDoc(items: Item[]): Node {
  return schema.node("doc", null, items.length > 0 ? items.map(toNode) : [schema.node("item")]);
}

export function toNode(item: Item): Node {
  const spans: Span[] = typeof item.text === "string" ? [{ text: item.text }] : item.text;
  return schema.node("item", { level: item.level }, spans.flatMap(inline));
}

function inline(span: Span): Node[] {
  const marks = STYLES.filter((style) => span[style]).map((style) => schema.mark(style));
  const parts = span.text.split("\n");
  return parts.flatMap((part, i) => [
    ...(i > 0 ? [schema.node("line_break")] : []),
    ...(part === "" ? [] : [schema.text(part, marks)]),
  ]);
}

/** Items of unchanged paragraphs: the very same object means that nothing changed. */
const made = new WeakMap<Node, Item>();

/** Items as typed, empty ones too: the page leaves out what is empty. */
export function toItems(doc: Node): Item[] {
  const items: Item[] = [];
  doc.forEach((node) => {
    const item = made.get(node) ?? toItem(node);
    made.set(node, item);
    items.push(item);
  });
  const only = items[0];
  return items.length === 1 && only && only.level === 0 && only.text === "" ? [] : items;
}

function toItem(node: Node): Item {
  const spans: Span[] = [];
  node.forEach((child) => {
    const span: Span = { text: child.isText ? (child.text ?? "") : "\n" };
    const last = spans.at(-1);
    for (const style of STYLES) {
      const on = child.isText ? child.marks.some((mark) => mark.type.name === style) : (last?.[style] ?? false);
      if (on) span[style] = true;
    }
    if (last && STYLES.every((style) => (last[style] ?? false) === (span[style] ?? false))) last.text += span.text;
    else spans.push(span);
  });
  const plain = spans.every((span) => STYLES.every((style) => !span[style]));
  const text = plain ? spans.map((span) => span.text).join("") : spans;
  return { level: node.attrs["level"] as Item["level"], text };
}
