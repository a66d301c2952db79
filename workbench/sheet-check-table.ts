// The check of a sheet as a finance lead reads it on the terminal: what was recognised, what is open, every row.
import { plainLine } from '../core/plain-line.ts';
import type { SheetCheck } from './sheet-check.ts';

const amount = (value: number | null): string =>
  value === null ? '' : value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 3 });

const sums = (amounts: Readonly<Record<string, number>>): string =>
  Object.entries(amounts)
    .map(([currency, value]) => `${currency} ${amount(value)}`)
    .join(', ') || 'nothing';

function recognised({ columns, headerRow, kind, dateOrder }: SheetCheck): string[] {
  const named = Object.entries(columns).flatMap(([role, column]) =>
    typeof column === 'string' ? [`${role} ${column}`] : [],
  );
  const buckets = columns.buckets.map(({ column, label }) => `${column} ${plainLine(label)}`);
  return [
    `Headings in row ${headerRow}, ${kind}, dates ${dateOrder}`,
    `Columns   ${named.join(', ')}`,
    ...(buckets.length > 0 ? [`Ageing    ${buckets.join(', ')}`] : []),
  ];
}

function tieOutLines({ tieOut }: SheetCheck): string[] {
  return Object.entries(tieOut).map(([currency, { sheetTotal, ledgerTotal, difference }]) =>
    sheetTotal === null || difference === null
      ? `Tie-out   ${currency}: rows come to ${amount(ledgerTotal)}; the sheet prints no total to compare`
      : `Tie-out   ${currency}: sheet ${amount(sheetTotal)}, rows ${amount(ledgerTotal)}, difference ${amount(difference)}`,
  );
}

const WIDTHS = [5, 12, 32, 18, 10, 14, 9, 6] as const;

function tableRow(cells: readonly string[]): string {
  return cells
    .map((cell, i) => {
      const width = WIDTHS[i] ?? 0;
      const cut = cell.length > width ? `${cell.slice(0, width - 1)}…` : cell;
      return i === 0 || i >= 5 ? cut.padStart(width) : cut.padEnd(width);
    })
    .join('  ')
    .trimEnd();
}

function rowLines({ rows, flagged }: SheetCheck): string[] {
  const shown = new Set(flagged);
  const lines = rows
    .filter(({ type }) => type !== 'blank')
    .map((row) =>
      tableRow([
        String(row.row),
        row.type,
        plainLine(row.customer ?? ''),
        plainLine(row.invoiceNumber ?? ''),
        row.dueDate ?? '',
        amount(row.outstanding),
        row.daysOverdue === null ? '' : String(row.daysOverdue),
        shown.has(row.row) ? 'flag' : '',
      ]),
    );
  return [tableRow(['row', 'type', 'customer', 'invoice', 'due', 'outstanding', 'days', '']), ...lines];
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The check as text of several lines; control and bidi characters of the sheet are left out. */
export function tableOf(check: SheetCheck): string {
  const { file, sheet, asOf, asOfFrom, questions, totals, flagged, flagsDiffer, host } = check;
  return [
    `${plainLine(file)}, sheet “${plainLine(sheet)}”, judged by ${asOf} (from the ${asOfFrom === 'today' ? 'calendar: today' : asOfFrom})`,
    ...recognised(check),
    `Owed      ${sums(totals.outstandingByCurrency)}`,
    `Overdue   ${sums(totals.overdueByCurrency)} in ${counted(totals.overdueRowCount, 'row')}; ${counted(flagged.length, 'row')} flagged`,
    ...(flagsDiffer === null ? [] : [`OPEN      ${flagsDiffer}`]),
    ...tieOutLines(check),
    ...questions.map(
      ({ blocking, topic, text }) => `${blocking ? 'OPEN      ' : 'Assumed   '}${topic}: ${plainLine(text)}`,
    ),
    `Excel     ${counted(host.syncs, 'request')}, ${counted(host.bytesSent, 'byte')} sent, ${host.bytesReceived} received`,
    '',
    ...rowLines(check),
  ].join('\n');
}
