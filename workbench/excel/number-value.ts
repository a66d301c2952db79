// Excel's NUMBERVALUE: the number of a text whose decimal and group signs are said. The parser's own takes one group sign only.
const NUMBER = /^([-+(]?)(\d*)(\.\d*)?(\)?)(%*)$/;

/** The number of a text; null where Excel answers #VALUE!. */
export function numberValue(text: string, decimal: string, group: string): number | null {
  const [point, comma] = [decimal.charAt(0), group.charAt(0)];
  if (point === '' || comma === '' || point === comma) return null;
  const bare = text.replace(/\s/g, '');
  if (bare === '') return 0;
  const [whole = '', ...fractions] = bare.split(point);
  if (fractions.length > 1 || fractions.some((fraction) => fraction.includes(comma))) return null;
  const found = NUMBER.exec([whole.replaceAll(comma, ''), ...fractions].join('.'));
  const [, sign = '', digits = '', fraction = '', bracket = '', percents = ''] = found ?? [];
  if (!found || !/\d/.test(digits + fraction) || (sign === '(') !== (bracket === ')')) return null;
  const number = Number(`${digits}${fraction}`) / 100 ** percents.length;
  return sign === '-' || sign === '(' ? -number : number;
}
