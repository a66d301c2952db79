// What combinations of concepts in a heading mean for the roles of columns. `says` gives combinations with their weight, the
// best that holds counts; `never` lists concepts that make the role impossible. Weights: 1 says it outright, 0.5 hints.
import type { ColumnRole } from '../sheet.ts';
import type { Concept, Said } from './vocabulary.ts';
import { isOneOf } from './word-lists.ts';
import { wordsOf } from './words.ts';

interface Saying {
  readonly says: readonly (readonly [weight: number, ...concepts: Concept[]])[];
  readonly never: readonly Concept[];
}

const DATES_NEVER: readonly Concept[] = [
  'settled',
  'promise',
  'order',
  'period',
  'days',
  'money',
  'open',
  'comment',
  'group',
  'ident',
  'kind',
];
const TEXTS_NEVER: readonly Concept[] = [
  'date',
  'money',
  'email',
  'phone',
  'bank',
  'comment',
  'days',
  'currency',
  'language',
  'terms',
  'limit',
  'promise',
];
const MONEY_NEVER: readonly Concept[] = [
  'date',
  'discount',
  'unallocated',
  'settled',
  'tax',
  'limit',
  'percent',
  'price',
  'days',
  'phone',
  'email',
  'terms',
  'comment',
  'order',
  'kind',
  'promise',
];

export const SAYINGS: Readonly<Record<ColumnRole, Saying>> = {
  customer: {
    says: [
      [1, 'party', 'name'],
      [0.95, 'party'],
      [0.7, 'name'],
    ],
    never: [
      ...TEXTS_NEVER,
      'ident',
      'kind',
      'group',
      'contact',
      'order',
      'document',
      'supplier',
      'place',
      'debit',
      'open',
    ],
  },
  customerId: {
    says: [
      [1, 'party', 'ident'],
      [0.7, 'party'],
      [0.35, 'ident'],
    ],
    never: [...TEXTS_NEVER, 'kind', 'group', 'contact', 'order', 'document', 'supplier', 'name', 'place', 'open'],
  },
  contactName: {
    says: [
      [1, 'contact', 'name'],
      [0.95, 'contact'],
    ],
    never: [...TEXTS_NEVER, 'document', 'ident'],
  },
  invoiceNumber: {
    says: [
      [1, 'invoice', 'ident'],
      [0.96, 'invoice'],
      [0.94, 'document', 'ident'],
      [0.88, 'document'],
      [0.6, 'ident'],
    ],
    never: [
      ...TEXTS_NEVER,
      'party',
      'kind',
      'name',
      'group',
      'order',
      'place',
      'open',
      'settled',
      'contact',
      'supplier',
      'period',
    ],
  },
  invoiceDate: {
    says: [
      [1, 'document', 'date'],
      [0.9, 'issue', 'date'],
      [0.9, 'tax', 'date'],
      [0.8, 'date'],
      [0.6, 'document'],
      [0.5, 'issue'],
    ],
    never: [...DATES_NEVER, 'due', 'overdue'],
  },
  dueDate: {
    says: [
      [1, 'due', 'date'],
      [0.9, 'due'],
    ],
    never: [...DATES_NEVER],
  },
  amount: {
    says: [
      [1, 'original', 'money'],
      [0.95, 'document', 'money'],
      [0.9, 'original'],
      [0.85, 'money'],
      [0.6, 'document'],
      [0.5, 'debit'],
    ],
    never: [...MONEY_NEVER, 'open', 'due', 'overdue', 'ident'],
  },
  outstanding: {
    says: [
      [1, 'open'],
      [0.4, 'original', 'due'],
      [0.95, 'due', 'money'],
      [0.8, 'due'],
      [0.55, 'money'],
      [0.45, 'document'],
      [0.4, 'original'],
      [0.3, 'debit'],
    ],
    never: [...MONEY_NEVER, 'ident', 'period'],
  },
  currency: { says: [[1, 'currency']], never: ['money', 'open', 'date', 'price', 'due', 'language'] },
  language: { says: [[1, 'language']], never: ['place', 'currency', 'date', 'money', 'comment', 'email', 'phone'] },
  email: { says: [[1, 'email']], never: ['date'] },
  phone: { says: [[1, 'phone']], never: ['date'] },
  daysOverdue: {
    says: [
      [1, 'days', 'overdue'],
      [0.8, 'overdue'],
      [0.7, 'days'],
    ],
    never: ['money', 'open', 'terms', 'settled', 'limit', 'percent'],
  },
  documentType: {
    says: [
      [1, 'document', 'kind'],
      [0.8, 'kind'],
    ],
    never: ['party', 'contact', 'group', 'date', 'money', 'terms', 'bank', 'language'],
  },
};

/** True when a heading speaks of something else than a role, whatever stands below it. */
export const isRuledOut = (role: ColumnRole, { concepts }: Said): boolean =>
  SAYINGS[role].never.some((concept) => concepts.has(concept) && !(concept === 'ident' && isBoth(role, concepts)));

/** `Code client - Nom`: the customer's number and name in one cell. */
const isBoth = (role: ColumnRole, concepts: ReadonlySet<Concept>): boolean =>
  role === 'customer' && concepts.has('party') && concepts.has('name') && !concepts.has('document');

/** How plainly a heading says a role: 0 not at all, 1 outright. Words no language here knows take a little off. */
export function saidRole(role: ColumnRole, said: Said): number {
  const { says } = SAYINGS[role];
  if (isRuledOut(role, said)) return 0;
  const isSaid = (part: number | Concept): boolean => typeof part === 'number' || said.concepts.has(part);
  const best = says.find((saying) => saying.every(isSaid));
  return best ? best[0] * (1 - 0.08 * Math.min(said.unknown, 3)) : 0;
}

/** True for a heading of what somebody else calls a thing by: `Invoice Reference`, `Ihr Zeichen`. */
export const saysReference = (heading: string): boolean => wordsOf(heading).some((word) => isOneOf(word, 'references'));
