// The sections of the company's settings, and which field is edited where.
import { type SettingsField, TAKES_EFFECT } from '../core/company-settings.ts';

/** The sections in the order they are listed, with their fields in the order they are shown. */
export const SETTINGS_SECTIONS = {
  payment: [
    'creditorName',
    'creditorAddress',
    'paymentText',
    'paymentTexts',
    'bankDetailsChangedOn',
    'legalMentions',
    'payWithinDays',
    'nextStep',
  ],
  sender: ['senderName', 'senderPhone', 'senderEmail', 'replyTo', 'ownDomains'],
  ladder: ['ladder', 'customerGroups'],
  texts: ['ownTexts'],
  rules: [
    'rulePacks',
    'rulesOff',
    'overrideRole',
    'collectorType',
    'usualCustomerType',
    'usualCountry',
    'usualTimeZone',
  ],
  minimums: ['minimumAmounts', 'staleAfterDays', 'asksForCash'],
  'late-payment': ['latePaymentRules', 'chargesFromLevel', 'lateRates'],
  languages: ['locale', 'timeZone', 'languages'],
  days: ['quietDays', 'holidays'],
  sending: ['undoSeconds', 'sendingMode', 'testAddress', 'rateLimits'],
  statement: ['statementFromLevel'],
} as const satisfies Readonly<Record<string, readonly SettingsField[]>>;
export type SettingsSection = keyof typeof SETTINGS_SECTIONS;

export const SECTION_NAMES = Object.keys(SETTINGS_SECTIONS) as SettingsSection[];

const holds = (section: SettingsSection, field: string): boolean =>
  (SETTINGS_SECTIONS[section] as readonly string[]).includes(field);

/** The field a fault's place begins with: `holidays.2.region` is in `holidays`; null for a place outside the settings. */
export const fieldOf = (where: string): SettingsField | null => {
  const name = where.split('.')[0] ?? '';
  return Object.hasOwn(TAKES_EFFECT, name) ? (name as SettingsField) : null;
};

/** The section in which a field is edited. */
export const sectionOf = (field: SettingsField): SettingsSection =>
  SECTION_NAMES.find((section) => holds(section, field)) ?? 'sending';
