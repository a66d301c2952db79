// Die deutschen Briefe: nur der Wortlaut. The German letters: wording only.
import type { LetterTexts } from '../letter-wording.ts';

export const de: LetterTexts = {
  language: 'de',
  levels: {
    0: {
      subject: {
        one: '{creditorName}: Rechnung {invoiceNumber} wird am {payBy} fällig',
        other: '{creditorName}: {invoiceCount} Rechnungen werden demnächst fällig',
      },
      greeting: { named: 'Guten Tag {contactName},', unnamed: 'Guten Tag,' },
      opening: [
        'nur zur Information: Die unten aufgeführte Rechnung wird am {payBy} fällig. Es ist nichts überfällig.',
      ],
      openingOfSeveral: [
        'nur zur Information: Die unten aufgeführten Rechnungen werden demnächst fällig, die erste am {payBy}. Es ist nichts überfällig.',
      ],
      afterTable: ['Falls an einer Rechnung etwas zu berichtigen ist, geben Sie uns bitte jetzt Bescheid.'],
    },
    1: {
      subject: {
        one: '{creditorName}: Zahlungserinnerung zu Rechnung {invoiceNumber}',
        other: '{creditorName}: {invoiceCount} offene Rechnungen',
      },
      greeting: { named: 'Guten Tag {contactName},', unnamed: 'Guten Tag,' },
      opening: [
        'auf Ihrem Kundenkonto {accountNumber} sind nach unseren Unterlagen {totalOpen} überfällig. Vermutlich wurde das nur übersehen.',
        'Bitte zahlen Sie bis zum {payBy} oder teilen Sie uns mit, was der Zahlung entgegensteht.',
      ],
      afterTable: [],
    },
    2: {
      subject: { other: '{creditorName}: Mahnung, Kundenkonto {accountNumber}' },
      greeting: { named: 'Guten Tag {contactName},', unnamed: 'Guten Tag,' },
      opening: [
        'wir haben Ihnen am {lastReminderDate} geschrieben und bisher keinen Eingang von {totalOpen} feststellen können. Der älteste Posten ist seit {oldestDays} überfällig.',
        'Bitte zahlen Sie bis zum {payBy}. Ist das nicht möglich, nennen Sie uns bitte den Tag, an dem Sie zahlen werden.',
      ],
      afterTable: [],
    },
    3: {
      subject: { other: '{creditorName}: Letzte Mahnung, Kundenkonto {accountNumber}' },
      greeting: { named: 'Guten Tag {contactName},', unnamed: 'Guten Tag,' },
      opening: [
        'trotz unserer bisherigen Schreiben sind {totalOpen} weiterhin offen. Bitte zahlen Sie den vollen Betrag bis zum {payBy}.',
        'Hören wir bis dahin nichts von Ihnen, {nextStep}.',
        'Wenn Sie nicht auf einmal zahlen können, rufen Sie uns bitte vorher unter {senderPhone} an. Eine Ratenzahlung ist möglich.',
      ],
      afterTable: [],
    },
    4: {
      subject: { other: '{creditorName}: Letzte Zahlungsaufforderung, Kundenkonto {accountNumber}, Frist {payBy}' },
      greeting: { named: 'Guten Tag {contactName},', unnamed: 'Sehr geehrte Damen und Herren,' },
      opening: [
        '{debtorName} schuldet {creditorName} {totalOpen} aus den folgenden Posten (Stand: {asOfDate}).',
        'Wir fordern Sie letztmalig auf, den Betrag so zu zahlen, dass er bis zum {payBy} bei uns eingeht.',
      ],
      afterTable: [
        'Geht bis zum {payBy} weder die Zahlung noch eine begründete Einwendung noch ein Zahlungsvorschlag ein, {nextStep}. Dadurch können weitere Kosten entstehen.',
      ],
    },
  },
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
