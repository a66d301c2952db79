// The words that a text is made of, as headings and labels are compared: lower case, without accents and punctuation.
// Every label of a sheet of 100,000 rows is taken apart, so texts of plain ASCII, which most are, go a quicker way.

const ASCII = 128;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= ASCII) return false;
  return true;
}

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '');

/** Lower case without accents: `Fälligkeit` is `falligkeit`, `Straße` is `strasse`. */
export const plain = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : withoutAccents(text).toLowerCase().replaceAll('ß', 'ss');

/** What a character is to the words around it. All kinds from LOWER on stand in words. */
const [OTHER, HASH, APOSTROPHE, LOWER, UPPER, DIGIT, PERCENT] = [0, 1, 2, 3, 4, 5, 6] as const;

function kindOf(character: string): number {
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  if (/\d/.test(character)) return DIGIT;
  const signs: Readonly<Record<string, number>> = { '#': HASH, "'": APOSTROPHE, '%': PERCENT };
  return signs[character] ?? OTHER;
}

const KINDS = Uint8Array.from({ length: ASCII }, (_, code) => kindOf(String.fromCharCode(code)));

const kindAt = (text: string, at: number): number => KINDS[text.charCodeAt(at)] ?? OTHER;

/** `Customer|ID`, `VAT|Number`, `Line2|Text`: whether a capital begins a word inside a text without a space. */
function beginsInside(text: string, at: number): boolean {
  const before = kindAt(text, at - 1);
  return before === LOWER || before === DIGIT || (before === UPPER && kindAt(text, at + 1) === LOWER);
}

/** `d’échéance`, `l'importo`: what stands before the apostrophe is a word. */
function isElided(text: string, at: number): boolean {
  const letter = text.charAt(at - 1);
  if (letter === '' || !'dlDL'.includes(letter)) return false;
  const before = text.charAt(at - 2);
  return before === '' || !/\w/.test(before) || (kindAt(text, at - 1) === UPPER && beginsInside(text, at - 1));
}

/** The words of a text of plain ASCII, taken apart character by character. */
function asciiWords(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  let from = 0;
  // What stands of a word before an apostrophe that is left out of it: `don't` is `dont`.
  let begun = '';
  for (let at = 0; at <= text.length; at += 1) {
    const kind = kindAt(text, at);
    if (kind >= LOWER && (kind !== UPPER || !beginsInside(text, at))) continue;
    const word = begun + lower.slice(from, at);
    const goesOn = kind === APOSTROPHE && !isElided(text, at);
    begun = goesOn ? word : '';
    if (!goesOn && word !== '') words.push(word);
    if (kind === HASH) words.push('#');
    from = kind >= LOWER ? at : at + 1;
  }
  return words;
}

/** The same for a text of any letters. */
function otherWords(text: string): string[] {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(?<=\b[dlDL])['’]/g, ' ')
    .replace(/#/g, ' # ')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}#%]+/u)
    .filter((word) => word !== '');
}

let lastText = '';
let lastWords: readonly string[] = [];

/** The words of a heading: camelCase, snake_case and punctuation split, accents off: `customerID` is `customer id`. */
export function wordsOf(text: string): readonly string[] {
  // One label is asked about several times in a row.
  if (text === lastText) return lastWords;
  const bare = isAscii(text) ? text : withoutAccents(text);
  lastWords = isAscii(bare) ? asciiWords(bare) : otherWords(bare);
  lastText = text;
  return lastWords;
}
