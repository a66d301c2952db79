// Test mode: every mail goes to the company's own test address instead of the customer's, and says so at the top, so that
// nobody can take it for a reminder, nor forget that it is on.
import type { ReminderMail } from './account-reminder.ts';
import type { CompanySettings } from './company-settings.ts';

const asMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const banner = (to: string): string => `TEST: this mail is not for a customer. Without test mode it would go to ${to}.`;

/** As lines of a table-based mail: seen in every mail client, whatever colours it shows. */
const bannerHtml = (to: string): string =>
  `<div role="note" style="border:2px solid #a4262c;color:#a4262c;background:#ffffff;padding:12px;margin:0 0 16px;` +
  `font:bold 15px/1.4 Arial,sans-serif">${asMarkup(banner(to))}</div>`;

/**
 * The mail as it leaves: in test mode to the test address, under a subject and a banner that say so; else unchanged. Throws
 * RangeError without a test address: no settings that are read or changed come to that, and no customer may get it.
 */
export function asItLeaves(
  mail: ReminderMail,
  { sendingMode, testAddress }: Pick<CompanySettings, 'sendingMode' | 'testAddress'>,
): ReminderMail {
  if (sendingMode !== 'test') return mail;
  if (testAddress === null) throw new RangeError('test mode without a test address');
  return {
    ...mail,
    to: testAddress,
    subject: `[Test] ${mail.subject}`,
    text: `${banner(mail.to)}\n\n${mail.text}`,
    html: mail.html.replace(/<body[^>]*>/i, (body) => `${body}${bannerHtml(mail.to)}`),
  };
}
