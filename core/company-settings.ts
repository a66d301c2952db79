// What the company says about itself: who writes, how to be paid, how long a reminder can be taken back.
// It lives on the server only; nothing in a sheet or in a clerk's request can change it. How it changes: company-settings-change.ts.
import * as z from 'zod';
import { isTimeZone } from './calendar.ts';
import { plainLine } from './plain-line.ts';
import { paymentTextSchema, reminderSettingsShape, USUAL_REMINDER_SETTINGS } from './reminder-settings.ts';

const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

const isPlain = (line: string): boolean => plainLine(line) === line.replace(/ {2,}/g, ' ').trim();

/** One line as people read it: hidden characters could turn text round, a line break could begin another mail header. */
const line = (max: number) =>
  z.string().trim().min(1, 'is empty').max(max).refine(isPlain, 'holds a line break or characters nobody can see');

const email = z.email('not an e-mail address').max(320);

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** Who the company is: there is no usual value for any of it. */
const identityShape = {
  creditorName: line(200),
  creditorAddress: z.array(line(200)).min(1).max(8),
  senderName: line(200),
  senderPhone: line(40),
  /** The verified SES identity mails come from. */
  senderEmail: email,
  replyTo: email,
  paymentText: paymentTextSchema,
  ownDomains: z.array(z.string().max(253).regex(DOMAIN, 'not a domain name')).max(50),
  locale: z.string().min(2).max(35).refine(isLocale, 'not a language and region such as en-GB'),
  /** IANA name; every "today" of the company is in this zone. */
  timeZone: z.string().min(1).max(64).refine(isTimeZone, 'not a time zone such as Europe/London'),
  undoSeconds: z.int().min(0).max(900),
  /** Days from the letter to the date payment is asked for. */
  payWithinDays: z.int().min(1).max(60),
};

export const companySettingsSchema = z.strictObject({ ...identityShape, ...reminderSettingsShape });

/** The settings a deployment names: who the company is, and as much of how it reminds as is to differ from the usual. */
export const deployedSettingsSchema = z
  .strictObject({ ...identityShape, ...z.object(reminderSettingsShape).partial().shape })
  .transform((named) => companySettingsSchema.parse({ ...USUAL_REMINDER_SETTINGS, ...named }))
  .refine(({ sendingMode, testAddress }) => sendingMode !== 'test' || testAddress !== null, {
    path: ['testAddress'],
    message: 'test mode needs an address that all mail goes to',
  });
export type CompanySettings = z.infer<typeof companySettingsSchema>;
export type SettingsField = keyof CompanySettings;

const inOneOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** True for two values of a setting that say the same, in whatever order their parts are named. */
export const isSameSetting = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inOneOrder) === JSON.stringify(other, inOneOrder);

const isUsual = (field: string, value: unknown): boolean =>
  field in USUAL_REMINDER_SETTINGS &&
  isSameSetting(USUAL_REMINDER_SETTINGS[field as keyof typeof USUAL_REMINDER_SETTINGS], value);

/** What a deployment has to name so that `deployedSettingsSchema` reads the same settings again: what is not usual. */
export const settingsToDeploy = (settings: CompanySettings): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([field, value]) => !isUsual(field, value)));

/**
 * When a change of a field counts: at once, or a day after a second finance lead has approved it. The address mails come
 * from is the deployment's: the mail service and the sender's rights are bound to it.
 */
export const TAKES_EFFECT: Readonly<Record<SettingsField, 'at-once' | 'after-approval' | 'when-deployed'>> = {
  creditorName: 'after-approval',
  creditorAddress: 'after-approval',
  senderName: 'after-approval',
  senderPhone: 'after-approval',
  senderEmail: 'when-deployed',
  replyTo: 'after-approval',
  paymentText: 'after-approval',
  ownDomains: 'at-once',
  locale: 'at-once',
  timeZone: 'at-once',
  undoSeconds: 'at-once',
  payWithinDays: 'at-once',
  ladder: 'at-once',
  customerGroups: 'at-once',
  languages: 'at-once',
  ownTexts: 'after-approval',
  paymentTexts: 'after-approval',
  bankDetailsChangedOn: 'after-approval',
  legalMentions: 'after-approval',
  nextStep: 'after-approval',
  rulePacks: 'at-once',
  rulesOff: 'at-once',
  overrideRole: 'at-once',
  collectorType: 'at-once',
  usualCustomerType: 'at-once',
  usualCountry: 'at-once',
  usualTimeZone: 'at-once',
  minimumAmounts: 'at-once',
  latePaymentRules: 'at-once',
  chargesFromLevel: 'at-once',
  lateRates: 'at-once',
  statementFromLevel: 'at-once',
  quietDays: 'at-once',
  holidays: 'at-once',
  staleAfterDays: 'at-once',
  asksForCash: 'at-once',
  sendingMode: 'at-once',
  testAddress: 'at-once',
  rateLimits: 'at-once',
};

/**
 * What the pane may know of the settings, and whether whoever asks may write to customers and note anything about them.
 * Reading all settings with it leaves the others out.
 */
export const publicSettingsSchema = companySettingsSchema
  .pick({
    creditorName: true,
    senderEmail: true,
    locale: true,
    timeZone: true,
    undoSeconds: true,
    sendingMode: true,
    testAddress: true,
    staleAfterDays: true,
    asksForCash: true,
  })
  .strip()
  .extend({ mayWrite: z.boolean() });
export type PublicSettings = z.infer<typeof publicSettingsSchema>;
