// The note before the due date: it helps, and nothing is late. Its words in every language.
import type { LevelTexts } from '../letter-wording.ts';

export const comingDue = {
  level: 0,
  name: 'note before the due date',
  mustSay: ['payBy'],
  usual: { day: -5, tone: 'helpful', channel: 'email', approval: 'none' },
  wording: {
    en: {
      subject: {
        one: '{creditorName}: invoice {invoiceNumber} is due on {payBy}',
        other: '{creditorName}: {invoiceCount} invoices fall due soon',
      },
      greeting: {
        named: 'Hello {contactName},',
        unnamed: 'Hello,',
      },
      opening: ['This is a short note that the invoice below falls due on {payBy}. Nothing is late.'],
      openingOfSeveral: [
        'This is a short note that the invoices below fall due soon, the earliest on {payBy}. Nothing is late.',
      ],
      afterTable: [
        'If anything on an invoice needs correcting, please tell us now so that it does not hold up your payment.',
      ],
    },
    de: {
      subject: {
        one: '{creditorName}: Rechnung {invoiceNumber} wird am {payBy} fällig',
        other: '{creditorName}: {invoiceCount} Rechnungen werden demnächst fällig',
      },
      greeting: {
        named: 'Guten Tag {contactName},',
        unnamed: 'Guten Tag,',
      },
      opening: [
        'nur zur Information: Die unten aufgeführte Rechnung wird am {payBy} fällig. Es ist nichts überfällig.',
      ],
      openingOfSeveral: [
        'nur zur Information: Die unten aufgeführten Rechnungen werden demnächst fällig, die erste am {payBy}. Es ist nichts überfällig.',
      ],
      afterTable: ['Falls an einer Rechnung etwas zu berichtigen ist, geben Sie uns bitte jetzt Bescheid.'],
    },
    fr: {
      subject: {
        one: '{creditorName} : facture {invoiceNumber} à échéance le {payBy}',
        many: '{creditorName} : {invoiceCount} de factures bientôt à échéance',
        other: '{creditorName} : {invoiceCount} factures bientôt à échéance',
      },
      greeting: {
        named: 'Bonjour {contactName},',
        unnamed: 'Bonjour,',
      },
      opening: [
        "Nous vous signalons simplement que la facture ci-dessous arrive à échéance le {payBy}. Rien n'est en retard.",
      ],
      openingOfSeveral: [
        "Nous vous signalons simplement que les factures ci-dessous arrivent bientôt à échéance, la première le {payBy}. Rien n'est en retard.",
      ],
      afterTable: ['Si une facture doit être corrigée, merci de nous le dire dès maintenant.'],
    },
    es: {
      subject: {
        one: '{creditorName}: la factura {invoiceNumber} vence el {payBy}',
        many: '{creditorName}: {invoiceCount} de facturas vencen pronto',
        other: '{creditorName}: {invoiceCount} facturas vencen pronto',
      },
      greeting: {
        named: 'Buenos días, {contactName}:',
        unnamed: 'Buenos días:',
      },
      opening: ['Le recordamos que la factura indicada abajo vence el {payBy}. No hay nada atrasado.'],
      openingOfSeveral: [
        'Le recordamos que las facturas indicadas abajo vencen pronto, la primera el {payBy}. No hay nada atrasado.',
      ],
      afterTable: ['Si hay que corregir alguna factura, le agradecemos que nos avise ahora.'],
    },
    nl: {
      subject: {
        one: '{creditorName}: factuur {invoiceNumber} vervalt op {payBy}',
        other: '{creditorName}: {invoiceCount} facturen vervallen binnenkort',
      },
      greeting: {
        named: 'Beste {contactName},',
        unnamed: 'Goedendag,',
      },
      opening: ['Ter informatie: de onderstaande factuur vervalt op {payBy}. Er is niets te laat.'],
      openingOfSeveral: [
        'Ter informatie: de onderstaande facturen vervallen binnenkort, de eerste op {payBy}. Er is niets te laat.',
      ],
      afterTable: ['Moet er iets aan een factuur worden aangepast, laat het ons dan nu weten.'],
    },
  },
} as const satisfies LevelTexts;
