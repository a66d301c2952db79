import './quiet-log.ts';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { ReminderMail } from '../../core/account-reminder.ts';
import { composeMail, happeningOf } from '../../functions/email.ts';
import { packMail, unpackMail } from '../../functions/stored-mail.ts';

const mail: ReminderMail = {
  from: { name: 'Harbour accounts', address: 'accounts@harbour.test' },
  replyTo: 'accounts@harbour.test',
  to: 'ap@acme.test',
  subject: 'Reminder: invoice INV-1',
  text: 'Please pay £1.00.',
  html: '<p>Please pay £1.00.</p>',
};

describe('a composed mail', () => {
  it('has text and HTML, one recipient, sender and reply-to', async () => {
    const parsed = await PostalMime.parse(await composeMail(mail));
    expect(parsed).toMatchObject({
      from: { name: 'Harbour accounts', address: 'accounts@harbour.test' },
      to: [{ address: 'ap@acme.test' }],
      replyTo: [{ address: 'accounts@harbour.test' }],
      subject: 'Reminder: invoice INV-1',
      html: expect.stringContaining('<p>Please pay £1.00.</p>'),
    });
    expect(parsed.text?.trim()).toBe('Please pay £1.00.');
    expect(parsed.cc ?? parsed.bcc).toBeUndefined();
  });

  const HOSTILE = 'ACME\r\nBcc: x@evil.test\u2028Cc: y@evil.test\u0085\u0000To: z@evil.test';
  it.each<[string, Partial<ReminderMail>]>([
    ['the subject', { subject: HOSTILE }],
    ['the sender’s name', { from: { name: HOSTILE, address: 'accounts@harbour.test' } }],
    ['the reply-to', { replyTo: 'accounts@harbour.test\r\nBcc: x@evil.test' }],
  ])('has exactly the headers intended when %s carries line breaks', async (_, hostile) => {
    const clean = await PostalMime.parse(await composeMail(mail));
    const parsed = await PostalMime.parse(await composeMail({ ...mail, ...hostile }));
    const names = (its: typeof parsed) => its.headers.map(({ key }) => key).sort();
    expect(names(parsed)).toEqual(names(clean));
    expect(`${parsed.subject}${parsed.from?.name}`).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(parsed.to?.map(({ address }) => address)).toEqual(['ap@acme.test']);
  });

  it('never goes to a second recipient that hides in the address', async () => {
    const parsed = await PostalMime.parse(await composeMail({ ...mail, to: 'ap@acme.test, x@evil.test' }));
    expect(parsed.to?.map(({ address }) => address)).not.toContain('x@evil.test');
    expect(parsed.to).toHaveLength(1);
  });

  it('reads no file and fetches nothing', async () => {
    const raw = await composeMail({ ...mail, html: '<img src="file:///etc/passwd"><img src="http://127.0.0.1:1/x">' });
    expect((await PostalMime.parse(raw)).attachments).toEqual([]);
  });
});

describe('a stored mail', () => {
  it('comes back byte for byte, and 500 invoices fit into an item many times over', () => {
    const row = (i: number) => `<tr><td>INV-${i}</td><td style="text-align:right">£${(i * 7919) % 10_000}.17</td></tr>`;
    const html = Array.from({ length: 500 }, (_, i) => row(i)).join('');
    const large = { ...mail, html, text: '🧾 شركة' };
    expect(unpackMail(packMail(large))).toEqual(large);
    expect(packMail(large).length).toBeLessThan(20_000);
  });
});

describe('what an error of SES means', () => {
  const ses = (name: string, httpStatusCode?: number) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
  it.each([
    ['throttled', ses('Throttling', 400), 'refused-for-now'],
    ['throttled, in the other spelling', ses('ThrottlingException', 429), 'refused-for-now'],
    ['sending is paused', ses('AccountSendingPausedException', 400), 'refused-for-now'],
    ['the role is not allowed', ses('AccessDenied', 403), 'refused-for-now'],
    ['nobody listens', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'refused-for-now'],
    ['no such host', Object.assign(new Error('x'), { code: 'ENOTFOUND' }), 'refused-for-now'],
    ['the mail is refused', ses('MessageRejected', 400), 'refused'],
    ['the identity is not verified', ses('MailFromDomainNotVerifiedException', 400), 'refused'],
    ['a parameter is wrong', ses('InvalidParameterValue', 400), 'refused'],
    ['a server error', ses('InternalFailure', 500), 'no-clear-answer'],
    ['a server error that says it throttles', ses('Throttling', 503), 'no-clear-answer'],
    ['a timeout', ses('TimeoutError'), 'no-clear-answer'],
    ['a request timeout of a proxy', ses('RequestTimeout', 408), 'no-clear-answer'],
    ['a cut connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'no-clear-answer'],
    ['something thrown that is no error', 'boom', 'no-clear-answer'],
  ])('%s', (_, error, happened) => {
    expect(happeningOf(error).happened).toBe(happened);
  });
});
