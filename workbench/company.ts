// The company the workbench plays: invented, like every address in it. In AWS these settings come from the deployment.

import type { CompanySettings } from '../core/company-settings.ts';
import { USUAL_REMINDER_SETTINGS } from '../core/reminder-settings.ts';

/** The token's `tid`: the company every development token belongs to. */
export const WORKBENCH_COMPANY_ID = '6f1d2c7a-3b58-4e0e-9a41-0c5d8e7f2b10';

/** Settings of the invented creditor; the mail identity is verified in the workbench's mail simulator. */
export const workbenchCompany: CompanySettings = {
  ...USUAL_REMINDER_SETTINGS,
  creditorName: 'Harbour Lane Supplies Ltd',
  creditorAddress: ['Unit 4, Tidewater Yard', 'Penmouth', 'PM1 4QD', 'United Kingdom'],
  senderName: 'Harbour Lane accounts receivable',
  senderPhone: '+44 1632 960 118',
  senderEmail: 'accounts@harbourlane.example',
  replyTo: 'accounts@harbourlane.example',
  paymentText: 'Please pay by bank transfer to the account shown on our invoices, quoting the invoice numbers.',
  ownDomains: ['harbourlane.example'],
  locale: 'en-GB',
  timeZone: 'Europe/London',
  undoSeconds: 30,
  payWithinDays: 7,
};
