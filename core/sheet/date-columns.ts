// Which columns hold the invoice date and the due date: what the headings say, whether the cells are days, and that no
// invoice falls due before it is written.

import type { Question } from '../sheet.ts';
import type { Answers } from './answers.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, letterAt, numbersIn, sampleRows } from './evidence.ts';
import { saidRole } from './sayings.ts';
import type { Concept } from './vocabulary.ts';

export interface DateColumns {
  readonly chosen: readonly ChosenColumn[];
  readonly doubts: readonly Question[];
}

interface Candidate {
  readonly profile: ColumnProfile;
  readonly due: number;
  readonly issued: number;
}

/** Share of the filled cells that are days: dates by number format, else plausible serials where the heading speaks of dates. */
function dayShare(profile: ColumnProfile): number {
  const { filled, dates, patterns } = profile;
  if (filled === 0) return 0;
  return dates / filled + patterns.plausibleSerial + patterns.textDate;
}

const TO_BE_PAID: ReadonlySet<Concept> = new Set(['open', 'money']);
const ALL_DAYS = 0.8;

/** How plainly a column is that of due dates: over days `Balance due` says when the balance is due. */
function saidDue({ said, dates, filled }: ColumnProfile): number {
  const plain = saidRole('dueDate', said);
  if (plain > 0 || dates < filled * ALL_DAYS) return plain;
  const concepts = new Set([...said.concepts].filter((concept) => !TO_BE_PAID.has(concept)));
  return saidRole('dueDate', { ...said, concepts }) * 0.9;
}

function candidatesOf(profiles: readonly ColumnProfile[]): Candidate[] {
  return profiles
    .filter((profile) => dayShare(profile) >= (saidRole('dueDate', profile.said) >= 0.9 ? 0.1 : 0.5))
    .map((profile) => ({
      profile,
      due: saidDue(profile),
      issued: saidRole('invoiceDate', profile.said),
    }))
    .filter(({ profile, due, issued }) => due + issued > 0 || profile.dates / profile.filled >= 0.8);
}

/** Share of rows in which the second column's day is not before the first's; null when no row has both. */
function shareInOrder(body: Body, first: ColumnProfile, second: ColumnProfile): number | null {
  const rows = sampleRows(body);
  const [earlier, later] = [numbersIn(body, first.at, rows), numbersIn(body, second.at, rows)];
  const pairs = earlier.flatMap((value, i) => {
    const other = later[i] ?? 0;
    return value > 0 && other > 0 ? [other >= value] : [];
  });
  return pairs.length === 0 ? null : pairs.filter(Boolean).length / pairs.length;
}

function orderBonus(share: number | null): number {
  if (share === null) return 0;
  return share >= 0.98 ? 0.3 : Math.min(0, share - 0.8);
}

interface Pair {
  readonly due: Candidate;
  readonly issued: Candidate | null;
  readonly score: number;
  readonly inOrder: number | null;
}

function pairsOf(body: Body, candidates: readonly Candidate[]): Pair[] {
  return candidates
    .filter(({ due }) => due > 0)
    .flatMap((due) => {
      const alone: Pair = { due, issued: null, score: due.due * 1.2, inOrder: null };
      const withIssued = candidates
        .filter((issued) => issued !== due && issued.issued > 0)
        .map((issued): Pair => {
          const inOrder = shareInOrder(body, issued.profile, due.profile);
          return { due, issued, inOrder, score: due.due * 1.2 + issued.issued * 0.8 + orderBonus(inOrder) };
        });
      return [alone, ...withIssued];
    })
    .sort((a, b) => b.score - a.score);
}

function dueBecause(body: Body, { due, issued, inOrder }: Pair): string {
  const { heading, dates, filled } = due.profile;
  const order =
    issued && inOrder !== null && inOrder >= 0.98
      ? `, never before the date in ${letterAt(body, issued.profile.at)}`
      : '';
  return `The heading “${heading}” says due date; ${dates} of ${filled} cells are dates${order}.`;
}

const issuedBecause = ({ heading, dates, filled }: ColumnProfile): string =>
  `The heading “${heading}” says the invoice's own date; ${dates} of ${filled} cells are dates.`;

function differ(body: Body, a: ColumnProfile, b: ColumnProfile): boolean {
  const rows = sampleRows(body);
  const other = numbersIn(body, b.at, rows);
  return numbersIn(body, a.at, rows).some((value, i) => value !== other[i]);
}

function rivalDoubt(body: Body, best: Pair, candidates: readonly Candidate[]): Question[] {
  const rival = candidates.find(
    (other) => other !== best.due && other.due > best.due.due - 0.1 && differ(body, other.profile, best.due.profile),
  );
  if (!rival) return [];
  const [mine, its] = [letterAt(body, best.due.profile.at), letterAt(body, rival.profile.at)];
  const text = `Columns ${mine} (“${best.due.profile.heading}”) and ${its} (“${rival.profile.heading}”) both read as the due date. Which one counts?`;
  return [{ topic: 'column.dueDate', text, assumed: mine, blocking: true, cells: [] }];
}

/** One day throughout is the report's, not the invoices'. */
const isOneDay = ({ filled, patterns }: ColumnProfile): boolean =>
  filled >= 3 && patterns.distinct <= 1 / Math.min(filled, 60) + 1e-9;

/** Due dates before the invoices' own dates in most rows: the headings may be swapped. */
function orderDoubt(body: Body, best: Pair, candidates: readonly Candidate[]): Question[] {
  // Days beside few of the lines are of payments or letters, where the others are in order.
  const isBeside = ({ profile }: Candidate): boolean =>
    (best.inOrder ?? 0) >= 0.98 && profile !== best.issued?.profile && profile.filled < best.due.profile.filled;
  const issued = candidates.find(
    (other) =>
      other.issued >= 0.5 &&
      !isBeside(other) &&
      !isOneDay(other.profile) &&
      (shareInOrder(body, other.profile, best.due.profile) ?? 1) < 0.5,
  );
  if (!issued) return [];
  const [mine, its] = [letterAt(body, best.due.profile.at), letterAt(body, issued.profile.at)];
  const text = `The due dates in column ${mine} lie before the dates in column ${its} in most rows. Are the two swapped?`;
  return [{ topic: 'column.dueDate', text, assumed: mine, blocking: true, cells: [] }];
}

const ANOTHER_DATE = ['settled', 'promise', 'order', 'period', 'comment', 'issue', 'tax'] as const;

/** A date column whose heading names no other date. */
const mayBeDue = ({ issued, profile }: Candidate): boolean =>
  issued < 0.8 && !ANOTHER_DATE.some((concept) => profile.said.concepts.has(concept));

/** Without a heading that says due date: the date column that is never before the invoice date, and the clerk is asked. */
function guessedDue(body: Body, candidates: readonly Candidate[], hasNone: boolean): DateColumns {
  const issued = [...candidates].filter((c) => c.issued > 0).sort((a, b) => b.issued - a.issued)[0];
  const later =
    issued &&
    candidates.find((c) => c !== issued && mayBeDue(c) && (shareInOrder(body, issued.profile, c.profile) ?? 0) >= 0.98);
  const chosen: ChosenColumn[] = issued
    ? [{ role: 'invoiceDate', at: issued.profile.at, because: issuedBecause(issued.profile) }]
    : [];
  if (!later || hasNone) return { chosen, doubts: [] };
  const letter = letterAt(body, later.profile.at);
  const text = `No heading says due date. Column ${letter} (“${later.profile.heading}”) holds dates that are never before the invoice date: are they the due dates?`;
  const because = `Column ${letter} holds dates that are never before the invoice date.`;
  return {
    chosen: [...chosen, { role: 'dueDate', at: later.profile.at, because }],
    doubts: [{ topic: 'column.dueDate', text, assumed: letter, blocking: true, cells: [] }],
  };
}

const ALMOST_A_YEAR = 270;

/** Due almost a year after the invoice in most rows: where dates give no year, the two columns may well be exchanged. */
function gapDoubt(body: Body, { due, issued }: Pair): Question[] {
  if (!issued) return [];
  const rows = sampleRows(body);
  const [earlier, later] = [issued, due].map(({ profile }) => numbersIn(body, profile.at, rows));
  const gaps = rows.flatMap((_, i) => {
    const [from = 0, to = 0] = [earlier?.[i], later?.[i]];
    return from > 0 && to > 0 ? [to - from] : [];
  });
  if (gaps.length < 2 || gaps.filter((days) => days > ALMOST_A_YEAR).length * 2 <= gaps.length) return [];
  const [mine, its] = [letterAt(body, due.profile.at), letterAt(body, issued.profile.at)];
  const text = `The due dates in column ${mine} lie most of a year after the dates in column ${its} in most rows. Are the two swapped?`;
  return [{ topic: 'column.dueDate', text, assumed: mine, blocking: true, cells: [] }];
}

/** The clerk's word: one column is the due date and no other. */
function answeredDue(body: Body, candidate: Candidate, answer: string): Candidate {
  const isIt = letterAt(body, candidate.profile.at) === answer;
  return { ...candidate, due: isIt ? 1 : 0, issued: isIt ? 0 : candidate.issued };
}

function chosenOf(body: Body, pair: Pair): ChosenColumn[] {
  const due: ChosenColumn = { role: 'dueDate', at: pair.due.profile.at, because: dueBecause(body, pair) };
  if (!pair.issued) return [due];
  const { profile } = pair.issued;
  return [due, { role: 'invoiceDate', at: profile.at, because: issuedBecause(profile) }];
}

/** Chooses the two date columns; without a due date, or with two that claim to be it, the clerk is asked. */
export function chooseDates(body: Body, profiles: readonly ColumnProfile[], answers: Answers): DateColumns {
  const found = candidatesOf(profiles);
  const answer = answers.column('dueDate');
  const candidates = answer === null ? found : found.map((one) => answeredDue(body, one, answer));
  const [best] = pairsOf(body, candidates);
  if (!best) return guessedDue(body, candidates, answer === 'none');
  if (answer !== null) return { chosen: chosenOf(body, best), doubts: [] };
  return {
    chosen: chosenOf(body, best),
    doubts: [...rivalDoubt(body, best, candidates), ...orderDoubt(body, best, candidates), ...gapDoubt(body, best)],
  };
}
