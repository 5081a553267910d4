// At most one request in flight, the newest state next, stale answers dropped: typing never waits for the page.

/** Milliseconds after which a stale answer is shown all the same: a key held down must not freeze the page. */
const PATIENCE = 100;

export function pump<In, Out>(
  ask: (value: In) => Out | Promise<Out>,
  done: (answer: Out) => void,
  failed: (message: string) => void,
): { (value: In): void; idle: () => Promise<void> } {
  let waiting: { value: In } | undefined;
  let busy = false;
  let shown = 0;
  let running = Promise.resolve();

  async function run() {
    busy = true;
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      try {
        const coming = ask(value);
        const answer = coming instanceof Promise ? await coming : coming;
        if (waiting && performance.now() - shown < PATIENCE) continue;
        shown = performance.now();
        done(answer);
      } catch (error) {
        if (!waiting) failed(messageOf(error));
      }
    }
    busy = false;
  }

  const put = (value: In) => {
    waiting = { value };
    if (!busy) running = run();
  };
  return Object.assign(put, { idle: () => running });
}

/** The program's errors are `{ code, message }`. */
export function messageOf(error: unknown): string {
  if (error && typeof error === "object" && "message" in error) return String(error.message);
  return String(error);
}
