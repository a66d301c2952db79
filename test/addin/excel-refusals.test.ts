// What Excel throws, in the clerk's words; and what is a bug stays one.
import { describe, expect, it } from 'vitest';
import { isTooMuchAtOnce, refusalOf } from '../../addin/excel/office-refusal.ts';

describe('what Excel says no with', () => {
  it.each([
    ['InvalidOperationInCellEditMode', 'cell-being-edited'],
    ['AccessDenied', 'sheet-protected'],
    ['ItemNotFound', 'sheet-gone'],
    ['UnsupportedSheet', 'not-a-worksheet'],
    ['InvalidSelection', 'no-cell-selected'],
    ['ApiNotFound', 'excel-too-old'],
    ['UnsupportedOperation', 'excel-too-old'],
    ['ResponsePayloadSizeLimitExceeded', 'sheet-too-large'],
    ['RequestPayloadSizeLimitExceeded', 'sheet-too-large'],
    ['RequestAborted', 'excel-busy'],
    ['InactiveWorkbook', 'workbook-inactive'],
  ])('%s is refused as %s, in a sentence without the code', (code, refused) => {
    const refusal = refusalOf(Object.assign(new Error('technical'), { code }));
    expect(refusal?.refused).toBe(refused);
    expect(refusal?.because).toMatch(/^[A-Z].*\.$/);
    expect(refusal?.because).not.toContain(code);
  });

  it.each([
    ['a bug of ours', new TypeError('undefined is not a function')],
    ['an argument Excel cannot use', Object.assign(new Error(), { code: 'InvalidArgument' })],
    ['a property that was not loaded', Object.assign(new Error(), { code: 'PropertyNotLoaded' })],
    ['a thrown text', 'no'],
    ['nothing', null],
  ])('%s is no refusal', (_what, error) => {
    expect(refusalOf(error)).toBeNull();
    expect(isTooMuchAtOnce(error)).toBe(false);
  });
});
