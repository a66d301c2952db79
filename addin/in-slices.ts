// Long work done a slice at a time, so that the pane answers keys and presses in between.
import { nextTask } from './reading-port.ts';

/** Well under what a person notices. */
const SLICE_MS = 12;

/** Runs a generator to its end, giving way whenever a slice is used up; null when it was stopped meanwhile. */
export async function inSlices<Result>(work: Generator<unknown, Result>, signal: AbortSignal): Promise<Result | null> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await nextTask();
    if (signal.aborted) return null;
    since = performance.now();
  }
}
