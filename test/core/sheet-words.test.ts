// Words of labels: texts of plain ASCII are taken apart character by character, all others by patterns, to the same words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../core/sheet/words.ts';

/** A letter beyond ASCII, behind a space, makes a text go the way of the others, and is one more word. */
const beyondAscii = (text: string): readonly string[] => wordsOf(`${text} Ω`).slice(0, -1);

const PIECES = [
  ...[
    'Total',
    'customer',
    'customerID',
    'VATNumber',
    'INV-10023',
    'line2Text',
    'A/C',
    'd',
    'L',
    'D',
    'l',
    'dl',
    'ABCd',
  ],
  ...[
    "'",
    "d'Or",
    "don't",
    '#',
    '##',
    '%',
    '5%',
    '_',
    ' ',
    '  ',
    '-',
    '.',
    ',',
    '(',
    ')',
    ':',
    '+',
    '<',
    '\t',
    '0',
    '42',
  ],
];

const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(''));

describe('words of a text', () => {
  it('are the same whichever way it is taken apart', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'grapheme-ascii' })), (text) => {
        expect(beyondAscii(text)).toEqual(wordsOf(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same with accents and without', () => {
    const accented = fc.array(fc.constantFrom('é', 'É', 'ü', 'Ñ', 'ç', 'ò', 'a', 'B', ' ', "'", '1', '#'), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(accented, (letters) => {
        const text = letters.join('');
        expect(wordsOf(text)).toEqual(wordsOf(text.normalize('NFD').replace(/\p{M}/gu, '')));
      }),
    );
  });

  it.each([
    ['customerID', ['customer', 'id']],
    ['VATNumber', ['vat', 'number']],
    ['Straße', ['strasse']],
    ['Fälligkeit_am', ['falligkeit', 'am']],
    ["d'échéance", ['d', 'echeance']],
    ['l’Importo', ['l', 'importo']],
    ["O'Brien don't", ['obrien', 'dont']],
    ['Inv#12', ['inv', '#', '12']],
    ['5% of £3', ['5%', 'of', '3']],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
