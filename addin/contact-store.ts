// What the clerk is logging by hand. Every account keeps its own draft, whatever row is selected meanwhile, and a save
// that got no answer is repeated with the same key.
import type { CalendarDay } from '../core/calendar.ts';
import { parseDay } from '../core/calendar.ts';
import type { CONTACT_RESULTS, LogContact } from '../core/contact-log.ts';
import { type Api, isProblem, isSurelyNotTaken, type Problem } from './api.ts';
import { createKeyedStore } from './keyed-store.ts';

export type LoggedKind = 'call' | 'letter' | 'note';

/** The form as typed; `on` may not be a day yet. */
export interface ContactDraft {
  readonly kind: LoggedKind;
  readonly direction: 'out' | 'in';
  readonly on: string;
  readonly person: string;
  readonly result: (typeof CONTACT_RESULTS)[number] | null;
  readonly note: string;
  readonly key: string;
  readonly saving: boolean;
  readonly faults: readonly DraftFault[];
  readonly problem: Problem | null;
}
export type DraftFault = 'note-needed' | 'day-needed' | 'day-later';

/** What is wrong with a draft; a call or letter needs no note, because its result or day says enough. */
export function draftFaults(draft: ContactDraft, today: CalendarDay): DraftFault[] {
  const day = parseDay(draft.on);
  const dayFaults: DraftFault[] = day === null ? ['day-needed'] : day > today ? ['day-later'] : [];
  const says = draft.kind === 'letter' ? draft.note + draft.person : draft.note;
  return draft.kind !== 'call' && says.trim() === '' ? [...dayFaults, 'note-needed'] : dayFaults;
}

interface Customer {
  readonly accountId: string;
  readonly customerName: string;
  readonly customerNumber: string | null;
}

export class ContactStore {
  readonly drafts = createKeyedStore<ContactDraft | null>(null);
  readonly #api: Pick<Api, 'logContact'>;
  readonly #historyChanged: (accountId: string) => void;

  constructor(api: Pick<Api, 'logContact'>, historyChanged: (accountId: string) => void) {
    this.#api = api;
    this.#historyChanged = historyChanged;
  }

  /** Opens the form; what was typed before for another kind of contact stays in it. */
  open(accountId: string, kind: LoggedKind, on: CalendarDay, person: string): void {
    this.drafts.change(accountId, (draft) =>
      draft === null ? { ...EMPTY, kind, on, person, key: crypto.randomUUID() } : { ...draft, kind, faults: [] },
    );
  }

  type(accountId: string, typed: Partial<ContactDraft>): void {
    this.drafts.change(accountId, (draft) => (draft === null ? null : { ...draft, ...typed, faults: [] }));
  }

  discard(accountId: string): void {
    this.drafts.change(accountId, () => null);
  }

  /** Logs the draft; true when it is in the history now. What was typed stays until then. */
  async save(customer: Customer, today: CalendarDay): Promise<boolean> {
    const { accountId } = customer;
    const draft = this.drafts.of(accountId);
    if (draft === null || draft.saving) return false;
    const faults = draftFaults(draft, today);
    const on = parseDay(draft.on);
    if (faults.length > 0 || on === null) {
      this.type(accountId, {});
      this.drafts.change(accountId, (typed) => (typed === null ? null : { ...typed, faults }));
      return false;
    }
    this.type(accountId, { saving: true, problem: null });
    const answer = await this.#api.logContact(accountId, contactFrom(customer, draft, on), draft.key);
    if (isProblem(answer)) {
      const key = isSurelyNotTaken(answer) ? crypto.randomUUID() : draft.key;
      this.type(accountId, { saving: false, problem: answer, key });
      return false;
    }
    this.discard(accountId);
    this.#historyChanged(accountId);
    return true;
  }
}

const EMPTY: ContactDraft = {
  kind: 'call',
  direction: 'out',
  on: '',
  person: '',
  result: null,
  note: '',
  key: '',
  saving: false,
  faults: [],
  problem: null,
};

function contactFrom({ customerName, customerNumber }: Customer, draft: ContactDraft, on: CalendarDay): LogContact {
  const { kind, direction, note } = draft;
  const person = draft.person.trim();
  const result = kind === 'call' ? draft.result : null;
  return {
    ...{ customerName, customerNumber, kind, on, result, corrects: null },
    direction: kind === 'note' ? 'out' : direction,
    person: person === '' ? null : person,
    note: note.trim(),
  };
}
