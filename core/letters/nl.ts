// De Nederlandse brieven: alleen de tekst. The Dutch letters: wording only.
// The 14-day letter to consumers follows BW 6:96(6); the words of its term were accepted by the Supreme Court.
import type { LetterTexts } from '../letter-wording.ts';

export const nl: LetterTexts = {
  language: 'nl',
  discreetSubject: '{creditorName}: uw klantrekening {accountNumber}',
  closing: {
    paid: {
      heading: 'Al betaald?',
      text: 'Dank u wel. Stuur ons de datum en het kenmerk, dan zoeken wij de betaling op.',
    },
    question: {
      heading: 'Bent u het met een post niet eens?',
      text: 'Antwoord met het factuurnummer en de reden, of bel {senderName} op {senderPhone}. Wij houden die post aan zolang wij het uitzoeken.',
    },
    bankSafety: {
      heading: 'Veiligheid:',
      text: "onze bankgegevens zijn niet gewijzigd. Nieuwe bankgegevens melden wij nooit alleen per e-mail. Krijgt u zo'n bericht, betaal dan niet en bel ons op een nummer dat u al kent.",
    },
    bankChanged: {
      heading: 'Veiligheid:',
      text: 'onze bankgegevens zijn op {bankChangedOn} gewijzigd; dat hebben wij per post gemeld. Nieuwe bankgegevens melden wij nooit alleen per e-mail. Vergelijk vóór u betaalt met onze brief en bel ons bij twijfel op een nummer dat u al kent.',
    },
  },
  nextSteps: {
    'manager-decision': 'leggen wij het dossier voor aan onze directie, die beslist over verdere leveringen',
    'stop-credit': 'leveren wij niet meer op rekening',
    'collection-agency': 'dragen wij de vordering over aan een incassobureau',
    court: 'starten wij een gerechtelijke procedure',
  },
  enclosures: {
    'account-statement': 'rekeningoverzicht',
    'invoice-copies': 'kopieën van de facturen',
    'earlier-reminders': 'kopieën van onze eerdere herinneringen',
  },
  charges: {
    interest: 'Rente wegens te late betaling',
    compensation: 'Vergoeding wegens te late betaling',
    'collection-cost': 'Incassokosten',
  },
  withCharges: 'Met de hieronder vermelde rente en kosten is {totalDue} te betalen.',
  days: { one: '{count} dag', other: '{count} dagen' },
  oldestDays: { one: '{count} dag', other: '{count} dagen' },
  fourteenDays: {
    opening: [
      'Wij schreven u op {lastReminderDate} en hebben {totalOpen} nog niet ontvangen.',
      'Wilt u het openstaande bedrag van {totalOpen} betalen binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd?',
    ],
    cost: 'Betaalt u niet binnen deze termijn, dan bent u {collectionCost} aan incassokosten verschuldigd.',
    costWithVat:
      'Betaalt u niet binnen deze termijn, dan bent u {collectionCost} aan incassokosten verschuldigd, inclusief btw.',
  },
  labels: {
    colon: ': ',
    note: 'Persoonlijke opmerking',
    to: 'Aan',
    account: 'Klantrekening',
    letterDate: 'Datum',
    asOf: 'Stand per',
    caption: 'Vervallen facturen',
    captionOf: 'Vervallen facturen in {currency}',
    comingDue: 'Binnenkort vervallende facturen',
    comingDueOf: 'Binnenkort vervallende facturen in {currency}',
    invoice: 'Factuur',
    dated: 'van {date}',
    undated: 'zonder datum',
    due: 'Vervaldatum',
    overdueFor: '{days} te laat',
    notDue: 'nog niet vervallen',
    invoiced: 'factuurbedrag {amount}',
    open: 'Open',
    credit: 'Tegoed, nog niet verrekend',
    creditNumbered: 'Tegoed {reference}, nog niet verrekend',
    otherCredits: 'Tegoeden in een andere valuta',
    total: 'Totaal open',
    totalDue: 'Te betalen met rente en kosten',
    rate: '{rate} per jaar',
    period: '{from} tot en met {to}',
    howToPay: 'Zo betaalt u',
    payAsInvoiced: 'Betaalt u alstublieft op de rekening die op de factuur staat.',
    reference: 'Betalingskenmerk: {reference}',
    enclosures: 'Bijlagen: {list}.',
  },
};
