// Where the measured lines stand in the window.
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../ui/tests/real/desk.js";

/** Puts the cursor into an item of the body, so many characters from its start. */
export async function caret(window, item, offset) {
  await window.run(
    (index, wanted) => {
      const editor = document.querySelector(".ProseMirror");
      editor.focus();
      // Underlines part the words of an item into several nodes.
      const walker = document.createTreeWalker(editor.children[index], NodeFilter.SHOW_TEXT);
      let [node, left] = [walker.nextNode(), wanted ?? Infinity];
      for (let next = node; next && left > node.data.length; next = walker.nextNode()) {
        if (next !== node) left -= node.data.length;
        node = next;
      }
      getSelection().collapse(node, Math.min(left, node.data.length));
    },
    item,
    Number.isFinite(offset) ? offset : null,
  );
  await still(window);
}

/** The lines of the pages: what they say and how far down they stand. */
export const lines = (window) =>
  window.run(() => {
    const sheets = [...document.querySelectorAll(".sheet:not(.gauge)")];
    const text = (line) => `${line.style.top} ${line.textContent}`;
    return { pages: sheets.length, lines: sheets.flatMap((sheet) => [...sheet.querySelectorAll(".line")].map(text)) };
  });

export function changed(before, after) {
  const differ = after.lines.filter((line, i) => line !== before.lines[i]).length;
  return `${differ} of ${after.lines.length} lines`;
}

const places = (window, item) =>
  window.run((index) => {
    const runs = [...document.querySelectorAll(`.sheet:not(.gauge) [data-field="body[${index}]"]`)];
    return new Set(runs.map((run) => `${run.closest(".sheet").getAttribute("aria-label")} ${run.closest(".line").style.top}`)).size;
  }, item);

/** Waits until every page is drawn: those out of view come when there is time. */
export const whole = (window) =>
  until("every page", () => window.run(() => [...document.querySelectorAll(".sheet:not(.gauge)")].every((sheet) => sheet.querySelector(".line"))));

/** Types letters until one more makes the item (or its first line) a line longer, and takes that one back. */
export async function grow(window, item) {
  const first = (target) => target.run((index) => document.querySelector(`.sheet:not(.gauge) [data-field="body[${index}]"]`)?.parentElement.textContent.split(" ").length, item);
  const state = () => (item === 0 ? first(window) : places(window, item));
  const before = await state();
  await until("a letter too many for the line", async () => {
    await window.press("i");
    await still(window);
    return (await state()) !== before;
  }, 60_000);
  await window.press("Backspace");
  await still(window);
}

/** Waits until the pages say the same for a while. */
async function still(window) {
  let [before, since] = ["", performance.now()];
  while (performance.now() - since < 120) {
    const now = JSON.stringify(await lines(window));
    if (now !== before) [before, since] = [now, performance.now()];
    await sleep(20);
  }
}

/** The visible lines of the pages as boxes on the screen: the item's own, and all. */
const visibleLines = (window, item) =>
  window.run((index) => {
    const runs = [...document.querySelectorAll(`.sheet:not(.gauge) [data-field="body[${index}]"]`)];
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
    let scroller = runs[0].closest(".sheet");
    while (scroller.parentElement && !scrolls(scroller)) scroller = scroller.parentElement;
    const view = scroller.getBoundingClientRect();
    const box = (line) => {
      const spans = [...line.querySelectorAll("span")].map((span) => span.getBoundingClientRect());
      const [left, top] = [Math.min(...spans.map((s) => s.left)), Math.min(...spans.map((s) => s.top))];
      const [right, bottom] = [Math.max(...spans.map((s) => s.right)), Math.max(...spans.map((s) => s.bottom))];
      return { left: Math.max(left, view.left), top, right: Math.min(right + 12, view.right), bottom };
    };
    const visible = (one) => one.top >= view.top && one.bottom <= view.bottom && one.right > one.left;
    const own = [...new Set(runs.map((run) => run.closest(".line")))].map(box).filter(visible);
    const all = [...document.querySelectorAll(".sheet:not(.gauge) .line")].filter((line) => line.querySelector("span")).map(box);
    return { own, all: all.filter(visible) };
  }, item);

/** The parts of the screen that must all have changed before an update counts as shown. */
export async function regions(window, item, name) {
  const { own, all } = await visibleLines(window, item);
  const rectangle = ({ left, top, right, bottom }) =>
    [left, top, right - left, bottom - top].map((side, i) => (i < 2 ? Math.ceil(side) : Math.floor(side)));
  if (name === "one line") return [rectangle(own.at(-1))];
  if (name === "everything") return [rectangle(own[0]), rectangle(own.at(-1))];
  return [rectangle(own.at(-1)), rectangle(all.at(-1))];
}

/** Notes from now on how long each key takes until the elements of the page have changed: drawing is what then remains. */
export const watchPatches = (window) =>
  window.run(() => {
    globalThis.patchTimes = [];
    let key;
    addEventListener("keydown", () => (key = performance.now()), true);
    const pages = document.querySelector(".sheet:not(.gauge)").parentElement;
    new MutationObserver(() => {
      if (key === undefined) return;
      globalThis.patchTimes.push(performance.now() - key);
      key = undefined;
    }).observe(pages, { subtree: true, childList: true, characterData: true });
  });

export const patches = (window) => window.run(() => globalThis.patchTimes);
