// Data protection in the clerk's office: what is kept and how long, what a person may have erased or copied, what a log
// line may hold. Sources: GDPR arts. 5, 12, 15, 17; HGB § 257, AO § 147; 12 CFR 1006.100. Not legal advice.
import { addDays, addYears, type CalendarDay, dayFrom } from './calendar.ts';

/** How long a kind of paper is kept. */
export interface RetentionRule {
  readonly id: string;
  readonly country: string;
  readonly paper: 'voucher' | 'business-letter' | 'account' | 'collection-record';
  readonly years: number;
  /** What the years are counted from. */
  readonly from: 'end-of-its-year' | 'last-day-of-use';
  readonly citation: readonly string[];
  /** False: from memory. */
  readonly verified: boolean;
}

/** Reminders are business letters; an account or record is last used when it is closed or last collected on. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    id: 'DP-RETENTION-DE',
    country: 'DE',
    paper: 'voucher',
    years: 8,
    from: 'end-of-its-year',
    citation: ['HGB § 257', 'AO § 147'],
    verified: true,
  },
  {
    id: 'DP-RETENTION-DE',
    country: 'DE',
    paper: 'business-letter',
    years: 6,
    from: 'end-of-its-year',
    citation: ['HGB § 257', 'AO § 147'],
    verified: true,
  },
  {
    id: 'DP-RETENTION-UK',
    country: 'GB',
    paper: 'account',
    years: 6,
    from: 'last-day-of-use',
    citation: ['Limitation Act 1980 s.5'],
    verified: false,
  },
  {
    id: 'DP-RETENTION-US',
    country: 'US',
    paper: 'collection-record',
    years: 3,
    from: 'last-day-of-use',
    citation: ['12 CFR 1006.100'],
    verified: true,
  },
];

/** The first day on which a paper may be deleted: a German reminder of 4 May 2026 on 1 January 2033. */
export function earliestDeletion({ years, from }: RetentionRule, paperOf: CalendarDay): CalendarDay {
  const start = from === 'end-of-its-year' ? (dayFrom(Number(paperOf.slice(0, 4)), 12, 31) ?? paperOf) : paperOf;
  return addDays(addYears(start, years), 1);
}

/** What is known of the person who asks for erasure. */
interface ErasureRequest {
  /** An invoice is unpaid, or another claim stands. */
  readonly hasOpenClaim: boolean;
  /** The first day on which nothing need be kept any more; null where no duty to keep is known. */
  readonly keptUntil: CalendarDay | null;
}

/** What is done with a person's data. Marketing notes and wrong contacts go in any case. */
export interface ErasureAnswer {
  readonly invoiceAndContactHistory: 'keep' | 'erase-or-anonymise';
  readonly restrictTo: 'bookkeeping and claim' | null;
  readonly marketingNotes: 'erase';
  readonly answerWithinDays: number;
}

/** Erasure is refused in so far as data is needed for a legal duty or for claims: GDPR art. 17(3)(b),(e). */
export function answerErasure({ hasOpenClaim, keptUntil }: ErasureRequest, today: CalendarDay): ErasureAnswer {
  const isNeeded = hasOpenClaim || (keptUntil !== null && today < keptUntil);
  return {
    invoiceAndContactHistory: isNeeded ? 'keep' : 'erase-or-anonymise',
    restrictTo: isNeeded ? 'bookkeeping and claim' : null,
    marketingNotes: 'erase',
    answerWithinDays: 30,
  };
}

/** What the export for one person holds and leaves out: GDPR art. 15. Free-text notes are part of it. */
export const PERSONAL_EXPORT = {
  includes: [
    'contact log rows naming the person',
    'email bodies sent to the person',
    'free-text notes',
    'promises',
    'who changed what',
  ],
  excludes: ['other customers', 'staff personal data beyond names in role'],
} as const;

const ADDRESS = /[^\s<>@,;"*]+@[^\s<>@,;"]+\.[^\s<>@,;"]+/g;
const IBAN = /\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?|IBAN)\b/;
const BODY = /\bbody\s*[:=]|\bDear\s/i;

/** An address as a log may hold it: `anna.k@example.com` is `a***@example.com`. */
export const maskAddress = (address: string): string => address.replace(/^(.)[^@]*(?=@)/u, '$1***');

/**
 * Whether a log line keeps to the least: no address, no bank details, no words of a letter (GDPR arts. 5(1)(c), 25). A
 * line that does not says what is logged instead.
 */
export function judgeLogLine(line: string): { readonly allowed: boolean; readonly replaceBy: string | null } {
  const [address] = line.match(ADDRESS) ?? [];
  if (address === undefined && !IBAN.test(line) && !BODY.test(line)) return { allowed: true, replaceBy: null };
  const recipient = address === undefined ? [] : [`recipient masked as ${maskAddress(address)}`];
  return { allowed: false, replaceBy: ['messageId', 'templateId', 'level', ...recipient, 'status'].join(', ') };
}
