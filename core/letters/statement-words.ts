// The words of the account statement in the languages of the letters.
import type { LetterLanguage } from '../letter-wording.ts';

/** `title` names the customer's account; `bucket` and `beyond` are ageing buckets in days overdue, `pageOf` stands on every page. */
export type StatementWords = Readonly<
  Record<
    | 'title'
    | 'items'
    | 'openItems'
    | 'noDue'
    | 'overdue'
    | 'credits'
    | 'balance'
    | 'ageing'
    | 'current'
    | 'bucket'
    | 'beyond'
    | 'nothing'
    | 'pageOf',
    string
  >
>;

export const STATEMENT_WORDS: Readonly<Record<LetterLanguage, StatementWords>> = {
  en: {
    title: 'Account statement {account}',
    items: 'Open invoices in {currency}',
    openItems: 'Invoices open',
    noDue: 'no due date',
    overdue: 'of which overdue',
    credits: 'Credits not yet applied',
    balance: 'Balance',
    ageing: 'By days overdue, {currency}',
    current: 'Not yet due',
    bucket: '{from} to {to} days',
    beyond: 'More than {to} days',
    nothing: 'Nothing is open on this account.',
    pageOf: 'Page {page} of {pages}',
  },
  de: {
    title: 'Kontoauszug {account}',
    items: 'Offene Rechnungen in {currency}',
    openItems: 'Offene Rechnungen',
    noDue: 'ohne Fälligkeit',
    overdue: 'davon überfällig',
    credits: 'Guthaben, noch nicht verrechnet',
    balance: 'Saldo',
    ageing: 'Nach Tagen der Überfälligkeit, {currency}',
    current: 'Noch nicht fällig',
    bucket: '{from} bis {to} Tage',
    beyond: 'Mehr als {to} Tage',
    nothing: 'Auf diesem Konto ist nichts offen.',
    pageOf: 'Seite {page} von {pages}',
  },
  fr: {
    title: 'Relevé de compte {account}',
    items: 'Factures ouvertes en {currency}',
    openItems: 'Factures ouvertes',
    noDue: "sans date d'échéance",
    overdue: 'dont échues',
    credits: 'Crédits non encore imputés',
    balance: 'Solde',
    ageing: 'Par jours de retard, {currency}',
    current: 'À échoir',
    bucket: 'De {from} à {to} jours',
    beyond: 'Plus de {to} jours',
    nothing: "Rien n'est ouvert sur ce compte.",
    pageOf: 'Page {page} sur {pages}',
  },
  es: {
    title: 'Extracto de cuenta {account}',
    items: 'Facturas pendientes en {currency}',
    openItems: 'Facturas pendientes',
    noDue: 'sin vencimiento',
    overdue: 'de ellas vencidas',
    credits: 'Abonos aún sin aplicar',
    balance: 'Saldo',
    ageing: 'Por días de retraso, {currency}',
    current: 'Aún no vencidas',
    bucket: 'De {from} a {to} días',
    beyond: 'Más de {to} días',
    nothing: 'No hay nada pendiente en esta cuenta.',
    pageOf: 'Página {page} de {pages}',
  },
  nl: {
    title: 'Rekeningoverzicht {account}',
    items: 'Openstaande facturen in {currency}',
    openItems: 'Openstaande facturen',
    noDue: 'zonder vervaldatum',
    overdue: 'waarvan vervallen',
    credits: 'Tegoeden, nog niet verrekend',
    balance: 'Saldo',
    ageing: 'Naar dagen te laat, {currency}',
    current: 'Nog niet vervallen',
    bucket: '{from} tot en met {to} dagen',
    beyond: 'Meer dan {to} dagen',
    nothing: 'Op deze rekening staat niets open.',
    pageOf: 'Pagina {page} van {pages}',
  },
};
