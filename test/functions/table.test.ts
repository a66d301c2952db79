import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountKey,
  entryKey,
  historyKey,
  idsOfOpenKey,
  NotAnId,
  openKey,
  reminderKey,
  requestKey,
} from '../../functions/table.ts';

const ULID = '01M3RRZMWGR3QB5DDHN83PZWM0';
const ids = { companyId: 'company-1', accountId: 'account_1' };

describe('keys', () => {
  it('are as charted', () => {
    expect(accountKey(ids)).toEqual({ pk: 'COMPANY#company-1#ACCOUNT#account_1', sk: 'ACCOUNT' });
    expect(entryKey(ids, ULID)).toEqual({ pk: 'COMPANY#company-1#ACCOUNT#account_1', sk: `ENTRY#${ULID}` });
    expect(reminderKey({ ...ids, reminderId: ULID })).toEqual(entryKey(ids, ULID));
    expect(entryKey(ids, ULID).sk.startsWith(historyKey(ids).begins)).toBe(true);
    expect(openKey({ ...ids, reminderId: ULID }, '2026-09-30T09:00:30.000Z')).toEqual({
      openPk: 'OPEN',
      openSk: `2026-09-30T09:00:30.000Z#company-1#account_1#${ULID}`,
    });
  });

  it('of an open reminder give its ids back', () => {
    const reminder = { ...ids, reminderId: ULID };
    expect(idsOfOpenKey(openKey(reminder, '2026-09-30T09:00:30.000Z').openSk)).toEqual(reminder);
  });

  it.each(['', 'A#B', 'a b', 'ä', 'a/b', '../x', 'x'.repeat(65), 'a\n'])('cannot be forged by the id %j', (part) => {
    expect(() => accountKey({ ...ids, accountId: part })).toThrow(NotAnId);
    expect(() => accountKey({ ...ids, companyId: part })).toThrow(NotAnId);
    expect(() => entryKey(ids, part)).toThrow(NotAnId);
    expect(() => openKey({ ...ids, reminderId: part }, '')).toThrow(NotAnId);
    expect(() => idsOfOpenKey(`now#company#account#${part}`)).toThrow(NotAnId);
  });

  it('of a request hold nothing but a fingerprint of what the client chose', () => {
    fc.assert(
      fc.property(fc.string(), (chosen) => {
        expect(requestKey(ids, chosen).sk).toMatch(/^REQUEST#[A-Za-z0-9_-]{43}$/);
      }),
    );
    expect(requestKey(ids, 'a').sk).not.toBe(requestKey(ids, 'b').sk);
  });
});
