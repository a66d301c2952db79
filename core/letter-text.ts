// The plain-text part of a letter: the same facts as the HTML part, amounts in aligned lines, no line wrapped by us.
import type { LetterContent, LetterTable } from './letter.ts';

const widthOf = (cells: readonly string[]): number => Math.max(...cells.map((cell) => [...cell].length));
const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length));
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - [...text].length)) + text;

function tableLines(table: LetterTable, headings: LetterContent['headings']): string[] {
  const amounts = [
    headings.open,
    ...table.rows.map(({ open }) => open),
    ...table.credits.map(({ open }) => open),
    table.total,
  ];
  const first = [headings.invoice, ...table.rows.map(({ invoice }) => invoice)];
  const columns = [
    { cells: first, pad: padEnd },
    { cells: ['', ...table.rows.map(({ dated }) => dated)], pad: padEnd },
    { cells: [headings.due, ...table.rows.map(({ due }) => due)], pad: padEnd },
    { cells: ['', ...table.rows.map(({ overdueFor }) => overdueFor)], pad: padEnd },
    { cells: ['', ...table.rows.map(({ invoiced }) => invoiced)], pad: padStart },
  ].map(({ cells, pad }) => cells.map((cell) => pad(cell, widthOf(cells))));
  const amountWidth = widthOf(amounts);
  const lines = first.map((_, row) =>
    [...columns.map((column) => column[row] ?? ''), padStart(amounts[row] ?? '', amountWidth)].join('  '),
  );
  const width = widthOf(lines);
  const footer = (label: string, amount: string) => padEnd(label, width - amountWidth) + padStart(amount, amountWidth);
  return [
    table.caption,
    ...lines,
    ...table.credits.map(({ label, open }) => footer(`${label}  `, open)),
    '-'.repeat(width),
    footer(headings.total, table.total),
  ];
}

/** The letter as text/plain, lines ended by `\n`. */
export function renderText(content: LetterContent): string {
  const blocks = [
    content.sender,
    content.facts.map(({ label, value }) => `${label}: ${value}`),
    [content.greeting],
    content.requests,
    ...content.tables.map((table) => tableLines(table, content.headings)),
    [content.headings.howToPay, ...content.howToPay],
    ...content.closing.map(({ heading, text }) => [`${heading} ${text}`]),
    content.signature,
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
