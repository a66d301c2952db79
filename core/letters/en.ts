// The English letters: wording only.
import type { LetterTexts } from '../letter-wording.ts';

export const en: LetterTexts = {
  language: 'en',
  discreetSubject: '{creditorName}: your account {accountNumber}',
  closing: {
    paid: {
      heading: 'Already paid?',
      text: 'Thank you. Please send the payment date and reference so that we can trace it.',
    },
    question: {
      heading: 'Do you disagree with an item?',
      text: 'Reply with the invoice number and the reason, or call {senderName} on {senderPhone}. We will pause that item while we check.',
    },
    bankSafety: {
      heading: 'Bank safety:',
      text: 'our bank details have not changed. We never announce new bank details by email alone. If you receive such a message, do not pay; call us on a number you already have.',
    },
    bankChanged: {
      heading: 'Bank safety:',
      text: 'our bank details changed on {bankChangedOn}, and we announced that by post. We never announce new bank details by email alone. Compare with our letter before you pay and, if in doubt, call us on a number you already have.',
    },
  },
  nextSteps: {
    'manager-decision': 'we will pass the account to our manager for a decision on further supplies',
    'stop-credit': 'we will stop further deliveries on credit',
    'collection-agency': 'we will hand the account to a collection agency',
    court: 'we will start court proceedings',
  },
  enclosures: {
    'account-statement': 'account statement',
    'invoice-copies': 'copies of the invoices',
    'earlier-reminders': 'copies of our earlier reminders',
  },
  charges: {
    interest: 'Late-payment interest',
    compensation: 'Compensation for late payment',
    'collection-cost': 'Collection cost',
  },
  withCharges: 'With the interest and cost listed below, the sum to pay is {totalDue}.',
  days: { one: '{count} day', other: '{count} days' },
  oldestDays: { one: '{count} day', other: '{count} days' },
  unitedStates: {
    collector: {
      heading: 'Who is writing:',
      text: 'this message is from a debt collector. It is an attempt to collect a debt, and any information obtained will be used for that purpose.',
    },
    optOut: {
      heading: 'No more emails?',
      text: 'Reply STOP to this message and we will not write to this address about this account again. This costs nothing.',
    },
  },
  labels: {
    colon: ': ',
    note: 'A personal note',
    to: 'To',
    account: 'Account',
    letterDate: 'Date',
    asOf: 'Figures as of',
    caption: 'Overdue invoices',
    captionOf: 'Overdue invoices in {currency}',
    comingDue: 'Invoices coming due',
    comingDueOf: 'Invoices coming due in {currency}',
    invoice: 'Invoice',
    dated: 'dated {date}',
    undated: 'no date',
    due: 'Due',
    overdueFor: '{days} overdue',
    notDue: 'not yet due',
    invoiced: '{amount} invoiced',
    open: 'Open',
    credit: 'Credit not yet applied',
    creditNumbered: 'Credit {reference}, not yet applied',
    otherCredits: 'Credits in another currency',
    total: 'Total open',
    totalDue: 'To pay with interest and cost',
    rate: '{rate} a year',
    period: '{from} to {to}',
    howToPay: 'How to pay',
    payAsInvoiced: 'Please pay to the account named on the original invoice.',
    reference: 'Payment reference: {reference}',
    enclosures: 'Enclosed: {list}.',
  },
};
