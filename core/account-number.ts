// Whether a text names a bank account in full. A reminder that does teaches customers to take account numbers from mails,
// which is what whoever forges an invoice needs: the account on the invoice is referred to instead.

const IBAN_BEGINS = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?=[ .-]?[A-Z\d])/giu;
const SHORTEST_IBAN = 15;
const LONGEST_IBAN = 34;

/** By its check digits (ISO 13616): the first four characters last, letters as 10 to 35, 1 left over after 97. */
function isIban(compact: string): boolean {
  const turned = `${compact.slice(4)}${compact.slice(0, 4)}`;
  const digits = [...turned].map((character) => Number.parseInt(character, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** The groups of letters and digits from a place on, put together one after another, as far as an IBAN reaches. */
function runsFrom(text: string): string[] {
  const groups = /^[A-Z\d]+(?:[ .-]?[A-Z\d]+)*/iu.exec(text)?.[0].split(/[ .-]/) ?? [];
  return groups.map((_, i) =>
    groups
      .slice(0, i + 1)
      .join('')
      .toUpperCase(),
  );
}

/** A British sort code with the eight figures of an account after it. */
const SORT_CODE_AND_ACCOUNT = /(?<!\d)\d\d[- ]?\d\d[- ]?\d\d(?!\d)\D{1,40}(?<!\d)\d{8}(?!\d)/u;

/** True for a text with a whole IBAN, spaced or not, or a sort code and account number. */
export function namesWholeAccount(text: string): boolean {
  const starts = [...text.matchAll(IBAN_BEGINS)].map(({ index }) => text.slice(index));
  const ibans = starts
    .flatMap(runsFrom)
    .filter(({ length }) => length >= SHORTEST_IBAN && length <= LONGEST_IBAN)
    .filter(isIban);
  return ibans.length > 0 || SORT_CODE_AND_ACCOUNT.test(text);
}
