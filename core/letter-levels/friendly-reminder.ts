// The friendly reminder: it assumes an oversight. Its words in every language.
import type { LevelTexts } from '../letter-wording.ts';

export const friendlyReminder = {
  level: 1,
  name: 'friendly reminder',
  mustSay: ['totalOpen', 'payBy'],
  usual: { day: 3, tone: 'friendly', channel: 'email', approval: 'none' },
  wording: {
    en: {
      subject: {
        one: '{creditorName}: reminder for invoice {invoiceNumber}',
        other: '{creditorName}: {invoiceCount} invoices to check',
      },
      greeting: {
        named: 'Hello {contactName},',
        unnamed: 'Hello,',
      },
      opening: [
        'Our records show {totalOpen} overdue on your account {accountNumber}. It may simply have been missed.',
        'Please arrange payment by {payBy}, or let us know if something is holding it up.',
      ],
      afterTable: [],
    },
    de: {
      subject: {
        one: '{creditorName}: Zahlungserinnerung zu Rechnung {invoiceNumber}',
        other: '{creditorName}: {invoiceCount} offene Rechnungen',
      },
      greeting: {
        named: 'Guten Tag {contactName},',
        unnamed: 'Guten Tag,',
      },
      opening: [
        'auf Ihrem Kundenkonto {accountNumber} sind nach unseren Unterlagen {totalOpen} überfällig. Vermutlich wurde das nur übersehen.',
        'Bitte zahlen Sie bis zum {payBy} oder teilen Sie uns mit, was der Zahlung entgegensteht.',
      ],
      afterTable: [],
    },
    fr: {
      subject: {
        one: '{creditorName} : rappel concernant la facture {invoiceNumber}',
        many: '{creditorName} : {invoiceCount} de factures à vérifier',
        other: '{creditorName} : {invoiceCount} factures à vérifier',
      },
      greeting: {
        named: 'Bonjour {contactName},',
        unnamed: 'Bonjour,',
      },
      opening: [
        "Sauf erreur de notre part, {totalOpen} restent dus sur votre compte client {accountNumber}. Il s'agit sans doute d'un oubli.",
        'Merci de régler au plus tard le {payBy} ou de nous indiquer ce qui retarde le paiement.',
      ],
      afterTable: [],
    },
    es: {
      subject: {
        one: '{creditorName}: recordatorio de la factura {invoiceNumber}',
        many: '{creditorName}: {invoiceCount} de facturas pendientes',
        other: '{creditorName}: {invoiceCount} facturas pendientes',
      },
      greeting: {
        named: 'Buenos días, {contactName}:',
        unnamed: 'Buenos días:',
      },
      opening: [
        'Según nuestros registros, su cuenta de cliente {accountNumber} presenta un saldo vencido de {totalOpen}. Seguramente se trata de un descuido.',
        'Le rogamos que pague a más tardar el {payBy} o que nos indique qué impide el pago.',
      ],
      afterTable: [],
    },
    nl: {
      subject: {
        one: '{creditorName}: herinnering factuur {invoiceNumber}',
        other: '{creditorName}: {invoiceCount} openstaande facturen',
      },
      greeting: {
        named: 'Beste {contactName},',
        unnamed: 'Goedendag,',
      },
      opening: [
        'Volgens onze administratie staat op uw klantrekening {accountNumber} nog {totalOpen} open. Waarschijnlijk is dit aan uw aandacht ontsnapt.',
        'Wilt u uiterlijk {payBy} betalen, of laten weten wat de betaling tegenhoudt?',
      ],
      afterTable: [],
    },
  },
} as const satisfies LevelTexts;
