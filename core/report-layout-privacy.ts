// What must not be remembered of a sheet. A row of headings holds words about columns; where it holds what looks like a
// person, a company, an address, a number of somebody's or an amount, it is no row of headings to keep.

const DATES = /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{6}\b/gu;

interface Sign {
  readonly looksLike: string;
  readonly pattern: RegExp;
}

const SIGNS: readonly Sign[] = [
  { looksLike: 'an e-mail address', pattern: /\S@\S/u },
  { looksLike: 'a telephone number', pattern: /(?:^|\D)(?:\+\d|0\d)[\d ()/-]{5,}/u },
  { looksLike: 'somebody’s number', pattern: /\d{5,}/u },
  { looksLike: 'an amount', pattern: /\p{Sc}\s*-?\d|\d\s*\p{Sc}/u },
  { looksLike: 'an amount', pattern: /\d[.,]\d{1,2}(?!\d)|\d[.,'’\s]\d{3}(?!\d)/u },
  { looksLike: 'an amount', pattern: /^-?(?!19|20)\d{4}$/u },
  {
    looksLike: 'a person’s name',
    pattern: /\b(?:Mr|Mrs|Ms|Miss|Prof|Herr|Frau|Mme|Mlle|Sra|Sig|Dhr|Mevr)\.?\s\p{Lu}/u,
  },
  { looksLike: 'a person’s name', pattern: /^\p{Lu}\.\s?\p{Lu}\p{Ll}+$/u },
  { looksLike: 'a company’s name', pattern: /\S\s(?:ltd|limited|llc|llp|plc|gmbh|sarl|pty|lda|& co)\.?(?:\s|$)/iu },
  { looksLike: 'a company’s name', pattern: /\S\s(?:Inc|S\.A|B\.V|N\.V|S\.p\.A|S\.r\.l)\.?$/u },
];

/**
 * What a text looks like that must not be remembered (`an amount`), or null. Dates are none of it. Names of people without
 * title or initial cannot be told from words; names that stand on the sheet are known to the caller.
 */
export function looksPersonal(text: string): string | null {
  const rest = text.replace(DATES, ' ').trim();
  return SIGNS.find(({ pattern }) => pattern.test(rest))?.looksLike ?? null;
}
