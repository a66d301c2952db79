// The settings as they are typed: a number may not be one yet, and lines may be half written. What was typed is kept as it
// is, letter by letter, until it is read as the settings it means.
import type { CalendarDay } from '../core/calendar.ts';
import type { CompanySettings, SettingsField } from '../core/company-settings.ts';
import { toMoney } from '../core/money.ts';

/** A number in the making. */
export interface TypedNumber {
  readonly typed: string;
}
/** Lines in the making: one entry a line, blank ones are none. */
export interface TypedLines {
  readonly lines: string;
}

/** A setting as it can stand in a form. */
export type Typed<Value> = Value extends CalendarDay
  ? string
  : Value extends string | boolean | null | undefined
    ? Value
    : Value extends number
      ? number extends Value
        ? number | TypedNumber
        : Value
      : Value extends readonly (infer Line extends string)[]
        ? string extends Line
          ? readonly string[] | TypedLines
          : readonly Line[]
        : Value extends readonly (infer Item)[]
          ? readonly Typed<Item>[]
          : { readonly [Key in keyof Value]: Typed<Value[Key]> };

/** Ids are ticked, never typed. */
type Ticked = 'rulePacks' | 'rulesOff' | 'latePaymentRules';

export type TypedSettings = {
  readonly [Field in SettingsField]: Field extends Ticked ? readonly string[] : Typed<CompanySettings[Field]>;
};
/** Only the fields that were touched. */
export type SettingsDraft = Partial<TypedSettings>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NUMBER = /^[-−]?\d+(?:[.,]\d+)?$/;

/** The number that was typed, with a point or a comma; the text itself when it is none. */
function readNumber(typed: string): number | string {
  const text = typed.trim();
  return NUMBER.test(text) ? Number(text.replace('−', '-').replace(',', '.')) : text;
}

/** An amount is typed in units and kept in minor units; what is no amount stays as it was typed. */
function readAmount(typed: string, currency: unknown): number | string {
  const decimal = readNumber(typed);
  if (typeof decimal === 'string' || typeof currency !== 'string') return decimal;
  try {
    return toMoney(decimal, currency).minor;
  } catch {
    // Neither a currency that is none nor an amount beyond all invoices can be an amount.
    return typed.trim();
  }
}

const isTypedNumber = (value: unknown): value is TypedNumber => isRecord(value) && typeof value.typed === 'string';
const isTypedLines = (value: unknown): value is TypedLines => isRecord(value) && typeof value.lines === 'string';

/** The value that was typed, to be looked at by the setting's own schema: nothing of it is sure yet. */
export function readTyped(value: unknown): unknown {
  if (isTypedNumber(value)) return readNumber(value.typed);
  if (isTypedLines(value)) return linesIn(value.lines);
  if (Array.isArray(value)) return value.map(readTyped);
  if (!isRecord(value)) return value;
  const read = Object.entries(value).map(([key, part]) => [
    key,
    key === 'minor' && isTypedNumber(part) ? readAmount(part.typed, value.currency) : readTyped(part),
  ]);
  return Object.fromEntries(read);
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
