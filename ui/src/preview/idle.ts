// Work that can wait: done bit by bit while the clerk is not typing.

/** Milliseconds without a change before anything is done that can wait. */
const QUIET = 400;
/** Milliseconds a bit of work may take, so that the next key finds the window free. */
const SLICE = 6;

/** Does `step` again and again, as long as it says that there is more; `put` begins, and begins to wait anew. */
export function idly(step: () => boolean): { put: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function run() {
    timer = undefined;
    const end = performance.now() + SLICE;
    let more = true;
    while (more && performance.now() < end) more = step();
    // Between two bits the window takes what was typed: a timer of no length comes after it.
    if (more) timer = setTimeout(run, 0);
  }

  const stop = () => clearTimeout(timer);
  const put = () => {
    stop();
    timer = setTimeout(run, QUIET);
  };
  return { put, stop };
}
