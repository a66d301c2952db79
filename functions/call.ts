// A call of the API once it is known who calls and what is asked for is well formed; and what a route may answer.
import type { InputFaults } from '../core/account-reminder.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Caller } from './caller.ts';
import type { Now, Table } from './environment.ts';
import type { HintQueue } from './reminder-hints.ts';
import type { SettingsReader } from './settings-in-force.ts';
import type { AccountIds } from './table.ts';

/** What the routes work with. It holds nothing of any company but, for moments, its settings. */
export interface Office {
  readonly table: Table;
  readonly queue: HintQueue;
  readonly settings: SettingsReader;
  readonly now: Now;
  /** Told of a reminder whose hint could not be given; the sweeper will find it. */
  readonly onLostHint: (ids: AccountIds, error: unknown) => void;
}

/** A well-formed call: body and query have passed the route's schemas. */
export interface Call<Body, Query> {
  readonly office: Office;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly query: Query;
  /** Of the client's choosing; only routes that ask for one get one. */
  readonly idempotencyKey: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route answers: done, a refusal, faults in the input, or null when there is nothing at that address. */
export type Outcome = Answer | Refusal | InputFaults | null;

/** The account a call is about, in the caller's own company. */
export const idsOf = ({ caller, params }: Pick<Call<unknown, unknown>, 'caller' | 'params'>): AccountIds => ({
  companyId: caller.companyId,
  accountId: params.accountId ?? '',
});
