// The answers that the pane offers to a question: every one of them settles it, and one that cannot is not offered.
import { describe, expect, it } from 'vitest';
import { answerKindOfQuestion, placeOfAnswer } from '../../addin/answers.ts';
import type { Question } from '../../core/sheet.ts';
import { date, pounds, read, type TestCell, TODAY } from '../core/cells.ts';

const DUE = date('2026-08-01');
const HEADINGS = ['Customer', 'Invoice', 'Due date', 'Amount', 'Outstanding'];
const LINES: readonly (readonly TestCell[])[] = [
  ['Ashdown Ltd', 'A-1', DUE, pounds(50), pounds(50)],
  ['Brackley Ltd', 'A-2', DUE, pounds(80), pounds(80)],
];

const offered = (question: Question, asked: readonly Question[]): readonly string[] => {
  const kind = answerKindOfQuestion(question, asked);
  return kind?.kind === 'choice' ? kind.values : [];
};

const stopping = (rows: readonly (readonly TestCell[])[], answers: Record<string, string> = {}): readonly Question[] =>
  read(rows, {}, { ...TODAY, answers }).questions.filter(({ blocking }) => blocking);

const SHEETS: readonly (readonly [what: string, rows: readonly (readonly TestCell[])[], values: readonly string[]])[] =
  [
    ['a word for an amount', [HEADINGS, ...LINES, ['Cray Ltd', 'A-3', DUE, pounds(20), 'abc']], ['nothing']],
    [
      'a word for an amount, and no column of original amounts',
      [HEADINGS, ...LINES, ['Cray Ltd', 'A-3', DUE, '', 'abc']].map((row) => row.filter((_, at) => at !== 3)),
      ['nothing'],
    ],
    [
      'an amount too large to be one',
      [HEADINGS, ...LINES, ['Cray Ltd', 'A-3', DUE, pounds(5e11), pounds(5e11)]],
      ['nothing'],
    ],
    ['a blank balance', [HEADINGS, ...LINES, ['Cray Ltd', 'A-3', DUE, pounds(20), '']], ['nothing', 'amount']],
    [
      'a blank balance beside a word',
      [HEADINGS, ...LINES, ['Cray Ltd', 'A-3', DUE, pounds(20), ''], ['Dow Ltd', 'A-4', DUE, pounds(30), 'abc']],
      ['nothing'],
    ],
  ];

describe('the answers offered', () => {
  it.each(SHEETS)('to %s each settle what is asked', (_, rows, values) => {
    const asked = stopping(rows);
    expect(asked.length).toBeGreaterThan(0);
    for (const question of asked) {
      expect(offered(question, asked)).toEqual(values);
      for (const value of values) expect(stopping(rows, { [question.topic]: value })).toEqual([]);
    }
  });

  it('to an amount that equals the row above leave out the one that settles other amounts', () => {
    const rows = [
      ['Customer', 'Invoice', 'Due date', 'Outstanding'],
      ['Ashdown Ltd', 'A-1', DUE, pounds(50)],
      ['Brackley Ltd', '', '', pounds(50)],
      ['Brackley Ltd', 'A-2', DUE, pounds(80)],
    ];
    const asked = stopping(rows);
    expect(asked.map((question) => [question.topic, offered(question, asked)])).toEqual([
      ['loneAmounts', ['debts', 'totals']],
    ]);
  });

  it('to what is only said are none where no answer changes anything', () => {
    const twice = [HEADINGS, ...LINES, ['Ashdown Ltd', 'A-1', DUE, pounds(50), pounds(50)]];
    const { questions } = read(twice);
    const said = questions.find(({ topic }) => topic === 'duplicates');
    expect(said?.text).toContain('A-1 (rows 2 and 4)');
    expect(said && answerKindOfQuestion(said, questions)).toBeNull();
  });
});

describe('an amount that is text and can be read in two ways', () => {
  it('is asked about once, and not said to be unreadable beside that', () => {
    const rows = [
      ['Kunde', 'Beleg', 'Fällig', 'Offen'],
      ['Acme GmbH', 'A1', DUE, 100],
      ['Bolt GmbH', 'B1', DUE, 'abc'],
      ['Bolt GmbH', 'B2', DUE, '1.234'],
    ];
    const asked = stopping(rows).map(({ topic, cells }) => [topic, cells]);
    expect(asked).toEqual(
      expect.arrayContaining([
        ['numberStyle', ['D4']],
        ['outstanding', ['D3']],
      ]),
    );
    expect(asked).toHaveLength(2);
  });
});

describe('an answer is kept', () => {
  it.each([
    ['dateOrder', 'company'],
    ['currency', 'company'],
    ['column.dueDate', 'company'],
    ['bucket.F', 'company'],
    ['credits.NCC', 'company'],
    ['credits.CREDITNOTE', 'workbook'],
    ['scale', 'workbook'],
    ['asOf', 'week'],
    ['tieOut', 'pane'],
    ['outstanding', 'pane'],
  ] as const)('%s: %s', (topic, place) => {
    expect(placeOfAnswer(topic)).toBe(place);
  });
});
