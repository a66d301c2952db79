// A sheet that was damaged on the way: a column that slipped, a total that is gone, headings exchanged, an amount mistyped.
// Whenever the damage would change which rows are flagged, the tie-out or a question has to notice.
import { describe, expect, it } from 'vitest';
import { compose, type Style } from '../sheets/composed-sheet.ts';
import { LAYOUTS, LEDGER } from '../sheets/made-up-layouts.ts';
import { isUnnoticed, MUTATIONS, seen, swapHeadings } from '../sheets/mutations.ts';
import { day } from './cells.ts';

const AS_OF = day('2026-09-15');

/** Without a total, and with one amount a row, nothing on a sheet tells that an amount is another or that a row is gone. */
const provesItself = ({ total }: Style): boolean => total !== 'none';

const CASES = LAYOUTS.flatMap(([sheet, how]) =>
  MUTATIONS.filter(([, mutate]) => provesItself(how) || mutate === swapHeadings).map(([name, mutate]) => ({
    sheet,
    how,
    name,
    mutate,
  })),
);

describe('a damaged sheet', () => {
  it.each(CASES)('$sheet, $name: is noticed where it matters', ({ how, mutate }) => {
    const whole = compose(how, LEDGER, AS_OF);
    const before = seen(whole.cells, AS_OF, whole.mustAsk);
    expect(before.flagged.length).toBeGreaterThan(0);
    const unnoticed = mutate(whole.cells, whole.headerRow - 1).filter((cells) =>
      isUnnoticed(before, seen(cells, AS_OF, whole.mustAsk)),
    );
    expect(unnoticed.map(({ values }) => values)).toEqual([]);
  });
});
