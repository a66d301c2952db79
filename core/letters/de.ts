// Die deutschen Briefe: nur der Wortlaut. The German letters: wording only.
import type { LetterTexts } from '../letter-wording.ts';

export const de: LetterTexts = {
  language: 'de',
  discreetSubject: '{creditorName}: Ihr Kundenkonto {accountNumber}',
  closing: {
    paid: {
      heading: 'Bereits bezahlt?',
      text: 'Vielen Dank. Bitte nennen Sie uns Datum und Verwendungszweck, damit wir die Zahlung zuordnen können.',
    },
    question: {
      heading: 'Sind Sie mit einem Posten nicht einverstanden?',
      text: 'Antworten Sie mit Rechnungsnummer und Grund oder rufen Sie {senderName} unter {senderPhone} an. Wir stellen den Posten bis zur Klärung zurück.',
    },
    bankSafety: {
      heading: 'Sicherheit:',
      text: 'Unsere Bankverbindung hat sich nicht geändert. Eine neue Bankverbindung teilen wir nie allein per E-Mail mit. Zahlen Sie bei einer solchen Nachricht nicht, sondern rufen Sie uns unter einer Ihnen bereits bekannten Nummer an.',
    },
    bankChanged: {
      heading: 'Sicherheit:',
      text: 'Unsere Bankverbindung hat sich am {bankChangedOn} geändert; das haben wir mit der Post mitgeteilt. Eine neue Bankverbindung teilen wir nie allein per E-Mail mit. Vergleichen Sie vor der Zahlung mit unserem Brief und rufen Sie uns im Zweifel unter einer Ihnen bereits bekannten Nummer an.',
    },
  },
  nextSteps: {
    'manager-decision': 'legen wir den Vorgang unserer Geschäftsleitung vor, die über weitere Lieferungen entscheidet',
    'stop-credit': 'liefern wir nicht mehr auf Rechnung',
    'collection-agency': 'übergeben wir die Forderung einem Inkassounternehmen',
    court: 'leiten wir das gerichtliche Mahnverfahren ein',
  },
  enclosures: {
    'account-statement': 'Kontoauszug',
    'invoice-copies': 'Rechnungskopien',
    'earlier-reminders': 'Kopien unserer früheren Mahnungen',
  },
  charges: {
    interest: 'Verzugszinsen',
    compensation: 'Verzugspauschale',
    'collection-cost': 'Kosten der Rechtsverfolgung',
  },
  withCharges: 'Mit den unten aufgeführten Zinsen und Kosten sind {totalDue} zu zahlen.',
  days: { one: '{count} Tag', other: '{count} Tage' },
  oldestDays: { one: '{count} Tag', other: '{count} Tagen' },
  labels: {
    colon: ': ',
    to: 'An',
    account: 'Kundenkonto',
    letterDate: 'Datum',
    asOf: 'Stand',
    caption: 'Überfällige Rechnungen',
    captionOf: 'Überfällige Rechnungen in {currency}',
    comingDue: 'Demnächst fällige Rechnungen',
    comingDueOf: 'Demnächst fällige Rechnungen in {currency}',
    invoice: 'Rechnung',
    dated: 'vom {date}',
    undated: 'ohne Datum',
    due: 'Fällig',
    overdueFor: '{days} überfällig',
    notDue: 'noch nicht fällig',
    invoiced: 'Rechnungsbetrag {amount}',
    open: 'Offen',
    credit: 'Guthaben, noch nicht verrechnet',
    creditNumbered: 'Guthaben {reference}, noch nicht verrechnet',
    otherCredits: 'Guthaben in anderer Währung',
    total: 'Offen insgesamt',
    totalDue: 'Zu zahlen mit Zinsen und Kosten',
    rate: '{rate} im Jahr',
    period: 'vom {from} bis {to}',
    howToPay: 'So zahlen Sie',
    payAsInvoiced: 'Bitte zahlen Sie auf das Konto, das auf der Rechnung genannt ist.',
    reference: 'Verwendungszweck: {reference}',
    enclosures: 'Anlagen: {list}.',
  },
};
