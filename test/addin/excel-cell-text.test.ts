// Text on its way into a cell never becomes a formula.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCellText } from '../../addin/excel/cell-text.ts';

describe('text for a cell', () => {
  it.each([
    '=HYPERLINK("http://evil.example","pay")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '-2+3',
    '+44 20 7946 0000',
    ' =1+1',
    '\t=1+1',
    '\rpay',
    '\npay',
    '\0=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(1)',
    "'=1+1",
  ])('%j is written behind an apostrophe', (text) => {
    expect(asCellText(text)).toBe(`'${text}`);
  });

  it.each(['Days overdue', 'Brown & Sons', 'a=b', '', '3-5 days', 'O’Neill'])('%j is written as it is', (text) => {
    expect(asCellText(text)).toBe(text);
  });

  it('never begins like a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(asCellText(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });
});
