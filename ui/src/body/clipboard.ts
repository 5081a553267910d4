// What is copied: other programs get the labels as text, this one gets items and levels back.
import { DOMSerializer, type Fragment, type Node, type Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { labelsOf } from "./labels";
import { schema } from "./schema";

/** Writes each item with its label in front, marked so that it is not read back as words. */
class LabelledSerializer extends DOMSerializer {
  labels: string[] = [];

  override serializeFragment(fragment: Fragment, options = {}, target?: HTMLElement | DocumentFragment) {
    const made = super.serializeFragment(fragment, options, target);
    const items = [...made.childNodes].filter((node) => node instanceof HTMLElement && node.dataset["level"]) as HTMLElement[];
    items.forEach((item, i) => {
      const label = this.labels[i];
      if (!label) return;
      const shown = item.ownerDocument.createElement("span");
      shown.dataset["label"] = "";
      shown.textContent = `${label}\u00a0`;
      item.prepend(shown);
    });
    return made;
  }
}

/** The labels of the selected items; the first only has one when it is copied from its start on. */
function labelsOfSelection({ state }: EditorView): string[] {
  const { $from, $to } = state.selection;
  const all = labelsOf(state.doc).slice($from.index(0), $to.index(0) + 1);
  const whole = $from.parentOffset === 0 && (all.length > 1 || $to.parentOffset === $to.parent.content.size);
  return whole ? all : ["", ...all.slice(1)];
}

function plain(item: Node): string {
  return item.textBetween(0, item.content.size, "\n", (leaf) => (leaf.type === schema.nodes.line_break ? "\n" : ""));
}

export function copying(): Plugin {
  const serializer = new LabelledSerializer(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
  return new Plugin({
    props: {
      clipboardSerializer: serializer,
      transformCopied(slice: Slice, view: EditorView) {
        serializer.labels = labelsOfSelection(view);
        return slice;
      },
      clipboardTextSerializer(slice: Slice, view: EditorView) {
        const labels = labelsOfSelection(view);
        const lines: string[] = [];
        slice.content.forEach((item, _at, i) => void lines.push([labels[i], plain(item)].filter(Boolean).join(" ")));
        return lines.join("\n");
      },
    },
  });
}
