// What the company knows of a customer beyond the sheet: where it is, what it is, its language, its group. Null is not
// known; the settings' usual values then stand in, and a fact that nobody knows is named where a rule needs it.
import * as z from 'zod';
import { isTimeZone } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { plainLine } from './plain-line.ts';
import { countrySchema } from './reminder-settings.ts';

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** All that is known of a customer; what is posted replaces what was known before. */
export const customerFactsSchema = z.strictObject({
  /** A BCP 47 tag: `de`, `fr-CA`. */
  language: z.string().min(2).max(35).refine(isLanguage, 'not a language such as de').nullable(),
  country: countrySchema.nullable(),
  /** State, province or city with rules of its own: `CA`, `NY-NYC`, `E&W`. */
  subdivision: z
    .string()
    .regex(/^[A-Z&-]{1,10}$/, 'not a part of a country such as CA')
    .nullable(),
  customerType: z.enum(['consumer', 'sole-trader', 'business', 'public-authority']).nullable(),
  /** Every zone the customer may be in. */
  timeZones: z.array(z.string().max(64).refine(isTimeZone, 'not a time zone such as Europe/Berlin')).max(6).nullable(),
  /** The name of one of the company's customer groups, which has a ladder of its own. */
  groupName: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((name) => plainLine(name) === name, 'holds characters nobody can see')
    .nullable(),
});
export type CustomerFacts = z.infer<typeof customerFactsSchema>;

/** Nothing is known yet. */
export const NO_FACTS: CustomerFacts = {
  language: null,
  country: null,
  subdivision: null,
  customerType: null,
  timeZones: null,
  groupName: null,
};

/** What is known of the customer or, where nothing is, what the company's customers usually are. */
export const factsWithUsual = (facts: CustomerFacts, settings: CompanySettings): CustomerFacts => ({
  ...facts,
  country: facts.country ?? settings.usualCountry,
  customerType: facts.customerType ?? settings.usualCustomerType,
  timeZones: facts.timeZones ?? (settings.usualTimeZone === null ? null : [settings.usualTimeZone]),
});
