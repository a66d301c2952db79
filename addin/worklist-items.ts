// One account of today's list in the pane: what the server said of it, whether it is ticked, and what it is queued with.

import { reminderRequestOf } from '../core/account-requests.ts';
import { refusalOfDoubts, type SourceCell, sourcesOf } from '../core/doubtful-formula.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { Warning } from '../core/reminder.ts';
import { type ReminderChange, reminderChanges } from '../core/reminder-changes.ts';
import type { ManyPreviews, RunOutcome } from '../core/reminder-run.ts';
import { commonWarnings, ownWarnings, type Prospect, type Seen, type Standing, standingOf } from '../core/worklist.ts';
import type { Problem } from './api.ts';
import type { ReminderNotes } from './reminder-notes.ts';
import type { ExcelSide, ReadSheet } from './sheet-state.ts';

/** One account of the list. */
export interface Listed {
  readonly prospect: Prospect;
  /** What the server said; null while it was not asked. */
  readonly seen: Seen | null;
  readonly isTicked: boolean;
  /** The key under which its reminder is queued once, whatever happens to the network. */
  readonly key: string;
  /** What changed on the sheet since the preview, found when it was to be queued. */
  readonly changes: readonly ReminderChange[];
  readonly isQueued: boolean;
}

/** How far something has come that takes one request after another. */
interface Progress {
  readonly done: number;
  readonly all: number;
}

export interface WorklistState {
  /** In sheet order; null until the list was made. */
  readonly items: readonly Listed[] | null;
  /** Overdue rows that name nobody. */
  readonly nobodysRows: readonly number[];
  /** What the list was made from. */
  readonly madeFrom: ReadSheet | null;
  readonly looking: Progress | null;
  readonly queueing: Progress | null;
  /** Codes of warnings about the whole day that were looked at. */
  readonly confirmed: readonly string[];
  readonly problem: Problem | null;
  readonly refusal: Refusal | null;
  /** The run that the ticked reminders are queued into; kept until all of them are. */
  readonly runId: string | null;
}

/** Before a list was made. */
export const NO_LIST: WorklistState = {
  items: null,
  nobodysRows: [],
  madeFrom: null,
  looking: null,
  queueing: null,
  confirmed: [],
  problem: null,
  refusal: null,
  runId: null,
};

/** The warnings that every reminder of the list has that may still be sent. */
export const commonOf = (items: readonly Listed[]): Warning[] =>
  commonWarnings(
    items.flatMap(({ seen, isQueued }) => (seen?.preview && !seen.preview.refusal && !isQueued ? [seen.preview] : [])),
  );

/** Where an account of the list stands. */
export const standsAs = ({ prospect, seen }: Listed, common: readonly Warning[]): Standing =>
  standingOf(prospect, seen, common);

/** Confirmed by typing the domain, in the preview. */
const TYPED: readonly string[] = ['new-domain', 'look-alike-domain'];

/** True when what is unusual can be confirmed by ticking the reminder in the list. */
export const mayTick = (standing: Standing, common: readonly Warning[]): boolean =>
  standing.stands === 'ready' ||
  (standing.stands === 'check' &&
    !ownWarnings(standing.preview.warnings, common).some(({ code }) => TYPED.includes(code)));

/** How many accounts, and how much of their invoices in JSON, go over in one request; the server takes 256 KB. */
const AT_ONCE = 25;
const BYTES_AT_ONCE = 200_000;

/** The accounts in parts that the server takes at once, in their order; each part is made when it is asked for. */
export function* partsOf(items: readonly Listed[]): Generator<readonly Listed[]> {
  let part: Listed[] = [];
  let bytes = 0;
  for (const item of items) {
    const its = new TextEncoder().encode(JSON.stringify(item.prospect.asked)).length;
    if (part.length === AT_ONCE || (part.length > 0 && bytes + its > BYTES_AT_ONCE)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(item);
    bytes += its;
  }
  if (part.length > 0) yield part;
}

/** An account nobody has looked at yet. */
export const listed = (prospect: Prospect): Listed => ({
  prospect,
  seen: null,
  isTicked: false,
  key: crypto.randomUUID(),
  changes: [],
  isQueued: false,
});

/** What the server said of an account. Faults are a refusal to the clerk: she mends no request, only her sheet. */
export const seenFrom = ({ preview, refusal, faults }: ManyPreviews['previews'][number]): Seen => ({
  preview,
  refusal: refusal ?? refusalOfFaults(faults),
});

const refusalOfFaults = (faults: RunOutcome['faults']): Refusal | null =>
  faults === null || faults.length === 0
    ? null
    : { refused: 'faults', because: faults.map(({ where, fault }) => `${where}: ${fault}`).join('; ') };

/** Why a reminder was not queued; null when it was. */
export const settledBy = ({ reminderId, refusal, faults }: RunOutcome): Refusal | null =>
  reminderId === null ? (refusal ?? refusalOfFaults(faults) ?? NOT_QUEUED) : null;

/** What the sheet, or the note as typed, says otherwise now than the preview; a refusal when no reminder can be written any more. */
export function changesSince(
  { accountId, asked }: Prospect,
  sheet: ReadSheet,
  notes: Pick<ReminderNotes, 'added'>,
): readonly ReminderChange[] | Refusal {
  const account = sheet.accounts.get(accountId);
  if (asked === null || account === undefined) return GONE;
  const now = notes.added(accountId, reminderRequestOf(account, asked.to, sheet.reading.asOf));
  if (isRefusal(now)) return now;
  const lost = asked.addressFrom === 'sheet' && !account.addresses.includes(asked.to);
  return [...reminderChanges(asked.request, now), ...(lost ? [{ change: 'address' as const }] : [])];
}

const NOT_QUEUED: Refusal = { refused: 'not-queued', because: 'It was not queued. Look at it again.' };
const GONE: Refusal = { refused: 'gone', because: 'The customer is not on the sheet any more.' };

/**
 * The reminder as it is queued: what the preview showed, with its own warnings, which were ticked with it, and those about
 * the whole day that were looked at.
 */
export function commandOf({ prospect, seen, key }: Listed, common: readonly Warning[], confirmed: readonly string[]) {
  const { accountId, customerName, asked, sharedWith } = prospect;
  const preview = seen?.preview ?? null;
  if (asked === null || preview === null) return [];
  const own = ownWarnings(preview.warnings, common).filter(({ needsConfirmation }) => needsConfirmation);
  const codes = [...own.map(({ code }) => code), ...confirmed, ...(sharedWith.length > 0 ? ['shared-address'] : [])];
  const send = { ...asked.request, previewHash: preview.hash, confirmed: [...new Set(codes)] };
  return [{ accountId, customerName, send, idempotencyKey: key }];
}

/** Why some accounts' amounts or addresses may not be taken from the sheet, by account. */
export async function doubtsAbout(
  doubtfulCells: ExcelSide['doubtfulCells'],
  sheet: ReadSheet,
  items: readonly Listed[],
): Promise<ReadonlyMap<string, Refusal> | Refusal> {
  const cellsOf = new Map<string, readonly SourceCell[]>();
  for (const { accountId, asked } of items.map(({ prospect }) => prospect)) {
    const account = sheet.accounts.get(accountId);
    if (account && asked) cellsOf.set(accountId, sourcesOf(account, sheet, asked.addressFrom));
  }
  const found = await doubtfulCells(sheet.reading.sheetName, [...cellsOf.values()].flat());
  if (isRefusal(found)) return found;
  const doubtful = new Map(found.map((cell) => [placeOf(cell), cell]));
  const doubts = new Map<string, Refusal>();
  for (const [accountId, cells] of cellsOf) {
    const refusal = refusalOfDoubts(cells.flatMap((cell) => doubtful.get(placeOf(cell)) ?? []));
    if (refusal) doubts.set(accountId, refusal);
  }
  return doubts;
}

const placeOf = ({ column, row }: SourceCell): string => `${column}${row}`;

/** Why no list can be made of a sheet: it is made of single invoices that are read without doubt. */
export function whyNoList({ reading }: ReadSheet): 'summary' | 'openQuestions' | null {
  if (reading.kind === 'summary') return 'summary';
  return reading.questions.some(({ blocking }) => blocking) ? 'openQuestions' : null;
}
