// The final demand: formal, one sum, one deadline, what happens afterwards. Its words in every language.
import type { LevelTexts } from '../letter-wording.ts';

export const finalDemand = {
  level: 4,
  name: 'final demand',
  mustSay: ['debtorName', 'creditorName', 'totalOpen', 'asOfDate', 'payBy', 'nextStep'],
  usual: { day: 45, tone: 'formal', channel: 'letter-and-email', approval: 'finance-lead' },
  wording: {
    en: {
      subject: {
        other: '{creditorName}: final demand, account {accountNumber}, answer needed by {payBy}',
      },
      greeting: {
        named: 'Dear {contactName},',
        unnamed: 'Dear Sir or Madam,',
      },
      opening: [
        'Final demand for payment. {debtorName} owes {creditorName} {totalOpen} as of {asOfDate} for the items below.',
        'We ask for payment in full, received by {payBy}.',
      ],
      afterTable: [
        'If payment, a dispute with reasons, or a payment proposal does not reach us by {payBy}, {nextStep} without further notice. This may add cost.',
      ],
    },
    de: {
      subject: {
        other: '{creditorName}: Letzte Zahlungsaufforderung, Kundenkonto {accountNumber}, Frist {payBy}',
      },
      greeting: {
        named: 'Guten Tag {contactName},',
        unnamed: 'Sehr geehrte Damen und Herren,',
      },
      opening: [
        '{debtorName} schuldet {creditorName} {totalOpen} aus den folgenden Posten (Stand: {asOfDate}).',
        'Wir fordern Sie letztmalig auf, den Betrag so zu zahlen, dass er bis zum {payBy} bei uns eingeht.',
      ],
      afterTable: [
        'Geht bis zum {payBy} weder die Zahlung noch eine begründete Einwendung noch ein Zahlungsvorschlag ein, {nextStep}. Dadurch können weitere Kosten entstehen.',
      ],
    },
    fr: {
      subject: {
        other: '{creditorName} : mise en demeure, compte {accountNumber}, réponse attendue au plus tard le {payBy}',
      },
      greeting: {
        named: 'Madame, Monsieur,',
        unnamed: 'Madame, Monsieur,',
      },
      opening: [
        'MISE EN DEMEURE. Au {asOfDate}, {debtorName} doit à {creditorName} la somme de {totalOpen}, détaillée ci-dessous.',
        'Nous vous mettons en demeure de payer cette somme au plus tard le {payBy}.',
      ],
      afterTable: [
        'À défaut de paiement, de contestation motivée ou de proposition de règlement reçus à cette date, {nextStep}.',
      ],
    },
    es: {
      subject: {
        other: '{creditorName}: requerimiento final de pago, cuenta {accountNumber}, plazo hasta el {payBy}',
      },
      greeting: {
        named: 'Estimados señores:',
        unnamed: 'Estimados señores:',
      },
      opening: [
        '{debtorName} debe a {creditorName} {totalOpen} a fecha de {asOfDate} por las facturas siguientes.',
        'Les requerimos el pago íntegro, que deberá llegarnos a más tardar el {payBy}.',
      ],
      afterTable: [
        'Si en esa fecha no hemos recibido el pago, una objeción motivada o una propuesta de pago, {nextStep}.',
      ],
    },
    nl: {
      subject: {
        other: '{creditorName}: laatste sommatie, klantrekening {accountNumber}, uiterlijk {payBy}',
      },
      greeting: {
        named: 'Geachte {contactName},',
        unnamed: 'Geachte heer of mevrouw,',
      },
      opening: [
        '{debtorName} is {creditorName} {totalOpen} verschuldigd voor de onderstaande posten (stand per {asOfDate}).',
        'Wij sommeren u het volledige bedrag zo te betalen dat wij het uiterlijk {payBy} hebben ontvangen.',
      ],
      afterTable: ['Ontvangen wij dan geen betaling, onderbouwd bezwaar of betalingsvoorstel, dan {nextStep}.'],
    },
  },
} as const satisfies LevelTexts;
