// How the company reminds: the ladder, who gets which, the texts, the rules switched on, what may go out in a day. Part of
// the company's settings; a deployment that names none of it starts with what stands here.
import * as z from 'zod';
import { isTimeZone } from './calendar.ts';
import { LAST_LEVEL, LETTER_LANGUAGES, LETTER_LEVELS, ownLetterTextSchema } from './letter-wording.ts';
import { plainLine } from './plain-line.ts';
import { daySchema, moneySchema } from './reminder.ts';
import { LADDER_PRESETS, reminderLadderSchema } from './reminder-ladder.ts';

const name = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max)
    .refine((text) => plainLine(text) === text, 'holds characters nobody can see');
const isPlain = (line: string): boolean => plainLine(line) === line.replace(/ {2,}/g, ' ').trim();

/** How to pay, in the company's words; no full account number by default. */
export const paymentTextSchema = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(1000)
  .refine((text) => text.split('\n').every(isPlain), 'holds characters nobody can see');

const ruleId = z.string().regex(/^[A-Za-z0-9&._-]{1,64}$/, 'not the id of a rule');
/** ISO 3166: `DE`. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'not a country such as DE');
const count = (max: number) => z.int().min(1).max(max);

/** Customers who are reminded by a ladder of their own: key accounts, public bodies. */
const customerGroupSchema = z.strictObject({ name: name(60), ladder: reminderLadderSchema });

/** A day on which nothing goes out; `region` is a country or a part of one (`DE-BY`), null for everywhere. */
const holidaySchema = z.strictObject({ day: daySchema, region: z.string().max(10).nullable(), name: name(80) });

/** A reference rate the finance lead adds to a series of core/late-payment: from that half-year on, in percent a year. */
const lateRateSchema = z.strictObject({
  series: ruleId,
  halfYear: z.string().regex(/^\d{4}-H[12]$/, 'not a half-year such as 2027-H1'),
  percent: z.number().min(-5).max(50),
});

/** Sends a person or a company may ask for; the law's own limits are contact rules. */
const rateLimitsSchema = z.strictObject({
  perPersonAMinute: count(600),
  perPersonADay: count(10_000),
  perCompanyADay: count(50_000),
  /** Minutes between two reminders to one address. */
  minutesBetweenToAddress: z.int().min(0).max(1_440),
  perAddressInSevenDays: count(50),
});

/** The fields, without what they start with. */
export const reminderSettingsShape = {
  ladder: reminderLadderSchema,
  customerGroups: z.array(customerGroupSchema).max(20),
  /** Languages letters may be written in; the company's own stands among them whatever is said here. */
  languages: z.array(z.enum(LETTER_LANGUAGES)).min(1).max(LETTER_LANGUAGES.length),
  ownTexts: z.array(ownLetterTextSchema).max(LETTER_LANGUAGES.length * LETTER_LEVELS.length),
  /** How to pay, in other languages than the company's. */
  paymentTexts: z.partialRecord(z.enum(LETTER_LANGUAGES), paymentTextSchema),
  /** When the company's bank details last changed and it said so by post; for 90 days letters speak of it. */
  bankDetailsChangedOn: daySchema.nullable(),
  /** Lines the law wants in every letter, such as a registration number. */
  legalMentions: z.array(name(200)).max(8),
  /** What follows an unpaid final reminder; an agency or a court is named only here, by the finance lead. */
  nextStep: z.enum(['manager-decision', 'stop-credit', 'collection-agency', 'court']),
  /** Ids of the contact-rule packs switched on, and of single rules switched off. */
  rulePacks: z.array(ruleId).max(40),
  rulesOff: z.array(ruleId).max(200),
  /** Who may let a contact through that a rule blocks, with a reason. Hard stops nobody can. */
  overrideRole: z.enum(['Clerk', 'FinanceLead']),
  collectorType: z.enum(['first-party', 'third-party']),
  /** What a customer is when the account says nothing else. */
  usualCustomerType: z.enum(['consumer', 'sole-trader', 'business', 'public-authority']).nullable(),
  usualCountry: countrySchema.nullable(),
  usualTimeZone: z.string().refine(isTimeZone, 'not a time zone such as Europe/Berlin').nullable(),
  /** Below this in a currency nothing is chased; a currency without one has no minimum. */
  minimumAmounts: z.array(moneySchema.refine(({ minor }) => minor >= 0, 'a minimum is not negative')).max(20),
  /** Ids of the late-payment rules switched on, and from which level on what they give is asked for. */
  latePaymentRules: z.array(ruleId).max(40),
  chargesFromLevel: z.int().min(1).max(LAST_LEVEL),
  lateRates: z.array(lateRateSchema).max(200),
  /** From which level on the account statement is attached; null: never. */
  statementFromLevel: z.int().min(0).max(LAST_LEVEL).nullable(),
  /** ISO weekdays (1 Monday … 7 Sunday) on which a reminder needs a second press. */
  quietDays: z.array(z.int().min(1).max(7)).max(6),
  holidays: z.array(holidaySchema).max(400),
  /** Figures older than this many days need a second press. */
  staleAfterDays: count(90),
  /** Whether the clerk is asked once per sheet and day if the cash is up to date. */
  asksForCash: z.boolean(),
  /** `dry-run` writes down what would have been sent; `test` sends everything to `testAddress`, and says so. */
  sendingMode: z.enum(['live', 'dry-run', 'test']),
  testAddress: z.email('not an e-mail address').max(320).nullable(),
  rateLimits: rateLimitsSchema,
} as const;
export type ReminderSettings = z.infer<z.ZodObject<typeof reminderSettingsShape>>;

/** What counts until the finance lead says otherwise: the standard ladder, good practice, nothing charged, all live. */
export const USUAL_REMINDER_SETTINGS: ReminderSettings = {
  ladder: LADDER_PRESETS.standard,
  customerGroups: [],
  languages: [...LETTER_LANGUAGES],
  ownTexts: [],
  paymentTexts: {},
  bankDetailsChangedOn: null,
  legalMentions: [],
  nextStep: 'manager-decision',
  rulePacks: ['practice'],
  rulesOff: [],
  overrideRole: 'FinanceLead',
  collectorType: 'first-party',
  usualCustomerType: 'business',
  usualCountry: null,
  usualTimeZone: null,
  minimumAmounts: [],
  latePaymentRules: [],
  chargesFromLevel: 2,
  lateRates: [],
  statementFromLevel: null,
  quietDays: [],
  holidays: [],
  staleAfterDays: 7,
  asksForCash: true,
  sendingMode: 'live',
  testAddress: null,
  rateLimits: {
    perPersonAMinute: 30,
    perPersonADay: 500,
    perCompanyADay: 2_000,
    minutesBetweenToAddress: 10,
    perAddressInSevenDays: 2,
  },
};
