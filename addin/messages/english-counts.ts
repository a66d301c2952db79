// Numbers of things in English.
const plural = new Intl.PluralRules('en');
/** `1 row`, `1,200 rows`. */
export const counted = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${plural.select(count) === 'one' ? one : other}`;
/** `A, B and C`. */
export const list = (items: readonly string[]): string => new Intl.ListFormat('en').format(items);

export const invoices = (count: number) => counted(count, 'invoice', 'invoices');
export const rows = (count: number) => counted(count, 'row', 'rows');
