// Letters and their marks put together in the editor, where they stand: some input methods send them apart.
import type { EditorState, Transaction } from "prosemirror-state";

const APART = /\P{M}\p{M}+/gu;

/** What composes the text; `undefined` when it is composed already. */
export function composeMarks(state: EditorState): Transaction | undefined {
  const tr = state.tr;
  state.doc.descendants((node, at) => {
    if (!node.isText || !node.text || node.text.normalize("NFC") === node.text) return;
    for (const { index, 0: apart } of node.text.matchAll(APART)) {
      const [from, to] = [at + index, at + index + apart.length].map((place) => tr.mapping.map(place)) as [number, number];
      if (apart.normalize("NFC") !== apart) tr.insertText(apart.normalize("NFC"), from, to);
    }
  });
  return tr.docChanged ? tr : undefined;
}
