// Two companies that write reminders in tests.
import type { CompanySettings } from '../../core/company-settings.ts';
import { USUAL_REMINDER_SETTINGS } from '../../core/reminder-settings.ts';

const USUAL = {
  ...USUAL_REMINDER_SETTINGS,
  locale: 'en-GB',
  timeZone: 'Europe/London',
  undoSeconds: 30,
  payWithinDays: 7,
};

export const LARKFIELD: CompanySettings = {
  ...USUAL,
  creditorName: 'Larkfield Supplies Ltd',
  creditorAddress: ['12 Mill Lane', 'Hexham NE46 1AA'],
  senderName: 'Ann Carter',
  senderPhone: '01632 960100',
  senderEmail: 'accounts@larkfield.example',
  replyTo: 'ann.carter@larkfield.example',
  paymentText: 'Please pay to the account shown on the invoice (ending 4471).',
  ownDomains: ['larkfield.example'],
};

export const HARBOUR: CompanySettings = {
  ...USUAL,
  creditorName: 'Harbour Supplies Ltd',
  creditorAddress: ['Unit 4', 'Penmouth'],
  senderName: 'Harbour accounts',
  senderPhone: '+44 1632 960118',
  senderEmail: 'accounts@harbour.test',
  replyTo: 'accounts@harbour.test',
  paymentText: 'Please pay by bank transfer to the account on our invoices.',
  ownDomains: ['harbour.test'],
};
