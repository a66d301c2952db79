// What the clerk is changing on an account: what stops reminders, what is known of the customer, which address is right.
// Every account keeps its own form, whatever row is selected meanwhile; what got no answer is repeated with the same key.
import { type AddStop, addStopSchema, type StopKind } from '../core/account-stop.ts';
import type { AccountView } from '../core/account-view.ts';
import { parseDay } from '../core/calendar.ts';
import { type CustomerFacts, customerFactsSchema } from '../core/customer-facts.ts';
import { readRecipient } from '../core/recipient.ts';
import { isRefusal } from '../core/refusal.ts';
import { type Answer, type Api, isProblem, isSurelyNotTaken, type Problem } from './api.ts';
import { createKeyedStore } from './keyed-store.ts';

/** The forms as typed. */
export type ChangeForm =
  | {
      readonly form: 'stop';
      readonly kind: StopKind;
      readonly reason: string;
      readonly until: string;
      /** The invoices that are stopped; none: the whole account. */
      readonly invoices: readonly string[];
    }
  | { readonly form: 'lift'; readonly stopId: string; readonly reason: string }
  | { readonly form: 'address'; readonly address: string; readonly reason: string }
  | { readonly form: 'facts'; readonly facts: Readonly<Record<keyof CustomerFacts, string>> };

/** The field that cannot be right as it is. */
export type ChangeFault = 'reason' | 'until' | 'address' | keyof CustomerFacts;

export interface AccountChange {
  readonly typed: ChangeForm;
  readonly key: string;
  readonly saving: boolean;
  readonly faults: readonly ChangeFault[];
  readonly problem: Problem | null;
}

type ChangeApi = Pick<Api, 'changeFacts' | 'addStop' | 'liftStop' | 'confirmAddress'>;
type Send = (key: string) => Promise<Answer<AccountView>>;

export class AccountChangeStore {
  readonly changes = createKeyedStore<AccountChange | null>(null);
  readonly #api: ChangeApi;
  readonly #historyChanged: (accountId: string) => void;

  constructor(api: ChangeApi, historyChanged: (accountId: string) => void) {
    this.#api = api;
    this.#historyChanged = historyChanged;
  }

  open(accountId: string, typed: ChangeForm): void {
    this.changes.change(accountId, () => ({
      typed,
      key: crypto.randomUUID(),
      saving: false,
      faults: [],
      problem: null,
    }));
  }

  type(accountId: string, typed: ChangeForm): void {
    this.changes.change(accountId, (change) => (change === null ? null : { ...change, typed, faults: [] }));
  }

  discard(accountId: string): void {
    this.changes.change(accountId, () => null);
  }

  /** Saves what was typed; true when it stands. What was typed stays until then. */
  async save(accountId: string): Promise<boolean> {
    const change = this.changes.of(accountId);
    if (change === null || change.saving) return false;
    const read = this.#read(accountId, change.typed);
    if (Array.isArray(read)) {
      this.#set(accountId, { faults: read });
      return false;
    }
    this.#set(accountId, { saving: true, problem: null });
    const answer = await read(change.key);
    if (isProblem(answer)) {
      const key = isSurelyNotTaken(answer) ? crypto.randomUUID() : change.key;
      this.#set(accountId, { saving: false, problem: answer, key });
      return false;
    }
    this.discard(accountId);
    this.#historyChanged(accountId);
    return true;
  }

  /** What is to be sent, or the fields that cannot be right. */
  #read(accountId: string, typed: ChangeForm): Send | ChangeFault[] {
    switch (typed.form) {
      case 'stop': {
        const stop = readStop(typed);
        return Array.isArray(stop) ? stop : (key) => this.#api.addStop(accountId, stop, key);
      }
      case 'lift':
        return typed.reason.trim() === ''
          ? ['reason']
          : (key) => this.#api.liftStop(accountId, typed.stopId, typed.reason.trim(), key);
      case 'address': {
        const faults = addressFaults(typed);
        const body = { address: typed.address.trim(), reason: typed.reason.trim() };
        return faults.length > 0 ? faults : (key) => this.#api.confirmAddress(accountId, body, key);
      }
      case 'facts': {
        const facts = readFacts(typed.facts);
        return Array.isArray(facts) ? facts : (key) => this.#api.changeFacts(accountId, facts, key);
      }
    }
  }

  #set(accountId: string, change: Partial<AccountChange>): void {
    this.changes.change(accountId, (old) => (old === null ? null : { ...old, ...change }));
  }
}

type StopForm = Extract<ChangeForm, { form: 'stop' }>;

/** The stop as the server takes it, or what is missing. */
function readStop({ kind, reason, until, invoices }: StopForm): AddStop | ChangeFault[] {
  const day = until.trim() === '' ? null : parseDay(until.trim());
  const read = addStopSchema.safeParse({
    kind,
    reason,
    until: day,
    invoices: invoices.length === 0 ? null : [...invoices],
  });
  const isWrongDay = until.trim() !== '' && day === null;
  if (read.success && !isWrongDay) return read.data;
  const places = new Set(read.error?.issues.map(({ path }) => String(path[0])) ?? []);
  const isDay = isWrongDay || places.has('until');
  return [...(places.has('reason') ? (['reason'] as const) : []), ...(isDay ? (['until'] as const) : [])];
}

function addressFaults({ address, reason }: Extract<ChangeForm, { form: 'address' }>): ChangeFault[] {
  const isWrong = isRefusal(readRecipient(address));
  return [...(isWrong ? (['address'] as const) : []), ...(reason.trim() === '' ? (['reason'] as const) : [])];
}

/** The fields as typed; empty is not known. */
export const factsAsTyped = (facts: CustomerFacts): Record<keyof CustomerFacts, string> => ({
  language: facts.language ?? '',
  country: facts.country ?? '',
  subdivision: facts.subdivision ?? '',
  customerType: facts.customerType ?? '',
  timeZones: facts.timeZones?.join(', ') ?? '',
  groupName: facts.groupName ?? '',
});

/** The facts as the server takes them, or the fields that cannot be right. */
function readFacts(typed: Readonly<Record<keyof CustomerFacts, string>>): CustomerFacts | ChangeFault[] {
  const text = (field: keyof CustomerFacts) => (typed[field].trim() === '' ? null : typed[field].trim());
  const zones = typed.timeZones.split(',').flatMap((zone) => (zone.trim() === '' ? [] : [zone.trim()]));
  const read = customerFactsSchema.safeParse({
    language: text('language'),
    country: text('country')?.toUpperCase() ?? null,
    subdivision: text('subdivision')?.toUpperCase() ?? null,
    customerType: text('customerType'),
    timeZones: zones.length === 0 ? null : zones,
    groupName: text('groupName'),
  });
  if (read.success) return read.data;
  const places = new Set(read.error.issues.map(({ path }) => String(path[0])));
  return FACTS.filter((field) => places.has(field));
}

/** What is known of a customer, in the order it is asked for. */
export const FACTS = [
  'language',
  'country',
  'subdivision',
  'customerType',
  'groupName',
  'timeZones',
] as const satisfies readonly (keyof CustomerFacts)[];
