// The final reminder: firm, it names what follows and offers to talk. Its words in every language.
import type { LevelTexts } from '../letter-wording.ts';

export const finalReminder = {
  level: 3,
  name: 'final reminder',
  mustSay: ['totalOpen', 'payBy', 'nextStep', 'senderPhone'],
  usual: { day: 30, tone: 'firm', channel: 'email-and-call', approval: 'clerk-confirms' },
  wording: {
    en: {
      subject: {
        other: '{creditorName}: final reminder, account {accountNumber}',
      },
      greeting: {
        named: 'Dear {contactName},',
        unnamed: 'Dear Sir or Madam,',
      },
      opening: [
        'Despite our reminders {totalOpen} is still unpaid. Please pay in full by {payBy}.',
        'If we hear nothing by then, the next step is: {nextStep}.',
        'If paying at once is not possible, call {senderPhone} before that date. We can agree on instalments.',
      ],
      afterTable: [],
    },
    de: {
      subject: {
        other: '{creditorName}: Letzte Mahnung, Kundenkonto {accountNumber}',
      },
      greeting: {
        named: 'Guten Tag {contactName},',
        unnamed: 'Guten Tag,',
      },
      opening: [
        'trotz unserer bisherigen Schreiben sind {totalOpen} weiterhin offen. Bitte zahlen Sie den vollen Betrag bis zum {payBy}.',
        'Hören wir bis dahin nichts von Ihnen, {nextStep}.',
        'Wenn Sie nicht auf einmal zahlen können, rufen Sie uns bitte vorher unter {senderPhone} an. Eine Ratenzahlung ist möglich.',
      ],
      afterTable: [],
    },
    fr: {
      subject: {
        other: '{creditorName} : dernier rappel, compte {accountNumber}',
      },
      greeting: {
        named: 'Bonjour {contactName},',
        unnamed: 'Madame, Monsieur,',
      },
      opening: [
        'Malgré nos rappels, {totalOpen} restent impayés. Nous vous demandons de régler la totalité au plus tard le {payBy}.',
        'Sans réponse de votre part à cette date, {nextStep}.',
        "Si un règlement en une fois n'est pas possible, appelez-nous avant cette date au {senderPhone} : un échéancier peut être convenu.",
      ],
      afterTable: [],
    },
    es: {
      subject: {
        other: '{creditorName}: último recordatorio, cuenta {accountNumber}',
      },
      greeting: {
        named: 'Buenos días, {contactName}:',
        unnamed: 'Estimados señores:',
      },
      opening: [
        'A pesar de nuestros avisos, siguen pendientes de pago {totalOpen}. Le pedimos que pague el total a más tardar el {payBy}.',
        'Si no tenemos noticias suyas en esa fecha, {nextStep}.',
        'Si no puede pagar de una vez, llámenos antes de esa fecha al {senderPhone}: podemos acordar un plan de pagos.',
      ],
      afterTable: [],
    },
    nl: {
      subject: {
        other: '{creditorName}: laatste herinnering, klantrekening {accountNumber}',
      },
      greeting: {
        named: 'Geachte {contactName},',
        unnamed: 'Geachte heer of mevrouw,',
      },
      opening: [
        'Ondanks onze herinneringen is {totalOpen} nog niet betaald. Wij verzoeken u het volledige bedrag uiterlijk {payBy} te betalen.',
        'Horen wij vóór die datum niets van u, dan {nextStep}.',
        'Kunt u niet in één keer betalen, bel ons dan tijdig op {senderPhone}. Een betalingsregeling is bespreekbaar.',
      ],
      afterTable: [],
    },
  },
} as const satisfies LevelTexts;
