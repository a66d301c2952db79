// What a country's law wants in a letter, or forbids it to say. Facts from the contact and late-payment rules: United States
// (Regulation F), Netherlands (BW 6:96), France (CPCE L111-8, R124-4), England (Pre-Action Protocol), Germany (BGB 288).
import type { CollectorType, CustomerType } from './contact-rules/contact.ts';
import type { InterestLine } from './letter-charges.ts';
import type { ChargeKind, LetterLevel, LetterTexts, Paragraph } from './letter-wording.ts';
import type { Money } from './money.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Whom the letter goes to and who writes it. `country` is an ISO code, null when nobody knows. */
export interface Audience {
  readonly customerType: CustomerType;
  readonly country: string | null;
  readonly collectorType: CollectorType;
}

/** Collection cost a Dutch consumer owes once the 14 days are over; the scale amount for what is open. */
export interface CollectionCost {
  readonly amount: Money;
  readonly includesVat: boolean;
}

/** `opening` replaces the opening of the level and may not be edited. */
export interface LetterAdditions {
  readonly paragraphs: readonly Paragraph[];
  readonly mentions: readonly string[];
  readonly opening: readonly string[] | null;
  readonly collectionCost: Money | null;
}

/** What decides about additions. */
export interface AdditionsInput {
  readonly audience: Audience | null;
  readonly level: LetterLevel;
  readonly texts: LetterTexts;
  readonly interestLines: readonly InterestLine[];
  readonly collectionCost: CollectionCost | null;
  readonly legalMentions: readonly string[];
}

interface ForbiddenCharge {
  readonly country: string;
  readonly kinds: readonly ChargeKind[];
  /** Allowed from this level on; null: never. */
  readonly allowedFrom: LetterLevel | null;
  readonly law: string;
}

const CONSUMER_CHARGES: readonly ForbiddenCharge[] = [
  { country: 'DE', kinds: ['compensation'], allowedFrom: null, law: 'BGB § 288(5)' },
  { country: 'FR', kinds: ['compensation', 'collection-cost'], allowedFrom: null, law: 'CPCE L111-8' },
  { country: 'FR', kinds: ['interest'], allowedFrom: 4, law: 'Code civil 1344-1' },
  { country: 'NL', kinds: ['compensation'], allowedFrom: null, law: 'BW 6:96' },
  { country: 'NL', kinds: ['collection-cost'], allowedFrom: 3, law: 'BW 6:96(6)' },
];

function refusalOfCharges({ audience, level, interestLines }: AdditionsInput): Refusal | null {
  if (level < 2 && interestLines.length > 0)
    return refuse('charges-too-early', 'Interest and cost are asked for from the second reminder on, not before.');
  if (audience?.customerType !== 'consumer') return null;
  const forbidden = CONSUMER_CHARGES.find(
    ({ country, kinds, allowedFrom }) =>
      country === audience.country &&
      (allowedFrom === null || level < allowedFrom) &&
      interestLines.some(({ kind }) => kinds.includes(kind)),
  );
  if (!forbidden) return null;
  return refuse('charge-not-allowed', 'The law does not let this charge be asked of a consumer here.', forbidden.law);
}

function refusalOfLetter({ audience, level }: AdditionsInput): Refusal | null {
  if (audience?.country === 'FR' && audience.collectorType === 'third-party')
    return refuse(
      'agency-letter',
      'A collection agency in France needs a letter in its own name with the text of the law. Duebook does not write it.',
      'CPCE R124-4',
    );
  const isPerson = audience?.customerType === 'consumer' || audience?.customerType === 'sole-trader';
  if (audience?.country === 'GB' && isPerson && level >= 4)
    return refuse(
      'letter-of-claim',
      'The final demand to an individual or sole trader is a Letter of Claim by post with its reply form. Write that instead.',
      'Pre-Action Protocol for Debt Claims',
    );
  return null;
}

const NOTHING: Omit<LetterAdditions, 'mentions'> = { paragraphs: [], opening: null, collectionCost: null };

function fourteenDayLetter({ texts, collectionCost }: AdditionsInput): Omit<LetterAdditions, 'mentions'> | Refusal {
  if (!texts.fourteenDays)
    return refuse(
      'dutch-only',
      'The 14-day letter to a consumer in the Netherlands has an accepted wording in Dutch only. Set the language to Dutch.',
      'BW 6:96(6)',
    );
  if (!collectionCost)
    return refuse(
      'no-collection-cost',
      'The 14-day letter must name the collection cost that follows. It could not be worked out for this account.',
      'BW 6:96(6)',
    );
  const { opening, cost, costWithVat } = texts.fourteenDays;
  return {
    ...NOTHING,
    opening: [...opening, collectionCost.includesVat ? costWithVat : cost],
    collectionCost: collectionCost.amount,
  };
}

function unitedStates({ texts }: AdditionsInput): Omit<LetterAdditions, 'mentions'> | Refusal {
  if (!texts.unitedStates)
    return refuse(
      'no-wording-in-language',
      'A collector’s mail to a consumer in the United States can be written in English or Spanish. Set one of them.',
      '12 CFR 1006.18(e)',
    );
  return { ...NOTHING, paragraphs: [texts.unitedStates.collector, texts.unitedStates.optOut] };
}

function byCountry(input: AdditionsInput): Omit<LetterAdditions, 'mentions'> | Refusal {
  const { audience, level } = input;
  if (audience?.customerType !== 'consumer') return NOTHING;
  if (audience.country === 'NL' && level === 2) return fourteenDayLetter(input);
  if (audience.country === 'US' && audience.collectorType === 'third-party') return unitedStates(input);
  return NOTHING;
}

/** What the law adds to this letter, with the company's own legal lines; or why it may not be written like this. */
export function additionsFor(input: AdditionsInput): LetterAdditions | Refusal {
  const refusal = refusalOfCharges(input) ?? refusalOfLetter(input);
  if (refusal) return refusal;
  const additions = byCountry(input);
  return 'refused' in additions ? additions : { ...additions, mentions: input.legalMentions };
}
