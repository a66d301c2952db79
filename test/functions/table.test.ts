import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountKey,
  addressKey,
  countKey,
  entryKey,
  historyKey,
  idsOfOpenKey,
  layoutKey,
  layoutsKey,
  NotAnId,
  openKey,
  reminderKey,
  requestKey,
  settingsEntryKey,
  settingsHistoryKey,
  settingsKey,
  settingsRequestKey,
} from '../../functions/table.ts';

const ULID = '01M3RRZMWGR3QB5DDHN83PZWM0';
const ids = { companyId: 'company-1', accountId: 'account_1' };

describe('keys', () => {
  it('are as charted', () => {
    expect(accountKey(ids)).toEqual({ pk: 'COMPANY#company-1#ACCOUNT#account_1', sk: 'ACCOUNT' });
    expect(entryKey(ids, ULID)).toEqual({ pk: 'COMPANY#company-1#ACCOUNT#account_1', sk: `ENTRY#${ULID}` });
    expect(reminderKey({ ...ids, reminderId: ULID })).toEqual(entryKey(ids, ULID));
    expect(entryKey(ids, ULID).sk.startsWith(historyKey(ids).begins)).toBe(true);
    expect(openKey({ ...ids, reminderId: ULID }, '2026-09-30T09:00:30.000Z', 'QUEUED')).toEqual({
      openPk: 'OPEN',
      openSk: `2026-09-30T09:00:30.000Z#company-1#account_1#${ULID}`,
    });
  });

  it('of a company’s report layouts are its own, and their count is none of them', () => {
    const companyId = 'company-1';
    const key = layoutKey({ companyId, layoutId: 'layout_1' });
    expect(key).toEqual({ pk: 'COMPANY#company-1', sk: 'REPORT-LAYOUT#layout_1' });
    expect(countKey(companyId)).toEqual({ pk: 'COMPANY#company-1', sk: 'REPORT-LAYOUTS' });
    const { pk, begins } = layoutsKey(companyId);
    expect([key.pk, key.sk.startsWith(begins), countKey(companyId).sk.startsWith(begins)]).toEqual([pk, true, false]);
  });

  it('of a company’s settings are its own, and only changes of them are history', () => {
    const pk = 'COMPANY#company-1#SETTINGS';
    expect(settingsKey('company-1')).toEqual({ pk, sk: 'SETTINGS' });
    expect(settingsEntryKey('company-1', ULID)).toEqual({ pk, sk: `ENTRY#${ULID}` });
    expect(settingsHistoryKey('company-1')).toEqual({ pk, begins: 'ENTRY#' });
    expect(settingsRequestKey('company-1', 'chosen').sk).toBe(requestKey(ids, 'chosen').sk);
    expect(settingsRequestKey('company-1', 'chosen').pk).toBe(pk);
  });

  it('of an address hold nothing but its fingerprint, however it is written', () => {
    const key = addressKey('company-1', 'AP@acme.test');
    expect(key).toEqual(addressKey('company-1', 'ap@ACME.test'));
    expect(key.pk).toMatch(/^COMPANY#company-1#ADDRESS#[A-Za-z0-9_-]{43}$/);
  });

  it('of an open reminder give its ids back', () => {
    const reminder = { ...ids, reminderId: ULID };
    expect(idsOfOpenKey(openKey(reminder, '2026-09-30T09:00:30.000Z', 'QUEUED').openSk)).toEqual(reminder);
  });

  it.each(['', 'A#B', 'a b', 'ä', 'a/b', '../x', 'x'.repeat(65), 'a\n'])('cannot be forged by the id %j', (part) => {
    expect(() => accountKey({ ...ids, accountId: part })).toThrow(NotAnId);
    expect(() => accountKey({ ...ids, companyId: part })).toThrow(NotAnId);
    expect(() => entryKey(ids, part)).toThrow(NotAnId);
    expect(() => layoutKey({ companyId: 'company', layoutId: part })).toThrow(NotAnId);
    expect(() => layoutKey({ companyId: part, layoutId: 'layout' })).toThrow(NotAnId);
    expect(() => countKey(part)).toThrow(NotAnId);
    expect(() => settingsKey(part)).toThrow(NotAnId);
    expect(() => settingsEntryKey('company', part)).toThrow(NotAnId);
    expect(() => openKey({ ...ids, reminderId: part }, '', 'QUEUED')).toThrow(NotAnId);
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
