// Whether a workbook counts its days from 1900 or from 1904, told by a date as it is shown.
import { describe, expect, it } from 'vitest';
import { dateEpochOf, showsYear } from '../../addin/excel/date-system.ts';

describe('the date system', () => {
  it.each([
    [46280, 'dd/mm/yyyy', '15/09/2026', 1900],
    [44818, 'dd/mm/yyyy', '15/09/2026', 1904],
    [44818, 'dd/mm/yy', '15/09/26', 1904],
    [46280, 'dd/mm/yy', '15/09/26', 1900],
    [44825, 'dd/mm/yy', '22/09/26', 1904],
    [46310, 'dd/mm/yy', '30/09/26', 1900],
    [44818, 'yy-mm-dd', '26-09-15', 1904],
    [44818, '[$-809]d mmmm yyyy', '15 September 2026', 1904],
    [44818, 'd mmm yy', '15 Sep 26', 1904],
    [46280, 'm/d/yyyy', '15/09/2026', 1900],
    [46280, 'dd/mm/yyyy', '########', 1900],
  ])('%d shown in %s as %s counts from %i', (serial, format, shown, epoch) => {
    expect(dateEpochOf(serial, format, shown)).toBe(epoch);
  });

  it('is asked of formats with a year only', () => {
    expect(['dd/mm/yyyy', '[$-407]TT.MM.yy', 'mmm-yy'].every(showsYear)).toBe(true);
    expect(['General', '#,##0.00', '"pay by" d mmm', '[Yellow]0.00', '\\y0'].some(showsYear)).toBe(false);
  });
});
