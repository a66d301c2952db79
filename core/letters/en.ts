// The English letters: wording only.
import type { LetterTexts } from '../letter-wording.ts';

export const en: LetterTexts = {
  language: 'en',
  levels: {
    0: {
      subject: {
        one: '{creditorName}: invoice {invoiceNumber} is due on {payBy}',
        other: '{creditorName}: {invoiceCount} invoices fall due soon',
      },
      greeting: { named: 'Hello {contactName},', unnamed: 'Hello,' },
      opening: ['This is a short note that the invoice below falls due on {payBy}. Nothing is late.'],
      openingOfSeveral: [
        'This is a short note that the invoices below fall due soon, the earliest on {payBy}. Nothing is late.',
      ],
      afterTable: [
        'If anything on an invoice needs correcting, please tell us now so that it does not hold up your payment.',
      ],
    },
    1: {
      subject: {
        one: '{creditorName}: reminder for invoice {invoiceNumber}',
        other: '{creditorName}: {invoiceCount} invoices to check',
      },
      greeting: { named: 'Hello {contactName},', unnamed: 'Hello,' },
      opening: [
        'Our records show {totalOpen} overdue on your account {accountNumber}. It may simply have been missed.',
        'Please arrange payment by {payBy}, or let us know if something is holding it up.',
      ],
      afterTable: [],
    },
    2: {
      subject: { other: '{creditorName}: second reminder, account {accountNumber}' },
      greeting: { named: 'Hello {contactName},', unnamed: 'Hello,' },
      opening: [
        'We wrote on {lastReminderDate} and have not yet received {totalOpen}. The oldest item is {oldestDays} overdue.',
        'Please pay by {payBy}. If you cannot, reply with the date on which you will pay and we will note it.',
      ],
      afterTable: [],
    },
    3: {
      subject: { other: '{creditorName}: final reminder, account {accountNumber}' },
      greeting: { named: 'Dear {contactName},', unnamed: 'Dear Sir or Madam,' },
      opening: [
        'Despite our reminders {totalOpen} is still unpaid. Please pay in full by {payBy}.',
        'If we hear nothing by then, the next step is: {nextStep}.',
        'If paying at once is not possible, call {senderPhone} before that date. We can agree on instalments.',
      ],
      afterTable: [],
    },
    4: {
      subject: { other: '{creditorName}: final demand, account {accountNumber}, answer needed by {payBy}' },
      greeting: { named: 'Dear {contactName},', unnamed: 'Dear Sir or Madam,' },
      opening: [
        'Final demand for payment. {debtorName} owes {creditorName} {totalOpen} as of {asOfDate} for the items below.',
        'We ask for payment in full, received by {payBy}.',
      ],
      afterTable: [
        'If payment, a dispute with reasons, or a payment proposal does not reach us by {payBy}, {nextStep} without further notice. This may add cost.',
      ],
    },
  },
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
