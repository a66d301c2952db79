// A reminder in the pane: prepared, previewed, checked against the sheet, sent, taken back. A send that got no answer is
// repeated with the same key, so that it goes out once whatever happens to the network.
import type { AccountOnSheet } from '../core/account-on-sheet.ts';
import { reminderRequestOf } from '../core/account-requests.ts';
import { refusalOfDoubts, sourcesOf } from '../core/doubtful-formula.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { ReminderPreview, ReminderReceipt, ReminderRequest } from '../core/reminder.ts';
import { type ReminderChange, reminderChanges } from '../core/reminder-changes.ts';
import { CASH_QUESTION } from '../core/worklist.ts';
import { type Api, isProblem, isSurelyNotTaken, type Problem } from './api.ts';
import { nowMillis } from './clock.ts';
import { createKeyedStore } from './keyed-store.ts';
import { type Hindrance, hindranceOf, refusedBySheet } from './reminder-hindrance.ts';
import type { ReminderNotes } from './reminder-notes.ts';
import type { ExcelSide, ReadSheet, SheetState } from './sheet-state.ts';

/**
 * What a preview is asked for. `basis` is the account's version on the server, so that a preview is made anew when the
 * history moves on. An address from the sheet has to stand there still when the reminder is sent.
 */
export interface Asked {
  readonly request: ReminderRequest;
  readonly basis: string;
  readonly addressFrom: 'sheet' | 'typed';
}
export interface ReadyReminder extends Asked {
  readonly step: 'ready';
  readonly preview: ReminderPreview;
  /** The idempotency key of this send; kept until the server has given a clear answer to it. */
  readonly key: string;
  /** Codes of the warnings the clerk has ticked. */
  readonly confirmed: readonly string[];
  /** Why a rule that blocks is to be set aside, as typed so far. */
  readonly override: string;
  readonly doing: 'checking' | 'sending' | null;
  readonly hindrance: Hindrance | null;
}
export interface HeldReminder {
  readonly step: 'held';
  readonly reminderId: string;
  readonly level: number;
  readonly to: string;
  /** On this machine's clock: when it can no longer be taken back. */
  readonly goesAt: number;
  readonly undoing: boolean;
  readonly problem: Problem | null;
}
export type ReminderStep =
  | { readonly step: 'none' }
  | (Asked & { readonly step: 'preparing' })
  | (Asked & { readonly step: 'hindered'; readonly hindrance: Hindrance })
  | ReadyReminder
  | HeldReminder;

/** The account as the active sheet shows it at this moment; null when it is not on it. */
export type ReadAgain = (accountId: string) => Promise<AccountRead | Refusal | null>;
export interface AccountRead {
  readonly account: AccountOnSheet;
  readonly sheet: Pick<ReadSheet, 'cells' | 'reading'>;
}

interface Surroundings {
  readonly api: Pick<Api, 'preview' | 'send' | 'takeBack' | 'review'>;
  readonly readAgain: ReadAgain;
  /** The account on the sheet as it was read last; null when it is not on it. */
  readonly asRead: (accountId: string) => AccountRead | null;
  readonly doubtfulCells: ExcelSide['doubtfulCells'];
  /** Called when the account's history has changed on the server. */
  readonly historyChanged: (accountId: string) => void;
  readonly notes: Pick<ReminderNotes, 'added' | 'forget'>;
  /** What was said today about the cash of the sheet an account stands on. */
  readonly cash: {
    isConfirmed(accountId: string): boolean;
    confirm(accountId: string, isUpToDate: boolean): void;
  };
}

const NONE: ReminderStep = { step: 'none' };
const askedOf = ({ request, basis, addressFrom }: Asked): Asked => ({ request, basis, addressFrom });
const sameAsked = (a: Asked, b: Asked): boolean => JSON.stringify(askedOf(a)) === JSON.stringify(askedOf(b));
const isBusy = (step: ReminderStep): boolean => step.step === 'held' || (step.step === 'ready' && step.doing !== null);

/** The reminders of one pane, one step for each account. */
export class ReminderStore {
  readonly steps = createKeyedStore<ReminderStep>(NONE);
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  #put(accountId: string, step: ReminderStep): void {
    this.steps.change(accountId, () => step);
  }

  /**
   * Asks for a preview, unless this very request is prepared already or a reminder is under way. Nothing is asked of the
   * server while the recipient or an amount comes from a doubtful formula.
   */
  async prepare(accountId: string, asked: Asked, again: 'if-other' | 'anyway' = 'if-other') {
    const before = this.steps.of(accountId);
    if (isBusy(before)) return;
    // What was refused is looked at again whenever the account is: its day may have come.
    if (again === 'if-other' && 'request' in before && before.step !== 'hindered' && sameAsked(before, asked)) return;
    const preparing: ReminderStep = { step: 'preparing', ...asked };
    this.#put(accountId, preparing);
    const read = this.#surroundings.asRead(accountId);
    const doubt = read && (await doubtOnSheet(this.#surroundings, read, asked.addressFrom));
    if (this.steps.of(accountId) !== preparing) return;
    if (doubt) return this.#put(accountId, { step: 'hindered', ...asked, hindrance: refusedBySheet(doubt) });
    const answer = await this.#surroundings.api.preview(accountId, asked.request);
    // Another request may have taken its place meanwhile.
    if (this.steps.of(accountId) !== preparing) return;
    if (isProblem(answer)) this.#put(accountId, { step: 'hindered', ...asked, hindrance: hindranceOf(answer) });
    else
      this.#put(accountId, {
        step: 'ready',
        ...asked,
        preview: answer.value,
        key: newKey(),
        confirmed: [],
        override: '',
        doing: null,
        hindrance: null,
      });
  }

  /** Reads the sheet anew and previews what it says now for the same recipient. */
  async prepareAnew(accountId: string) {
    const step = this.steps.of(accountId);
    if (!('request' in step) || isBusy(step)) return;
    const now = await this.#surroundings.readAgain(accountId);
    const request = now === null || isRefusal(now) ? now : requestNow(this.#surroundings, accountId, now, step.request);
    if (request !== null && !isRefusal(request))
      return this.prepare(accountId, { ...askedOf(step), request }, 'anyway');
    const hindrance: Hindrance = request === null ? { kind: 'gone' } : refusedBySheet(request);
    if (step.step === 'ready') this.#put(accountId, { ...step, hindrance });
    else this.#put(accountId, { step: 'hindered', ...askedOf(step), hindrance });
  }

  /** Ticks or unticks a warning of the preview. */
  confirm(accountId: string, code: string, ticked: boolean): void {
    const ready = this.steps.of(accountId);
    if (ready.step !== 'ready') return;
    const others = ready.confirmed.filter((other) => other !== code);
    this.#put(accountId, { ...ready, confirmed: ticked ? [...others, code] : others });
    if (code === CASH_QUESTION) this.#surroundings.cash.confirm(accountId, ticked);
  }

  /** Types the reason for which a rule is set aside. */
  typeOverride(accountId: string, override: string): void {
    const ready = this.steps.of(accountId);
    if (ready.step === 'ready') this.#put(accountId, { ...ready, override });
  }

  /** Sends what was previewed if the sheet still says the same. */
  async send(accountId: string): Promise<'held' | 'hindered'> {
    const ready = this.steps.of(accountId);
    if (ready.step !== 'ready' || ready.doing !== null) return 'hindered';
    this.#put(accountId, { ...ready, doing: 'checking', hindrance: null });
    const hindrance = await hindranceOnSheet(this.#surroundings, accountId, ready);
    if (hindrance === null) return this.#deliver(accountId, ready);
    this.#put(accountId, { ...ready, hindrance });
    return 'hindered';
  }

  async #deliver(accountId: string, ready: ReadyReminder): Promise<'held' | 'hindered'> {
    this.#put(accountId, { ...ready, doing: 'sending', hindrance: null });
    const reason = ready.override.trim();
    const cash = this.#surroundings.cash.isConfirmed(accountId) ? [CASH_QUESTION] : [];
    const confirmed = [...new Set([...ready.confirmed, ...cash])];
    const command = {
      ...{ ...ready.request, previewHash: ready.preview.hash, confirmed },
      ...(ready.preview.mayOverride && reason !== '' ? { override: { reason } } : {}),
    };
    const answer = await this.#surroundings.api.send(accountId, command, ready.key);
    if (isProblem(answer)) {
      const key = isSurelyNotTaken(answer) ? newKey() : ready.key;
      this.#put(accountId, { ...ready, key, hindrance: hindranceOf(answer) });
      return 'hindered';
    }
    // What waits for a finance lead stands in the history and can be taken back there at any time.
    const waits = answer.value.state === 'AWAITING_APPROVAL';
    if (waits) this.#surroundings.notes.forget(accountId);
    this.#put(accountId, waits ? NONE : heldFrom(ready.preview, answer.value));
    this.#surroundings.historyChanged(accountId);
    return 'held';
  }

  /** Takes a held reminder back; 'late' when it was already on its way. */
  async undo(accountId: string): Promise<'taken-back' | 'late' | 'hindered'> {
    const held = this.steps.of(accountId);
    if (held.step !== 'held' || held.undoing) return 'hindered';
    this.#put(accountId, { ...held, undoing: true, problem: null });
    const answer = await this.#surroundings.api.takeBack(accountId, held.reminderId);
    this.#surroundings.historyChanged(accountId);
    if (!isProblem(answer)) {
      this.#put(accountId, NONE);
      if (answer.value.state === 'CANCELLED') return 'taken-back';
      this.#surroundings.notes.forget(accountId);
      return 'late';
    }
    this.#put(accountId, { ...held, undoing: false, problem: answer });
    return answer.problem === 'refused' || answer.problem === 'changed' ? 'late' : 'hindered';
  }

  /** Takes back a reminder that waits on the server, also one this pane did not send. */
  async takeBack(accountId: string, reminderId: string): Promise<Problem | null> {
    const answer = await this.#surroundings.api.takeBack(accountId, reminderId);
    this.#surroundings.historyChanged(accountId);
    return isProblem(answer) ? answer : null;
  }

  /** Settles a reminder whose fate is unknown; null when it is logged. */
  async review(accountId: string, reminderId: string, outcome: 'sent' | 'not-sent'): Promise<Problem | null> {
    const answer = await this.#surroundings.api.review(accountId, reminderId, outcome);
    this.#surroundings.historyChanged(accountId);
    return isProblem(answer) ? answer : null;
  }

  /** Lets a held reminder go when its time is over, or when the clerk has seen why it could not be taken back. */
  letGo(accountId: string) {
    if (this.steps.of(accountId).step !== 'held') return;
    this.#surroundings.notes.forget(accountId);
    this.#put(accountId, NONE);
    this.#surroundings.historyChanged(accountId);
  }

  /** Drops what was prepared; what is under way stays. */
  forget(accountId: string): void {
    if (!isBusy(this.steps.of(accountId))) this.#put(accountId, NONE);
  }
}

const requestNow = ({ notes }: Surroundings, accountId: string, now: AccountRead, { to }: ReminderRequest) =>
  notes.added(accountId, reminderRequestOf(now.account, to, now.sheet.reading.asOf));

async function hindranceOnSheet(
  surroundings: Surroundings,
  accountId: string,
  { request: previewed, addressFrom }: Asked,
): Promise<Hindrance | null> {
  const now = await surroundings.readAgain(accountId);
  if (now === null) return { kind: 'gone' };
  if (isRefusal(now)) return refusedBySheet(now);
  const request = requestNow(surroundings, accountId, now, previewed);
  if (isRefusal(request)) return refusedBySheet(request);
  const doubt = await doubtOnSheet(surroundings, now, addressFrom);
  if (doubt) return refusedBySheet(doubt);
  const lost = addressFrom === 'sheet' && !now.account.addresses.includes(previewed.to);
  const changes: ReminderChange[] = [...reminderChanges(previewed, request), ...(lost ? [ADDRESS_GONE] : [])];
  return changes.length === 0 ? null : { kind: 'changes', changes };
}

/** Why the recipient or an amount may not be taken from the sheet; an address that was typed is not the sheet's. */
async function doubtOnSheet(
  { doubtfulCells }: Surroundings,
  { account, sheet }: AccountRead,
  addressFrom: Asked['addressFrom'],
): Promise<Refusal | null> {
  const doubtful = await doubtfulCells(sheet.reading.sheetName, sourcesOf(account, sheet, addressFrom));
  return isRefusal(doubtful) ? doubtful : refusalOfDoubts(doubtful);
}

const ADDRESS_GONE: ReminderChange = { change: 'address' };

const newKey = (): string => crypto.randomUUID();

/** The server's window counted on this machine's clock, because the two clocks need not agree. */
const heldFrom = (preview: ReminderPreview, { reminderId }: ReminderReceipt): HeldReminder => ({
  step: 'held',
  reminderId,
  level: preview.level,
  to: preview.to,
  goesAt: nowMillis() + preview.undoSeconds * 1000,
  undoing: false,
  problem: null,
});

/** An account on a sheet that was read; null where it is not on it. */
export function accountOn(sheet: SheetState['read'], accountId: string): AccountRead | null {
  if (sheet === null || isRefusal(sheet)) return null;
  const account = sheet.accounts.get(accountId);
  return account ? { account, sheet } : null;
}
