// The English reminder letters: wording only. `{tokens}` are filled once, with text; nothing in a value is expanded again.
import type { LetterTexts } from '../letter.ts';

export const en: LetterTexts = {
  language: 'en',
  subjects: {
    1: {
      one: '{creditorName}: reminder for invoice {invoiceNumber}',
      other: '{creditorName}: {invoiceCount} invoices to check',
    },
    2: { other: '{creditorName}: second reminder, account {accountNumber}' },
    3: { other: '{creditorName}: final reminder, account {accountNumber}' },
  },
  greetings: {
    1: { named: 'Hello {contactName},', unnamed: 'Hello,' },
    2: { named: 'Hello {contactName},', unnamed: 'Hello,' },
    3: { named: 'Dear {contactName},', unnamed: 'Dear Sir or Madam,' },
  },
  requests: {
    1: [
      'Our records show {totalOpen} overdue on your account {accountNumber}. It may simply have been missed.',
      'Please arrange payment by {payBy}, or let us know if something is holding it up.',
    ],
    2: [
      'We wrote on {lastReminderDate} and have not yet received {totalOpen}. The oldest item is {oldestDays} overdue.',
      'Please pay by {payBy}. If you cannot, reply with the date on which you will pay and we will note it.',
    ],
    3: [
      'Despite our reminders {totalOpen} is still unpaid. Please pay in full by {payBy}.',
      'If we hear nothing by then, the next step is: we will pass the account to our manager for a decision on further supplies.',
      'If paying at once is not possible, call {senderPhone} before that date. We can agree on instalments.',
    ],
  },
  closing: [
    {
      heading: 'Already paid?',
      text: 'Thank you. Please send the payment date and reference so that we can trace it.',
    },
    {
      heading: 'Do you disagree with an item?',
      text: 'Reply with the invoice number and the reason, or call {senderName} on {senderPhone}. We will pause that item while we check.',
    },
    {
      heading: 'Bank safety:',
      text: 'our bank details have not changed. We never announce new bank details by email alone. If you receive such a message, do not pay; call us on a number you already have.',
    },
  ],
  days: { one: '{count} day', other: '{count} days' },
  labels: {
    to: 'To',
    account: 'Account',
    letterDate: 'Date',
    asOf: 'Figures as of',
    caption: 'Overdue invoices',
    captionOf: 'Overdue invoices in {currency}',
    invoice: 'Invoice',
    dated: 'dated {date}',
    undated: 'no date',
    due: 'Due',
    overdueFor: '{days} overdue',
    invoiced: '{amount} invoiced',
    open: 'Open',
    credit: 'Credit not yet applied',
    creditNumbered: 'Credit {reference}, not yet applied',
    total: 'Total open',
    howToPay: 'How to pay',
    reference: 'Payment reference: {reference}',
  },
};
