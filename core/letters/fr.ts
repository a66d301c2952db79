// Les lettres en français : le texte seul. The French letters: wording only; spaces before : ; ? ! are made unbreakable later.
import type { LetterTexts } from '../letter-wording.ts';

export const fr: LetterTexts = {
  language: 'fr',
  discreetSubject: '{creditorName} : votre compte {accountNumber}',
  closing: {
    paid: {
      heading: 'Vous avez déjà payé ?',
      text: 'Merci de nous communiquer la date et la référence du virement.',
    },
    question: {
      heading: 'Vous contestez une somme ?',
      text: 'Répondez en indiquant le numéro de facture et le motif, ou appelez {senderName} au {senderPhone}. Nous suspendons cette somme pendant la vérification.',
    },
    bankSafety: {
      heading: 'Sécurité :',
      text: "nos coordonnées bancaires n'ont pas changé. Nous n'annonçons jamais de nouvelles coordonnées par simple courriel. En cas de doute, ne payez pas et appelez-nous à un numéro que vous connaissez déjà.",
    },
    bankChanged: {
      heading: 'Sécurité :',
      text: "nos coordonnées bancaires ont changé le {bankChangedOn} ; nous l'avons annoncé par courrier postal. Nous n'annonçons jamais de nouvelles coordonnées par simple courriel. Comparez avec notre courrier avant de payer et, en cas de doute, appelez-nous à un numéro que vous connaissez déjà.",
    },
  },
  nextSteps: {
    'manager-decision': 'nous transmettrons le dossier à notre direction, qui décidera des livraisons à venir',
    'stop-credit': 'nous ne livrerons plus à crédit',
    'collection-agency': 'nous confierons le dossier à une société de recouvrement',
    court: 'nous saisirons le tribunal compétent',
  },
  enclosures: {
    'account-statement': 'relevé de compte',
    'invoice-copies': 'copies des factures',
    'earlier-reminders': 'copies de nos rappels précédents',
  },
  charges: {
    interest: 'Pénalités de retard',
    compensation: 'Indemnité forfaitaire pour frais de recouvrement',
    'collection-cost': 'Frais de recouvrement',
  },
  withCharges: "Pénalités et frais détaillés ci-dessous compris, la somme à payer s'élève à {totalDue}.",
  days: { one: '{count} jour', many: '{count} de jours', other: '{count} jours' },
  oldestDays: { one: '{count} jour', many: '{count} de jours', other: '{count} jours' },
  labels: {
    colon: ' : ',
    to: 'Destinataire',
    account: 'Compte client',
    letterDate: 'Date',
    asOf: 'Date de situation',
    caption: 'Factures échues',
    captionOf: 'Factures échues en {currency}',
    comingDue: 'Factures à échoir',
    comingDueOf: 'Factures à échoir en {currency}',
    invoice: 'Facture',
    dated: 'du {date}',
    undated: 'sans date',
    due: 'Échéance',
    overdueFor: '{days} de retard',
    notDue: 'à échoir',
    invoiced: 'montant facturé {amount}',
    open: 'Reste dû',
    credit: 'Crédit non encore imputé',
    creditNumbered: 'Crédit {reference}, non encore imputé',
    otherCredits: 'Crédits dans une autre devise',
    total: 'Total dû',
    totalDue: 'À payer, pénalités et frais compris',
    rate: '{rate} par an',
    period: 'du {from} au {to}',
    howToPay: 'Comment payer',
    payAsInvoiced: 'Merci de payer sur le compte indiqué sur la facture.',
    reference: 'Référence à rappeler : {reference}',
    enclosures: 'Pièces jointes : {list}.',
  },
};
