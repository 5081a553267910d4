// A word in the making stays where it was typed, once, when mouse or window go elsewhere. WebKitGTK takes such a word away
// or ends it, and a moment later the input method sends it too: it would come to whatever has the cursor by then, or nowhere.

/** Milliseconds between a key that the web view made up because of the mouse, and the mouse; no hand is as quick. */
const TOGETHER = 30;

/** Keeps words from being lost, moved or doubled; for the whole window. */
export function keepWords(window: Window): void {
  /** What is being composed. */
  let word = "";
  /** When the last key was pressed. The web view makes one up for what the input method does by itself. */
  let pressed = 0;
  /** What was taken away. */
  let taken = "";
  /** What stands in its place already. */
  let there = "";

  const on = <K extends keyof WindowEventMap>(name: K, listen: (event: WindowEventMap[K]) => void) =>
    window.addEventListener(name, listen, { capture: true });

  on("keydown", (event) => {
    pressed = event.timeStamp;
    taken = "";
  });
  on("compositionstart", () => (there = ""));
  on("compositionupdate", ({ data }) => (word = data || word));
  on("compositionend", ({ data }) => {
    if (data === "") taken = word;
    else there = word === "" ? "" : data;
    word = "";
  });
  on("pointerdown", (event) => {
    // What a key of the clerk took away was rubbed out.
    const byMouse = event.timeStamp - pressed < TOGETHER;
    // The cursor is still where the word was, and this is what typing does.
    if (taken !== "" && byMouse && window.document.execCommand("insertText", false, taken)) there = taken;
    taken = "";
  });
  on("beforeinput", (event) => {
    if (event.inputType === "insertFromComposition" && there !== "" && event.data === there) event.preventDefault();
  });
}
