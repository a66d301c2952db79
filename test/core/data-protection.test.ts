import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears } from '../../core/calendar.ts';
import {
  answerErasure,
  earliestDeletion,
  judgeLogLine,
  maskAddress,
  PERSONAL_EXPORT,
  RETENTION_RULES,
} from '../../core/data-protection.ts';
import { day } from './cells.ts';
import { DATA_PROTECTION_CASES } from './contact-cases.ts';

const expected = (id: string) => DATA_PROTECTION_CASES.find((each) => each.id === id)?.expect ?? {};
const input = (id: string) => DATA_PROTECTION_CASES.find((each) => each.id === id)?.input ?? {};
const retentionOf = (country: string, paper: string) => {
  const rule = RETENTION_RULES.find((each) => each.country === country && each.paper === paper);
  if (!rule) throw new Error(`no retention rule for a ${paper} in ${country}`);
  return rule;
};

describe('the five worked cases', () => {
  it('are five', () => {
    expect(DATA_PROTECTION_CASES.map(({ id }) => id)).toEqual(['DP-01', 'DP-02', 'DP-03', 'DP-04', 'DP-05']);
  });

  it('DP-01: a sole trader with an unpaid invoice is kept for bookkeeping and the claim, marketing notes go', () => {
    const answer = answerErasure({ hasOpenClaim: true, keptUntil: null }, day('2026-10-01'));
    expect(answer).toEqual(expected('DP-01'));
  });

  it('DP-02: a former contact person is erased when all is paid and retention is over', () => {
    const answer = answerErasure({ hasOpenClaim: false, keptUntil: day('2026-01-01') }, day('2026-01-01'));
    expect(answer).toMatchObject(expected('DP-02'));
  });

  it('DP-03: the export holds everything on the person and nobody else', () => {
    expect({ exportIncludes: PERSONAL_EXPORT.includes, exportExcludes: PERSONAL_EXPORT.excludes }).toEqual(
      expected('DP-03'),
    );
  });

  it('DP-04: a log line with an address, a letter’s words or bank details is replaced', () => {
    expect(judgeLogLine(input('DP-04').logLine ?? '')).toEqual(expected('DP-04'));
  });

  it('DP-05: a German reminder is kept six years from the end of its year', () => {
    const earliest = earliestDeletion(retentionOf('DE', 'business-letter'), day('2026-05-04'));
    expect({ allowed: day(input('DP-05').askDeleteOn ?? '') >= earliest, earliest }).toEqual(expected('DP-05'));
  });
});

it('while papers must be kept nothing of them is erased, though nothing is owed', () => {
  const request = { hasOpenClaim: false, keptUntil: day('2033-01-01') };
  expect(answerErasure(request, day('2032-12-31')).invoiceAndContactHistory).toBe('keep');
  expect(answerErasure(request, day('2033-01-01')).invoiceAndContactHistory).toBe('erase-or-anonymise');
});

it('British accounts and American records are counted from the last day of use', () => {
  expect(earliestDeletion(retentionOf('GB', 'account'), day('2026-05-04'))).toBe('2032-05-05');
  expect(earliestDeletion(retentionOf('US', 'collection-record'), day('2026-05-04'))).toBe('2029-05-05');
});

it('nothing may be deleted before its years are over', () => {
  const anyDay = fc.integer({ min: 2000, max: 2090 }).map((year) => day(`${year}-02-28`));
  fc.assert(
    fc.property(fc.constantFrom(...RETENTION_RULES), anyDay, (rule, paperOf) => {
      expect(earliestDeletion(rule, paperOf) > addYears(paperOf, rule.years)).toBe(true);
    }),
  );
});

it.each([
  ['reminder 01JD sent, level 2, state SENT', true],
  ['recipient a***@example.com bounced', true],
  ['paid to GB29 NWBK 6016 1331 9268 19', false],
  ['Body: please pay', false],
  ['took 120 ms for 14 invoices', true],
])('“%s” may be logged: %s', (line, allowed) => {
  expect(judgeLogLine(line).allowed).toBe(allowed);
});

it('a masked address keeps its first letter and its domain', () => {
  expect(maskAddress('anna.k@example.com')).toBe('a***@example.com');
  expect(maskAddress('Ärger@firma.example')).toBe('Ä***@firma.example');
});
