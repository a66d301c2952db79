// Long work done a slice at a time, so that the pane answers keys and presses in between, and Excel does too.

/** Well under what a person notices. */
const SLICE_MS = 12;

/** Runs work to its end, giving way whenever a slice is used up; null when it was stopped meanwhile. */
export function inSlices<Result>(work: Generator<unknown, Result>): Promise<Result>;
export function inSlices<Result>(
  work: Generator<unknown, Result>,
  signal: AbortSignal | undefined,
): Promise<Result | null>;
export async function inSlices<Result>(work: Generator<unknown, Result>, signal?: AbortSignal): Promise<Result | null> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await nextTask();
    if (signal?.aborted) return null;
    since = performance.now();
  }
}

/** Lets whatever waits (a key, a press, a repaint) come first. Timers would wait longer and longer in a background pane. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
