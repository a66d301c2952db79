// Rows that speak about a customer rather than of money: `A/C: ASHD001  Name: Ashdown Joinery Ltd  Tel: 01632 960048`,
// `Customer: Ashdown Joinery Ltd`, `Debitor | 10045 | Lutz AG`, `accounts@ashdown.example`. What a label says stands beside it.

import type { CellValue } from '../sheet.ts';
import { isEmpty } from './grid.ts';
import { isLabel, partedLabel } from './plain-labels.ts';
import { type Terms, termsIn } from './terms.ts';
import { type Concept, conceptsOf } from './vocabulary.ts';

/** What a heading of a group says about the rows below it. */
export interface GroupFacts {
  readonly customer: string | null;
  readonly customerId: string | null;
  readonly contactName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly terms: Terms | null;
  readonly currency: string | null;
  readonly language: string | null;
}

export const NO_FACTS: GroupFacts = {
  customer: null,
  customerId: null,
  contactName: null,
  email: null,
  phone: null,
  terms: null,
  currency: null,
  language: null,
};

const EMAIL = /[^\s@;,<>:]+@[^\s@;,<>]+\.[^\s@;,<>]+/;
const hasEmail = (text: string): boolean => text.includes('@') && EMAIL.test(text);
const PHONE = /^(\+|\(|0)[\d\s()./+-]{6,}$/;
/** `Tel. 030 1234567`, `Mobile 07700 900123`: a word for it and the number. */
const NAMED_PHONE = /^(\p{L}[\p{L}.\s]{0,14}?)[\s.]+((?:\+|\(|0)[\d\s()./+-]{6,})$/u;

/** True for a telephone number. */
export const isPhone = (text: string): boolean => PHONE.test(text.trim());

/** The telephone number in a text that holds nothing else but a word for it; null for any other. */
function phoneIn(text: string): string | null {
  if (isPhone(text)) return text.trim();
  const [, word = '', number = ''] = NAMED_PHONE.exec(text.trim()) ?? [];
  const { concepts, unknown } = conceptsOf(word);
  return concepts.has('phone') && unknown === 0 ? number : null;
}

/** True for a text that is nothing but an address or a number to reach somebody by. */
export const isContactText = (text: string): boolean => hasEmail(text) || phoneIn(text) !== null;

function factOf(concepts: ReadonlySet<Concept>, value: string): Partial<GroupFacts> {
  if (hasEmail(value)) return { email: value };
  if (concepts.has('email')) return {};
  if (concepts.has('phone')) return { phone: value };
  if (concepts.has('terms')) return { terms: termsIn(value) };
  if (concepts.has('limit') || concepts.has('date')) return {};
  if (concepts.has('currency')) return { currency: value };
  if (concepts.has('language')) return { language: value };
  if (concepts.has('contact')) return { contactName: value };
  if (concepts.has('document') || concepts.has('group') || concepts.has('place')) return {};
  if (concepts.has('name')) return { customer: value };
  if (!concepts.has('party')) return {};
  if (concepts.has('ident')) return { customerId: value };
  return /\s|\p{Ll}{2}/u.test(value) ? { customer: value } : { customerId: value };
}

/** `Cliente: | 10021 | Brennan Foods`: what stands after a customer's number, and is no label and no number, is the name. */
const isName = (text: string): boolean => /\p{L}{2}/u.test(text) && !/[:@]/.test(text) && !/^\S*\d\S*$/.test(text);

const LABELLED = /^([^:]{1,40}):\s*(.*)$/;

/** A label in one of the cells of a row, and the value behind it in the same cell, '' for none. */
interface Label {
  readonly says: string;
  readonly inside: string;
}

/** The label in a cell; one without a colon stands first, or after the value of another. */
function labelAt(cells: readonly string[], i: number, mayBePlain: boolean): Label | null {
  const text = cells[i] ?? '';
  const found = LABELLED.exec(text);
  if (found) return { says: found[1] ?? '', inside: (found[2] ?? '').trim() };
  const next = cells[i + 1] ?? '';
  const hasValue = next !== '' && !next.includes(':') && !isLabel(next);
  return mayBePlain && hasValue && isLabel(text) ? { says: text, inside: '' } : null;
}

/** The facts that the label in one of some cells gives: its value stands behind it, or in the next cell. */
function factsOfLabel(cells: readonly string[], i: number, { says, inside }: Label): Partial<GroupFacts> {
  const { concepts } = conceptsOf(says);
  const next = cells[i + 1] ?? '';
  const value = inside === '' && !next.endsWith(':') ? next : inside;
  const facts = value === '' ? {} : factOf(concepts, value);
  const after = inside === '' ? (cells[i + 2] ?? '') : next;
  return facts.customerId === value && isName(after) && !isLabel(after) ? { ...facts, customer: after } : facts;
}

const hasColon = (value: CellValue): boolean => typeof value === 'string' && value.includes(':');

const filledTexts = (row: readonly CellValue[]): readonly string[] =>
  partedLabel(row.filter((value) => !isEmpty(value)).map((value) => String(value).trim()));

/** True where a row may hold labels: one with a colon, or a word for what stands right of it. */
function mayHaveLabels(row: readonly CellValue[]): boolean {
  if (row.some(hasColon)) return true;
  const first = row.find((value) => !isEmpty(value));
  if (typeof first !== 'string') return false;
  return first.includes('  ') || isLabel(first.trim());
}

/** True for a row that begins with a label and its value, in one cell or in two: `Ort: Ulm`, `Name | Lutz AG`. */
export function beginsWithLabel(row: readonly CellValue[]): boolean {
  if (!mayHaveLabels(row)) return false;
  const cells = filledTexts(row);
  const label = labelAt(cells, 0, true);
  return label !== null && isLabel(label.says.trim());
}

/** The facts that labels give in a row; empty when no label says anything of the kind. */
export function labelledFacts(row: readonly CellValue[]): Partial<GroupFacts> {
  if (!mayHaveLabels(row)) return {};
  const cells = filledTexts(row);
  let facts: Partial<GroupFacts> = {};
  let mayBePlain = true;
  const isLabelled = labelAt(cells, 0, true) !== null;
  for (let i = 0; i < cells.length; i += 1) {
    const label = labelAt(cells, i, mayBePlain);
    if (label) facts = { ...facts, ...factsOfLabel(cells, i, label) };
    mayBePlain = isLabelled && label === null;
  }
  return withNumberAndName(facts);
}

/** `10001 Alpenblick GmbH` after a label for the account is its number and its name. */
function withNumberAndName(facts: Partial<GroupFacts>): Partial<GroupFacts> {
  const found = /^(\S*\d\S*)\s*[-–:]?\s+(\D.*)$/.exec(facts.customer ?? '');
  if (!found || facts.customerId || (found[1] ?? '').length < 3) return facts;
  return { ...facts, customerId: found[1] ?? null, customer: found[2] ?? null };
}

/** An e-mail address or a telephone number standing in a row, with or without a label. */
export function contactFacts(row: readonly CellValue[]): Partial<GroupFacts> {
  const cells = row.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
  const email = cells.find(hasEmail);
  const phone = cells.map(phoneIn).find((number) => number !== null);
  const labelled = labelledFacts(row);
  return {
    ...(email ? { email: EMAIL.exec(email)?.[0] ?? email } : {}),
    ...(phone ? { phone } : {}),
    ...labelled,
  };
}

/** The first text of a row that is neither empty nor a label. */
export function firstTextOf(row: readonly CellValue[]): string {
  const first = row.find((value) => !isEmpty(value));
  return typeof first === 'string' ? first.trim() : '';
}

/** The text in the second filled cell of a row, '' where a number or nothing stands there. */
export function secondTextOf(row: readonly CellValue[]): string {
  const first = row.findIndex((value) => !isEmpty(value));
  const second = row.find((value, i) => i > first && !isEmpty(value));
  return typeof second === 'string' ? second.trim() : '';
}
