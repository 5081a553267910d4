// What is shown beside and on the typed words without being one of them: labels, and places to fill in.
import type { Node } from "prosemirror-model";
import { Plugin, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { labels } from "../numbering";

export function labelsOf(doc: Node): string[] {
  const levels: number[] = [];
  doc.forEach((node) => levels.push(node.attrs["level"] as number));
  return labels(levels);
}

interface Shown {
  labels: string[];
  set: DecorationSet;
}

function decorate(doc: Node, shown: string[]): DecorationSet {
  const list: Decoration[] = [];
  doc.forEach((node, at, index) => {
    list.push(Decoration.node(at, at + node.nodeSize, { "data-label": shown[index] ?? "" }));
  });
  return DecorationSet.create(doc, list);
}

/** Shows each item's label before it; while words are typed the labels only move along. */
export const labelling = new Plugin<Shown>({
  state: {
    init: (_, { doc }) => ({ labels: labelsOf(doc), set: decorate(doc, labelsOf(doc)) }),
    apply(tr, old) {
      if (!tr.docChanged) return old;
      const now = labelsOf(tr.doc);
      const same = now.length === old.labels.length && now.every((label, i) => label === old.labels[i]);
      const moved = same && old.set.map(tr.mapping, tr.doc);
      // A replaced item loses its decoration.
      if (moved && moved.find().length === now.length) return { labels: now, set: moved };
      return { labels: now, set: decorate(tr.doc, now) };
    },
  },
  props: { decorations: (state: EditorState): DecorationSet | undefined => labelling.getState(state)?.set },
});

/** A place to fill in, as the library finds them: the innermost brackets. */
const PLACE = /\[[^[\]]*\]/g;

function placesIn(item: Node, at: number): Decoration[] {
  const text = item.textBetween(0, item.content.size, undefined, "\n");
  return [...text.matchAll(PLACE)].map(({ index, 0: place }) =>
    Decoration.inline(at + 1 + index, at + 1 + index + place.length, { class: "place" }),
  );
}

/** Marks the places of a ready beginning that are still to be filled in. */
export const places = new Plugin<DecorationSet>({
  state: {
    init: (_, { doc }) => findPlaces(doc),
    apply: (tr, old) => (tr.docChanged ? findPlaces(tr.doc) : old),
  },
  props: { decorations: (state: EditorState): DecorationSet | undefined => places.getState(state) },
});

function findPlaces(doc: Node): DecorationSet {
  const list: Decoration[] = [];
  doc.forEach((item, at) => {
    if (item.textContent.includes("[")) list.push(...placesIn(item, at));
  });
  return list.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, list);
}
