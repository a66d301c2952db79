// The plain-text part of a letter: the same facts as the HTML part. Readers show it in a proportional font as often as in
// a fixed one, so nothing is lined up with spaces: every invoice is a short block, and no line of figures is longer than 76.
import type { LetterContent, LetterTable } from './letter-content.ts';

const LINE = 76;
const INDENT = '  ';

/** A line folded at its spaces, the rest indented; one long word stays whole. */
function folded(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || [...longer].length <= LINE) lines[Math.max(lines.length - 1, 0)] = longer;
    else lines.push(`${INDENT}${word}`);
  }
  return lines;
}

/** The second part on the same line when there is room, else indented on the next. */
const beside = (first: string, separator: string, second: string): string[] => {
  const line = `${first}${separator}${second}`;
  if ([...line].length <= LINE) return [line];
  return [...folded(`${first}${separator.trimEnd()}`), `${INDENT}${second}`];
};

function invoiceLines(row: LetterTable['rows'][number], { due, open, colon }: LetterContent['labels']): string[] {
  const invoiced = row.invoiced ? ` (${row.invoiced})` : '';
  return [
    ...beside(row.invoice, ', ', row.dated),
    `${INDENT}${due}${colon}${row.due}, ${row.overdueFor}`,
    `${INDENT}${open}${colon}${row.open}${invoiced}`,
  ];
}

const creditLines = ({ label, open }: LetterTable['credits'][number], colon: string): string[] =>
  beside(label, colon, open);

/** A table's blocks: its caption, one for every invoice, what is taken off and the total, charges and what is to be paid. */
function tableBlocks(table: LetterTable, labels: LetterContent['labels']): string[][] {
  const { colon, total, totalDue } = labels;
  const charges = table.charges.map(({ label, amount, details }) => [
    ...beside(label, colon, amount),
    ...details.flatMap((detail) => folded(`${INDENT}${detail}`)),
  ]);
  return [
    [table.caption],
    ...table.rows.map((row) => invoiceLines(row, labels)),
    [...table.credits.flatMap((credit) => creditLines(credit, colon)), ...beside(total, colon, table.total)],
    ...charges,
    table.totalDue ? beside(totalDue, colon, table.totalDue) : [],
  ];
}

/** The letter as text/plain, lines ended by `\n`; sentences are not wrapped, the reader's window does that. */
export function renderText(content: LetterContent): string {
  const { labels, otherCredits, closing } = content;
  const credits = otherCredits.flatMap((credit) => creditLines(credit, labels.colon));
  const blocks: (readonly string[])[] = [
    content.sender,
    content.facts.map(({ label, value }) => `${label}${labels.colon}${value}`),
    [content.greeting],
    ...content.opening.map((sentences) => [sentences]),
    content.note ? [`${labels.note}${labels.colon}${content.note}`] : [],
    ...content.tables.flatMap((table) => tableBlocks(table, labels)),
    credits.length > 0 ? [labels.otherCredits, ...credits] : [],
    ...content.afterTable.map((sentences) => [sentences]),
    [labels.howToPay, ...content.howToPay],
    ...closing.map(({ heading, text }) => [heading ? `${heading} ${text}` : text]),
    content.enclosures ? [content.enclosures] : [],
    content.signature,
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
