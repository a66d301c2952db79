import './quiet-log.ts';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { NEW_ACCOUNT } from '../../core/account.ts';
import type { ReminderMail } from '../../core/account-reminder.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { deployedSettingsSchema } from '../../core/company-settings.ts';
import { reminderRequestSchema } from '../../core/reminder.ts';
import { statementFor } from '../../core/reminder-statement.ts';
import { composeMail, happeningOf, messageIdAt } from '../../functions/email.ts';
import { packMail, unpackMail } from '../../functions/stored-mail.ts';
import { workbenchCompany } from '../../workbench/company.ts';

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

describe('a reminder after the first', () => {
  const ids = ['<one@email.amazonses.com>', '<two@email.amazonses.com>'];
  const headersOf = async (references: readonly string[]) => {
    const { headers } = await PostalMime.parse(await composeMail({ ...mail, references }));
    const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value;
    return { references: headerOf('references'), inReplyTo: headerOf('in-reply-to') };
  };

  it('refers to the ones before it and answers the last, under its own subject', async () => {
    expect(await headersOf(ids)).toEqual({ references: ids.join(' '), inReplyTo: ids[1] });
    expect((await PostalMime.parse(await composeMail({ ...mail, references: ids }))).subject).toBe(mail.subject);
  });

  it('refers to nothing that is no Message-ID, and the first reminder to nothing at all', async () => {
    expect(await headersOf(['<a@b.test>\r\nBcc: x@evil.test', 'nothing'])).toEqual({});
    expect(await headersOf([])).toEqual({});
  });

  it.each([
    ['us-east-1', '<0100-1@email.amazonses.com>'],
    ['eu-west-1', '<0100-1@eu-west-1.amazonses.com>'],
  ])('knows the Message-ID that SES writes in %s', (region, id) => {
    expect(messageIdAt(region, '0100-1')).toBe(id);
  });
});

describe('a mail with the account statement', () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const request = reminderRequestSchema.parse({
    ...{
      customerName: 'Ünal & Söhne',
      customerNumber: 'C/7 "x"',
      contactName: null,
      to: 'ap@acme.test',
      asOf: '2026-09-30',
    },
    invoices: [
      { invoiceNumber: 'R-1', invoiceDate: null, dueDate: '2026-08-31', original: null, outstanding: eur(100) },
    ],
    credits: [],
  });
  const statement = statementFor(request, {
    account: NEW_ACCOUNT,
    settings: deployedSettingsSchema.parse({ ...workbenchCompany }),
    today: '2026-09-30' as CalendarDay,
  });

  it('has it as a file with a safe name, the same bytes every time', async () => {
    const read = async () => (await PostalMime.parse(await composeMail({ ...mail, statement }))).attachments;
    const [first, again] = [await read(), await read()];
    expect(first).toMatchObject([{ filename: 'Account statement C-7 -x.pdf', mimeType: 'application/pdf' }]);
    const content = Buffer.from(first[0]?.content as ArrayBuffer);
    expect(content.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(content.equals(Buffer.from(again[0]?.content as ArrayBuffer))).toBe(true);
  });

  it('is stored as what the statement says, and comes back the same', () => {
    const whole = { ...mail, statement, references: ['<one@email.amazonses.com>'] };
    expect(unpackMail(packMail(whole))).toEqual(whole);
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
