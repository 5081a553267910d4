// Lines moved with the mouse or a finger by their handle. Pointers and not the browser's drag and drop: the window keeps
// that for files.

export interface Moving {
  from: number;
  /** The line that the moved one would stand before; the number of lines for the end. */
  to: number;
}

/** How near the edge of what scrolls the lines begin to roll, and how far at a time, in CSS pixels. */
const EDGE = 32;
const ROLL = 12;

/** Follows the pointer from the handle of a line until it is let go. `show` tells where the line would stand. */
export function drag(
  event: PointerEvent,
  from: number,
  rows: () => HTMLElement[],
  show: (moving: Moving | undefined) => void,
  drop: (moving: Moving) => void,
): void {
  const handle = event.currentTarget as HTMLElement;
  const scroller = handle.closest("main");
  let y = event.clientY;
  let frame = 0;
  handle.setPointerCapture(event.pointerId);

  const target = () => {
    const boxes = rows().map((row) => row.getBoundingClientRect());
    const before = boxes.findIndex((box) => y < box.top + box.height / 2);
    return before < 0 ? boxes.length : before;
  };

  function roll() {
    const view = scroller?.getBoundingClientRect();
    const by = view && y < view.top + EDGE ? -ROLL : view && y > view.bottom - EDGE ? ROLL : 0;
    if (by !== 0) scroller?.scrollBy(0, by);
    show({ from, to: target() });
    frame = requestAnimationFrame(roll);
  }

  const follow = (move: PointerEvent) => void (y = move.clientY);
  const escape = (key: KeyboardEvent) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    end();
  };
  const up = () => {
    const to = target();
    end();
    drop({ from, to });
  };

  function end() {
    cancelAnimationFrame(frame);
    handle.removeEventListener("pointermove", follow);
    handle.removeEventListener("pointerup", up);
    handle.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", escape, true);
    show(undefined);
  }

  handle.addEventListener("pointermove", follow);
  handle.addEventListener("pointerup", up);
  handle.addEventListener("pointercancel", end);
  window.addEventListener("keydown", escape, true);
  frame = requestAnimationFrame(roll);
}
