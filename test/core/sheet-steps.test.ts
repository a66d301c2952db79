// However a large sheet is laid out, it is read and its flags are planned in steps, so that the pane answers in between. How
// long a step takes depends on the machine; how often it looks at rows of the sheet does not.
import { describe, expect, it } from 'vitest';
import { planFlagsInSteps } from '../../addin/flags.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type CellValue, readSheetInSteps, type SheetCells } from '../../core/sheet.ts';
import type { Steps } from '../../core/steps.ts';
import { LARGE_SHEETS } from '../sheets/large-sheets.ts';
import { TODAY } from './cells.ts';

const ROWS = 20_000;
/** A step asks all rows for one thing that costs next to nothing, or looks closely at a few thousand of them: an eighth here. */
const MOST_LOOKS = 2.5 * ROWS;

type Row = readonly CellValue[];

/** A sheet that counts how often its rows are looked at. */
class WatchedSheet {
  readonly cells: SheetCells;
  #looks = 0;

  constructor(cells: SheetCells) {
    const values = new Proxy(cells.values, {
      get: (rows, name) => {
        this.#looks += 1;
        return Reflect.get(rows, name) as Row;
      },
    });
    this.cells = { ...cells, values };
  }

  /** Does all steps; gives what came of them, and the most looks of a step. */
  watch<Result>(steps: Steps<Result>): { readonly result: Result; readonly most: number } {
    let most = 0;
    for (;;) {
      this.#looks = 0;
      const step = steps.next();
      most = Math.max(most, this.#looks);
      if (step.done) return { result: step.value, most };
    }
  }
}

describe.each(LARGE_SHEETS)('$kind, in a large sheet', ({ cells }) => {
  it('is read and flagged in steps that each look at few rows', () => {
    const sheet = new WatchedSheet(cells(ROWS));
    const { result: reading, most } = sheet.watch(readSheetInSteps(sheet.cells, TODAY));
    if (isRefusal(reading)) throw new Error(reading.because);
    const { result: plan, most: mostToFlag } = sheet.watch(
      planFlagsInSteps({ ...reading, questions: [] }, sheet.cells, reading.asOf),
    );
    expect(isRefusal(plan)).toBe(false);
    expect(most).toBeLessThan(MOST_LOOKS);
    expect(mostToFlag).toBeLessThan(MOST_LOOKS);
  });
});
