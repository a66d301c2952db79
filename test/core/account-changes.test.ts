import { describe, expect, it } from 'vitest';
import { type AccountState, evolve, NEW_ACCOUNT } from '../../core/account.ts';
import { addStop, changeFacts, confirmAddress, liftStop } from '../../core/account-changes.ts';
import { type AddStop, addStopSchema, STOP_KINDS, stopsInForce } from '../../core/account-stop.ts';
import { NOTHING_KNOWN } from '../../core/address-standing.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { customerFactsSchema, NO_FACTS } from '../../core/customer-facts.ts';

const day = (text: string) => text as CalendarDay;
const TODAY = day('2026-09-30');
const context = (entryId = 'S1', roles: readonly ('Clerk' | 'FinanceLead')[] = ['Clerk']) => ({
  ...{ entryId, by: { id: 'anna', name: 'Anna' }, roles, now: '2026-09-30T09:00:00.000Z', today: TODAY },
});
const lead = (entryId = 'L1') => context(entryId, ['FinanceLead']);
const stop = (kind: AddStop['kind'], changes: Partial<AddStop> = {}): AddStop => ({
  ...{ kind, reason: 'as the customer said', until: null, invoices: null, ...changes },
});

function stopped(account: AccountState, command: AddStop, entryId = 'S1'): AccountState {
  const event = addStop(account, command, context(entryId));
  if (!('type' in event)) throw new Error(JSON.stringify(event));
  return evolve(account, event);
}

describe('a stop', () => {
  it('is remembered with who, when, why, until when and for which invoices', () => {
    const account = stopped(NEW_ACCOUNT, stop('promise', { until: day('2026-10-09'), invoices: ['INV-2'] }));
    expect(account).toMatchObject({
      version: 1,
      stops: [{ stopId: 'S1', kind: 'promise', by: 'Anna', until: '2026-10-09', invoices: ['INV-2'] }],
    });
  });

  it.each<[AddStop['kind'], string | null, string, boolean]>([
    ['hold', '2026-09-30', '2026-09-30', true],
    ['hold', '2026-09-30', '2026-10-01', false],
    // Friday, and the three working days after it: Monday to Wednesday.
    ['promise', '2026-10-02', '2026-10-07', true],
    ['promise', '2026-10-02', '2026-10-08', false],
    // Saturday: Monday to Wednesday as well.
    ['promise', '2026-10-03', '2026-10-07', true],
    ['dispute', null, '2028-01-01', true],
    ['breathing-space', '2026-11-29', '2026-11-30', false],
  ])('%s until %s on %s holds: %s', (kind, until, today, holds) => {
    const account = stopped(NEW_ACCOUNT, stop(kind, { until: until === null ? null : day(until) }));
    expect(stopsInForce(account.stops, day(today))).toHaveLength(holds ? 1 : 0);
  });

  it('is forgotten once it holds no more and another comes; the history keeps it', () => {
    const held = { ...stop('hold'), stopId: 'old', at: '', by: 'Bo', until: day('2026-09-29') };
    const account = stopped({ ...NEW_ACCOUNT, stops: [held] }, stop('dispute'));
    expect(account.stops.map(({ kind }) => kind)).toEqual(['dispute']);
  });

  it('cannot begin in the past, nor reach further than two years', () => {
    const until = (text: string) => addStop(NEW_ACCOUNT, stop('hold', { until: day(text) }), context());
    expect(until('2026-09-29')).toEqual({ faults: [{ where: 'until', fault: 'is over already' }] });
    expect(until('9999-12-31')).toHaveProperty('faults');
    expect(until('2028-09-29')).toHaveProperty('type', 'StopAdded');
  });

  it('is refused when an account has thirty, or three hundred invoices stopped', () => {
    const thirty = Array.from({ length: 30 }).reduce<AccountState>(
      (account, _, i) => stopped(account, stop('dispute', { invoices: [`INV-${i}`] }), `S${i}`),
      NEW_ACCOUNT,
    );
    expect(addStop(thirty, stop('hold', { until: TODAY }), context())).toMatchObject({ refused: 'too-many-stops' });
    const hundred = (from: number) => Array.from({ length: 100 }, (_, i) => `INV-${from + i}`);
    const full = [0, 100, 200].reduce(
      (account, from) => stopped(account, stop('dispute', { invoices: hundred(from) }), `S${from}`),
      NEW_ACCOUNT,
    );
    expect(addStop(full, stop('dispute', { invoices: ['INV-300'] }), context())).toHaveProperty('refused');
  });

  it.each([
    ['a promise without a day', stop('promise'), 'until'],
    ['a hold without a day', stop('hold'), 'until'],
    ['an insolvency of one invoice', stop('insolvency', { invoices: ['INV-1'] }), 'invoices'],
    ['no reason', stop('dispute', { reason: ' \u200b ' }), 'reason'],
  ])('is not entered with %s', (_, entered, where) => {
    const read = addStopSchema.safeParse(entered);
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([where]);
  });
});

describe('lifting a stop', () => {
  const lifted = (kind: AddStop['kind'], who = context('L1')) => {
    const account = stopped(NEW_ACCOUNT, stop(kind, { until: day('2026-10-09') }));
    return { account, event: liftStop(account, { stopId: 'S1', reason: 'settled' }, who) };
  };

  it.each(STOP_KINDS.map((kind) => [kind, ['dispute', 'promise', 'hold'].includes(kind)] as const))(
    '%s: a clerk may: %s; a finance lead may',
    (kind, mayClerk) => {
      expect('type' in lifted(kind).event).toBe(mayClerk);
      if (!mayClerk) expect(lifted(kind).event).toMatchObject({ refused: 'needs-finance-lead' });
      const { account, event } = lifted(kind, lead());
      if (!('type' in event)) throw new Error('not lifted');
      expect(evolve(account, event)).toMatchObject({ version: 2, stops: [] });
      expect(event).toMatchObject({ reason: 'settled', stop: { kind, reason: 'as the customer said' } });
    },
  );

  it('that does not hold any more is refused', () => {
    expect(liftStop(NEW_ACCOUNT, { stopId: 'S1', reason: 'x' }, lead())).toMatchObject({ refused: 'nothing-to-lift' });
  });
});

describe('what is known of a customer', () => {
  const facts = customerFactsSchema.parse({ ...NO_FACTS, country: 'DE', language: 'de', timeZones: ['Europe/Berlin'] });

  it('replaces what was known, which the history keeps', () => {
    const first = changeFacts(NEW_ACCOUNT, facts, context('F1'));
    const second = changeFacts(evolve(NEW_ACCOUNT, first), { ...facts, country: 'AT' }, context('F2'));
    expect(second).toMatchObject({ before: { country: 'DE' }, facts: { country: 'AT' } });
    expect(evolve(evolve(NEW_ACCOUNT, first), second)).toMatchObject({ version: 2, facts: { country: 'AT' } });
  });

  it.each([
    ['country', 'Germany'],
    ['language', 'not a language'],
    ['timeZones', ['Mars/Olympus']],
    ['customerType', 'friend'],
    ['subdivision', 'ca#1'],
    ['groupName', 'Key\u202eaccounts'],
  ])('%s cannot be %j', (field, value) => {
    expect(customerFactsSchema.safeParse({ ...NO_FACTS, [field]: value }).success).toBe(false);
  });
});

describe('confirming an address', () => {
  const recipient = { address: 'ap@acme.test', shown: 'ap@acme.test' };
  const confirm = (account: AccountState, who = context('A1'), blocked: 'bounced' | 'complained' | null = null) => {
    const standing = blocked ? { ...NOTHING_KNOWN, blocked: { because: blocked, at: '' } } : NOTHING_KNOWN;
    return confirmAddress(account, recipient, { ...who, reason: 'rang them', standing, ownDomains: ['harbour.test'] });
  };
  const blockedAs = (because: 'bounced' | 'complained') =>
    evolve(NEW_ACCOUNT, { type: 'AddressBlocked', address: 'AP@acme.test', because, at: '' });

  it('makes it the known one and ends a block after a bounce', () => {
    const event = confirm(blockedAs('bounced'));
    if (!('type' in event)) throw new Error('not confirmed');
    expect(event).toMatchObject({ unblocked: 'bounced', before: null, reason: 'rang them' });
    expect(evolve(blockedAs('bounced'), event)).toMatchObject({ knownAddress: 'ap@acme.test', blockedAddresses: [] });
  });

  it('after a complaint, of this customer or another, is a finance lead’s', () => {
    expect(confirm(blockedAs('complained'))).toMatchObject({ refused: 'needs-finance-lead' });
    expect(confirm(NEW_ACCOUNT, context(), 'complained')).toMatchObject({ refused: 'needs-finance-lead' });
    expect(confirm(NEW_ACCOUNT, lead(), 'complained')).toMatchObject({ unblocked: 'complained' });
  });

  it('of the company itself is refused', () => {
    const own = { address: 'me@harbour.test', shown: 'me@harbour.test' };
    const given = { ...context(), reason: 'x', standing: NOTHING_KNOWN, ownDomains: ['harbour.test'] };
    expect(confirmAddress(NEW_ACCOUNT, own, given)).toMatchObject({ refused: 'own-company' });
  });
});
