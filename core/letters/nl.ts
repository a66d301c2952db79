// De Nederlandse brieven: alleen de tekst. The Dutch letters: wording only.
// The 14-day letter to consumers follows BW 6:96(6); the words of its term were accepted by the Supreme Court.
import type { LetterTexts } from '../letter-wording.ts';

export const nl: LetterTexts = {
  language: 'nl',
  levels: {
    0: {
      subject: {
        one: '{creditorName}: factuur {invoiceNumber} vervalt op {payBy}',
        other: '{creditorName}: {invoiceCount} facturen vervallen binnenkort',
      },
      greeting: { named: 'Beste {contactName},', unnamed: 'Goedendag,' },
      opening: ['Ter informatie: de onderstaande factuur vervalt op {payBy}. Er is niets te laat.'],
      openingOfSeveral: [
        'Ter informatie: de onderstaande facturen vervallen binnenkort, de eerste op {payBy}. Er is niets te laat.',
      ],
      afterTable: ['Moet er iets aan een factuur worden aangepast, laat het ons dan nu weten.'],
    },
    1: {
      subject: {
        one: '{creditorName}: herinnering factuur {invoiceNumber}',
        other: '{creditorName}: {invoiceCount} openstaande facturen',
      },
      greeting: { named: 'Beste {contactName},', unnamed: 'Goedendag,' },
      opening: [
        'Volgens onze administratie staat op uw klantrekening {accountNumber} nog {totalOpen} open. Waarschijnlijk is dit aan uw aandacht ontsnapt.',
        'Wilt u uiterlijk {payBy} betalen, of laten weten wat de betaling tegenhoudt?',
      ],
      afterTable: [],
    },
    2: {
      subject: { other: '{creditorName}: tweede herinnering, klantrekening {accountNumber}' },
      greeting: { named: 'Beste {contactName},', unnamed: 'Goedendag,' },
      opening: [
        'Wij schreven u op {lastReminderDate} en hebben {totalOpen} nog niet ontvangen. De oudste post is {oldestDays} te laat.',
        'Wilt u uiterlijk {payBy} betalen? Lukt dat niet, geef dan aan op welke datum u betaalt.',
      ],
      afterTable: [],
    },
    3: {
      subject: { other: '{creditorName}: laatste herinnering, klantrekening {accountNumber}' },
      greeting: { named: 'Geachte {contactName},', unnamed: 'Geachte heer of mevrouw,' },
      opening: [
        'Ondanks onze herinneringen is {totalOpen} nog niet betaald. Wij verzoeken u het volledige bedrag uiterlijk {payBy} te betalen.',
        'Horen wij vóór die datum niets van u, dan {nextStep}.',
        'Kunt u niet in één keer betalen, bel ons dan tijdig op {senderPhone}. Een betalingsregeling is bespreekbaar.',
      ],
      afterTable: [],
    },
    4: {
      subject: { other: '{creditorName}: laatste sommatie, klantrekening {accountNumber}, uiterlijk {payBy}' },
      greeting: { named: 'Geachte {contactName},', unnamed: 'Geachte heer of mevrouw,' },
      opening: [
        '{debtorName} is {creditorName} {totalOpen} verschuldigd voor de onderstaande posten (stand per {asOfDate}).',
        'Wij sommeren u het volledige bedrag zo te betalen dat wij het uiterlijk {payBy} hebben ontvangen.',
      ],
      afterTable: ['Ontvangen wij dan geen betaling, onderbouwd bezwaar of betalingsvoorstel, dan {nextStep}.'],
    },
  },
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
