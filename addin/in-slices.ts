// Long work done a slice at a time, so that the pane answers keys and presses in between.
import { nextTask } from './reading-port.ts';

/** Well under what a person notices. */
const SLICE_MS = 12;

/** Runs a generator to its end, giving way whenever a slice is used up. */
export async function inSlices<Result>(work: Generator<unknown, Result>): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await nextTask();
    since = performance.now();
  }
}
