// Settings in words: what each is now and what it becomes, a line for each thing it says. The review, the change that waits
// and the history all speak this way.

import { type CompanySettings, companySettingsSchema, type SettingsField } from '../core/company-settings.ts';
import { ruleSentence } from '../core/contact-rules/rule-sentence.ts';
import { CONTACT_RULE_PACKS } from '../core/contact-rules.ts';
import { RATE_SERIES } from '../core/late-payment/rates.ts';
import type { LatePaymentRule } from '../core/late-payment/rule.ts';
import { LATE_PAYMENT_RULES } from '../core/late-payment/rules.ts';
import type { LetterLevel, OwnLetterText } from '../core/letter-wording.ts';
import type { ReminderLadder } from '../core/reminder-ladder.ts';
import type { Words } from './messages.ts';
import type { SettingsMessages } from './settings-messages.ts';

/** The words of the pane and those of the settings. */
export interface Say {
  readonly words: Words;
  readonly t: SettingsMessages;
}

type Lines<Field extends SettingsField> = (value: CompanySettings[Field], say: Say) => readonly string[];

/** `3.75` percent as people write it. */
export const percentInWords = (percent: number, { t }: Say): string =>
  new Intl.NumberFormat(t.language, { style: 'percent', maximumFractionDigits: 2 }).format(percent / 100);

/** An ISO weekday: 1 is Monday. */
export const weekdayName = (weekday: number, { t }: Say): string =>
  // The first of January 2024 was a Monday.
  new Intl.DateTimeFormat(t.language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

/** `DE: Germany`; the code alone when it is no country's. */
export function countryName(code: string, { t }: Say): string {
  try {
    const name = new Intl.DisplayNames(t.language, { type: 'region', fallback: 'none' }).of(code);
    return name === undefined ? code : `${code}: ${name}`;
  } catch {
    return code;
  }
}

/** A series of reference rates without what explains it: `Bank of England Bank Rate`. */
export const seriesName = (id: string): string =>
  (RATE_SERIES.find((series) => series.id === id)?.name ?? id).split(/ on the reference|, in force|; | \(/)[0] ?? id;

/** The law a late-payment rule comes from. */
export const lawName = (rule: LatePaymentRule, say: Say): string => {
  const country = rule.jurisdiction === 'EU' ? 'EU' : countryName(rule.jurisdiction, say).replace(/^\w+: /, '');
  const whom = rule.customerTypes.map((type) => say.t.values.customerTypes[type].toLowerCase());
  return `${country}, ${say.t.list(whom)}`;
};

function ladderLines({ name, minimumGapDays, steps }: ReminderLadder, { words, t }: Say): string[] {
  const each = steps.map((step) => t.ladder.step(step, words.moneys(step.minimumAmount ?? [])));
  return [t.ladder.summary(name, minimumGapDays), ...each];
}

/** The wordings of a text with the names of their places. */
export function partsOfText(text: OwnLetterText, { t }: Say): { place: string; words: string }[] {
  const { subject, greeting, opening, openingOfSeveral = [], afterTable } = text;
  const parts: [string, string | undefined][] = [
    ...Object.entries(subject).map(([form, words]): [string, string | undefined] => [`subject.${form}`, words]),
    ...Object.entries(greeting).map(([form, words]): [string, string] => [`greeting.${form}`, words]),
    ['opening', opening.join('\n')],
    ['openingOfSeveral', openingOfSeveral.join('\n')],
    ['afterTable', afterTable.join('\n')],
  ];
  return parts.flatMap(([place, words]) => (words ? [{ place: t.texts.places[place] ?? place, words }] : []));
}

const textLines = (text: OwnLetterText, say: Say): string[] =>
  partsOfText(text, say).map(
    ({ place, words }) =>
      `${say.t.texts.mine(text.level, say.words.languageName(text.language))} · ${say.t.texts.finding(place, words)}`,
  );

const ruleLine = (id: string): string => {
  const rule = CONTACT_RULE_PACKS.flatMap(({ rules }) => rules).find((each) => each.id === id);
  return rule ? `${id}: ${ruleSentence(rule)}` : id;
};

const asIs = (value: string): string[] => [value];
const lines = (value: readonly string[]): readonly string[] => value;
const count = (value: number): string[] => [String(value)];
const optional = (value: string | null): string[] => (value === null ? [] : [value]);

const LINES: { readonly [Field in SettingsField]: Lines<Field> } = {
  creditorName: asIs,
  creditorAddress: lines,
  senderName: asIs,
  senderPhone: asIs,
  senderEmail: asIs,
  replyTo: asIs,
  paymentText: (value) => value.split('\n'),
  ownDomains: lines,
  locale: asIs,
  timeZone: asIs,
  undoSeconds: count,
  payWithinDays: count,
  ladder: ladderLines,
  customerGroups: (groups, say) =>
    groups.flatMap(({ name, ladder }) => ladderLines(ladder, say).map((line) => `${name} · ${line}`)),
  languages: (value, { words }) => value.map(words.languageName),
  ownTexts: (value, say) => value.flatMap((text) => textLines(text, say)),
  paymentTexts: (value, { words }) =>
    Object.entries(value).map(([language, text]) => `${words.languageName(language)}: ${text}`),
  bankDetailsChangedOn: (value, { words }) => (value === null ? [] : [words.day(value)]),
  legalMentions: lines,
  nextStep: (value, { t }) => [t.values.nextSteps[value]],
  rulePacks: (value) => value.map((id) => CONTACT_RULE_PACKS.find((pack) => pack.id === id)?.name ?? id),
  rulesOff: (value) => value.map(ruleLine),
  overrideRole: (value, { t }) => [t.values.overrideRoles[value]],
  collectorType: (value, { t }) => [t.values.collectorTypes[value]],
  usualCustomerType: (value, { t }) => (value === null ? [] : [t.values.customerTypes[value]]),
  usualCountry: (value, say) => (value === null ? [] : [countryName(value, say)]),
  usualTimeZone: optional,
  minimumAmounts: (value, { words }) => value.map(words.money),
  latePaymentRules: (value, say) =>
    value.map((id) => {
      const rule = LATE_PAYMENT_RULES.find((each) => each.id === id);
      return rule ? `${lawName(rule, say)}: ${rule.name ?? rule.citation.join(', ')}` : id;
    }),
  chargesFromLevel: (value, { t }) => [t.ladder.level(value as LetterLevel)],
  lateRates: (value, say) =>
    value.map(({ series, halfYear, percent }) =>
      say.t.values.rate(seriesName(series), halfYear, percentInWords(percent, say)),
    ),
  statementFromLevel: (value, { t }) => [value === null ? t.edit.never : t.values.fromLevel(value as LetterLevel)],
  quietDays: (value, say) => value.map((day) => weekdayName(day, say)),
  holidays: (value, { words, t }) =>
    value.map(({ day, name, region }) => `${words.day(day)}: ${name} (${region ?? t.values.everywhere})`),
  staleAfterDays: count,
  asksForCash: (value, { t }) => [value ? t.values.yes : t.values.no],
  sendingMode: (value, { t }) => [t.values.sendingModes[value]],
  testAddress: optional,
  rateLimits: (value, { t }) =>
    Object.entries(value).map(([name, limit]) => t.values.limit(t.edit.limits[name as keyof typeof value], limit)),
};

/** A setting in words, a line for each thing it says; a value of an older Duebook that no longer fits is shown as it was kept. */
export function linesOf(field: SettingsField, value: unknown, say: Say): readonly string[] {
  const read = companySettingsSchema.shape[field].safeParse(value);
  if (!read.success) return value === undefined ? [] : [JSON.stringify(value)];
  const inWords = LINES[field] as (value: unknown, say: Say) => readonly string[];
  return inWords(read.data, say);
}

/** What of a setting goes and what comes; lines that stay are left out. */
export function changedLines(
  { field, before, after }: { readonly field: SettingsField; readonly before: unknown; readonly after: unknown },
  say: Say,
): { readonly was: readonly string[]; readonly becomes: readonly string[] } {
  const [was, becomes] = [linesOf(field, before, say), linesOf(field, after, say)];
  const [gone, come] = [was.filter((line) => !becomes.includes(line)), becomes.filter((line) => !was.includes(line))];
  return gone.length + come.length === 0 ? { was, becomes } : { was: gone, becomes: come };
}
