// Text from a sheet or a person, as one readable line for a letter, a header or the screen.

/** Control and bidirectional-override characters can hide or reverse text; they never reach a letter. Line breaks become spaces. */
export const plainLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** An invoice number as it is compared: whatever its case and width, and whatever in it nobody can see. */
export const invoiceName = (invoiceNumber: string): string => plainLine(invoiceNumber.normalize('NFKC')).toLowerCase();

const order = new Intl.Collator('en', { numeric: true });

/** The order in which people count invoice numbers: `INV-9` comes before `INV-10`. */
export const byNumber = (a: string, b: string): number => order.compare(a, b);
