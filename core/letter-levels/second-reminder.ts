// The second reminder: clear, and it asks for a date. Its words in every language.
import type { LevelTexts } from '../letter-wording.ts';

export const secondReminder = {
  level: 2,
  name: 'second reminder',
  mustSay: ['totalOpen', 'payBy', 'lastReminderDate'],
  usual: { day: 14, tone: 'clear', channel: 'email-and-call', approval: 'none' },
  wording: {
    en: {
      subject: {
        other: '{creditorName}: second reminder, account {accountNumber}',
      },
      greeting: {
        named: 'Hello {contactName},',
        unnamed: 'Hello,',
      },
      opening: [
        'We wrote on {lastReminderDate} and have not yet received {totalOpen}. The oldest item is {oldestDays} overdue.',
        'Please pay by {payBy}. If you cannot, reply with the date on which you will pay and we will note it.',
      ],
      afterTable: [],
    },
    de: {
      subject: {
        other: '{creditorName}: Mahnung, Kundenkonto {accountNumber}',
      },
      greeting: {
        named: 'Guten Tag {contactName},',
        unnamed: 'Guten Tag,',
      },
      opening: [
        'wir haben Ihnen am {lastReminderDate} geschrieben und bisher keinen Eingang von {totalOpen} feststellen können. Der älteste Posten ist seit {oldestDays} überfällig.',
        'Bitte zahlen Sie bis zum {payBy}. Ist das nicht möglich, nennen Sie uns bitte den Tag, an dem Sie zahlen werden.',
      ],
      afterTable: [],
    },
    fr: {
      subject: {
        other: '{creditorName} : deuxième rappel, compte {accountNumber}',
      },
      greeting: {
        named: 'Bonjour {contactName},',
        unnamed: 'Bonjour,',
      },
      opening: [
        "Nous vous avons écrit le {lastReminderDate} et n'avons pas encore reçu {totalOpen}. La somme la plus ancienne a {oldestDays} de retard.",
        "Merci de payer au plus tard le {payBy}. Si ce n'est pas possible, indiquez-nous la date à laquelle vous paierez.",
      ],
      afterTable: [],
    },
    es: {
      subject: {
        other: '{creditorName}: segundo recordatorio, cuenta {accountNumber}',
      },
      greeting: {
        named: 'Buenos días, {contactName}:',
        unnamed: 'Buenos días:',
      },
      opening: [
        'Le escribimos el {lastReminderDate} y aún no hemos recibido {totalOpen}. El importe más antiguo lleva {oldestDays} de retraso.',
        'Le rogamos que pague a más tardar el {payBy}. Si no es posible, indíquenos en qué fecha pagará.',
      ],
      afterTable: [],
    },
    nl: {
      subject: {
        other: '{creditorName}: tweede herinnering, klantrekening {accountNumber}',
      },
      greeting: {
        named: 'Beste {contactName},',
        unnamed: 'Goedendag,',
      },
      opening: [
        'Wij schreven u op {lastReminderDate} en hebben {totalOpen} nog niet ontvangen. De oudste post is {oldestDays} te laat.',
        'Wilt u uiterlijk {payBy} betalen? Lukt dat niet, geef dan aan op welke datum u betaalt.',
      ],
      afterTable: [],
    },
  },
} as const satisfies LevelTexts;
