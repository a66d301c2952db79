// Long work in steps, so that whoever waits for it can do other things in between. A step takes a few milliseconds.

/** Work that pauses after every step and comes to a result. */
export type Steps<Result> = Generator<void, Result>;

/** Rows that are looked at in one step. */
const ROWS_A_STEP = 2500;

/** Does all steps one after the other, without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Looks at the rows from one to before another, some thousand a step: `look` is told the first and the one after the last. */
export function* rowsInSteps(from: number, to: number, look: (from: number, to: number) => void): Steps<void> {
  for (let row = from; row < to; row += ROWS_A_STEP) {
    look(row, Math.min(row + ROWS_A_STEP, to));
    yield;
  }
}

/** Looks at every item of a list, some thousand a step. */
export function* listInSteps<Item>(list: readonly Item[], look: (item: Item, position: number) => void): Steps<void> {
  yield* rowsInSteps(0, list.length, (from, to) => {
    for (let position = from; position < to; position += 1) look(list[position] as Item, position);
  });
}

/** Looks at what is kept by row, some thousand rows a step. */
export function* eachInSteps<Kept>(
  byRow: ReadonlyMap<number, Kept>,
  look: (row: number, kept: Kept) => void,
): Steps<void> {
  let looked = 0;
  for (const [row, kept] of byRow) {
    look(row, kept);
    looked += 1;
    if (looked % ROWS_A_STEP === 0) yield;
  }
}
