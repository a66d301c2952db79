// Languages as sheets and accounts call them: by name in one another (`German`, `deutsch`, `alemán`), by code (`de`, `DEU`),
// by tag (`de-DE`, `fr_FR`), by SAP's one letter (`D`). Which of them a letter can be written in is another matter.

/** The languages whose names for one another are known. */
const SPEAKERS = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt'] as const;
/** SAP's keys of languages, and names beside the usual ones. */
const OTHERS: readonly (readonly [string, string])[] = [
  ...(['de', 'en', 'fr', 'nl', 'it', 'pt'] as const).map((language) => [language.charAt(0), language] as const),
  ['s', 'es'],
  ['esp', 'es'],
  ['castellano', 'es'],
  ['hollandisch', 'nl'],
  ['hollandais', 'nl'],
];

/** Lower case without accents: clerks leave them out. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

interface Known {
  readonly byName: ReadonlyMap<string, string>;
  readonly inEnglish: Intl.DisplayNames;
}

let known: Known | null = null;

/** Made when first asked for: loading this file costs nothing. */
function knownLanguages(): Known {
  if (known) return known;
  const named = SPEAKERS.flatMap((speaker) => {
    const said = new Intl.DisplayNames(speaker, { type: 'language' });
    return SPEAKERS.map((language) => [plain(said.of(language) ?? language), language] as const);
  });
  known = {
    byName: new Map([...OTHERS, ...named]),
    inEnglish: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
  };
  return known;
}

/** The tag of a code that some language has, in its usual writing: `DEU` is `de`, `fr_FR` is `fr-FR`; null for any other. */
function tagOfCode(code: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(code.replaceAll('_', '-'));
    const [language = ''] = tag.split('-');
    return knownLanguages().inEnglish.of(language) === undefined ? null : tag;
  } catch {
    return null;
  }
}

/**
 * The language that a text names, as a BCP 47 tag, or null when it names none: `German`, `allemand` and `DEU` are `de`, `en_GB`
 * is `en-GB`. What stands behind a name (`English (UK)`) is passed over.
 */
export function languageTag(text: string): string | null {
  const [name = ''] = plain(text.trim()).split(/[\s(/,;]/);
  return knownLanguages().byName.get(name) ?? (name === '' ? null : tagOfCode(name));
}
