import { describe, expect, it } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import { type HistoryEntry, type LogContact, logContact, logContactSchema } from '../../core/contact-log.ts';

const call = (changes: Partial<LogContact> = {}): LogContact =>
  logContactSchema.parse({
    ...{ customerName: 'Acme', customerNumber: 'C-1', kind: 'call', direction: 'out', on: '2026-09-30' },
    ...{ person: 'Bo', result: 'spoke-to-customer', note: 'pays on Friday', corrects: null, ...changes },
  });
const entry = (type: 'contact' | 'reminder') => ({ type, entryId: 'e1' }) as HistoryEntry;
const log = (contact: LogContact, now = '2026-09-30T12:00:00.000Z', corrected: HistoryEntry | null = null) =>
  logContact(contact, {
    ...{ entryId: 'e2', accountId: accountIdOf({ customerName: 'Acme', customerNumber: 'C-1' }), now, corrected },
    ...{ by: { id: 'anna', name: 'Anna' }, timeZone: 'Europe/London' },
  });

describe('logging a contact', () => {
  it('keeps what was logged, who logged it and when', () => {
    expect(log(call())).toMatchObject({
      type: 'ContactLogged',
      by: { name: 'Anna' },
      contact: { note: 'pays on Friday' },
    });
  });

  it('takes today in the company’s time zone, and nothing after it', () => {
    expect(log(call({ on: call().on }), '2026-09-29T23:30:00.000Z')).toHaveProperty('contact');
    expect(log(call(), '2026-09-29T22:30:00.000Z')).toMatchObject({ refused: 'in-the-future' });
  });

  it('corrects a logged contact, not a reminder and not what is not there', () => {
    const correction = call({ corrects: 'e1' });
    expect(log(correction, undefined, entry('contact'))).toHaveProperty('contact');
    expect(log(correction, undefined, entry('reminder'))).toMatchObject({ refused: 'nothing-to-correct' });
    expect(log(correction)).toMatchObject({ refused: 'nothing-to-correct' });
  });

  it('belongs to the customer it names', () => {
    expect(log(call({ customerNumber: 'C-2' }))).toMatchObject({ faults: [{ where: 'customerNumber' }] });
  });
});
