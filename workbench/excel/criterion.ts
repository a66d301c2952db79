// One of Excel's criteria as filters, SUMIFS and COUNTIFS write them: ">=100", "<>Paid", "=*Ltd", "Acme".
import type { CellValue } from './cells.ts';

function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.replace(/~([?*~])|[?*]|[\\^$.|+()[\]{}]/g, (sign, plain: string | undefined) => {
    if (plain !== undefined) return `\\${plain}`;
    if (sign === '?') return '.';
    return sign === '*' ? '.*' : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'is').test(text);
}

/**
 * True when the value (shown as `text`) meets the criterion. Texts are compared in any case, `?` and `*` stand for any sign and
 * any signs, numbers with numbers only; without an operator it means equal.
 */
export function meetsCriterion(value: CellValue, text: string, criterion: string): boolean {
  const [, operator = '', wanted = ''] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(criterion) ?? [];
  const number = wanted.trim() === '' ? Number.NaN : Number(wanted);
  const equal = Number.isNaN(number) || typeof value !== 'number' ? matchesPattern(text, wanted) : value === number;
  if (operator === '' || operator === '=') return equal;
  if (operator === '<>') return !equal;
  const order = orderOf(value, number, wanted);
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  return operator === '>=' ? order >= 0 : order <= 0;
}

/** NaN where the two cannot be compared, which meets nothing. */
function orderOf(value: CellValue, number: number, wanted: string): number {
  if (typeof value === 'number') return value - number;
  return typeof value === 'string' && value !== '' && Number.isNaN(number) ? value.localeCompare(wanted) : Number.NaN;
}
