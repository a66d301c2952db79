// The HTML part of a letter, for Outlook's Word rendering, phones and dark mode: tables for layout carry
// role="presentation", the invoice table is a real one, styles are inline, no colour carries meaning, nothing is fetched.
import type { LetterContent, LetterTable } from './letter-content.ts';

/** Text made safe for an HTML element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

const FONT = 'font-family:Segoe UI,Arial,sans-serif;font-size:15px;line-height:1.45';
const CELL = `${FONT};font-size:14px;padding:6px 6px 6px 0;border-bottom:1px solid #767676;vertical-align:top`;
const NUMBER = `${CELL};text-align:left;overflow-wrap:anywhere`;
const AMOUNT = `${CELL};padding-right:0;text-align:right;white-space:nowrap`;
const HEADING = `${FONT};font-size:16px;font-weight:600;margin:20px 0 4px`;

const lines = (texts: readonly string[]): string => texts.map(escapeHtml).join('<br>');
const paragraph = (html: string): string => `<p style="${FONT};margin:0 0 12px">${html}</p>`;

/** A second line in a cell; it may wrap where the amount above it may not, or a phone would have to scroll sideways. */
const underneath = (text: string) =>
  text ? `<br><span style="font-weight:400;white-space:normal">${escapeHtml(text)}</span>` : '';

function invoiceRow(row: LetterTable['rows'][number]): string {
  return (
    `<tr><th scope="row" align="left" style="${NUMBER};font-weight:600">${escapeHtml(row.invoice)}${underneath(row.dated)}</th>` +
    `<td style="${CELL};white-space:nowrap">${escapeHtml(row.due)}${underneath(row.overdueFor)}</td>` +
    `<td align="right" style="${AMOUNT}">${escapeHtml(row.open)}${underneath(row.invoiced)}</td></tr>`
  );
}

function footRow(label: string, amount: string, weight: number, details: readonly string[] = []): string {
  const under = details.map(underneath).join('');
  return (
    `<tr><th scope="row" colspan="2" align="left" style="${NUMBER};font-weight:${weight}">${escapeHtml(label)}${under}</th>` +
    `<td align="right" style="${AMOUNT};font-weight:${weight}">${escapeHtml(amount)}</td></tr>`
  );
}

function footRows(table: LetterTable, { total, totalDue }: LetterContent['labels']): string {
  const rows = [
    ...table.credits.map(({ label, open }) => footRow(label, open, 400)),
    footRow(total, table.total, 600),
    ...table.charges.map(({ label, amount, details }) => footRow(label, amount, 400, details)),
  ];
  return [...rows, table.totalDue ? footRow(totalDue, table.totalDue, 600) : ''].join('');
}

const TABLE =
  '<table width="100%" cellspacing="0" cellpadding="0" border="0" style="border-collapse:collapse;margin:8px 0 16px">';
const captionOf = (caption: string): string =>
  `<caption style="${FONT};text-align:left;font-weight:600;padding:4px 0">${escapeHtml(caption)}</caption>`;

function invoiceTable(table: LetterTable, labels: LetterContent['labels']): string {
  const head = (text: string, style: string, align: string) =>
    `<th scope="col" align="${align}" style="${style};text-align:${align};font-weight:600">${escapeHtml(text)}</th>`;
  return (
    `${TABLE}${captionOf(table.caption)}` +
    `<thead><tr>${head(labels.invoice, CELL, 'left')}${head(labels.due, CELL, 'left')}${head(labels.open, AMOUNT, 'right')}</tr></thead>` +
    `<tbody>${table.rows.map(invoiceRow).join('')}</tbody><tfoot>${footRows(table, labels)}</tfoot></table>`
  );
}

function otherCredits({ otherCredits: credits, labels }: LetterContent): string[] {
  if (credits.length === 0) return [];
  const rows = credits.map(({ label, open }) => footRow(label, open, 400)).join('');
  return [`${TABLE}${captionOf(labels.otherCredits)}<tbody>${rows}</tbody></table>`];
}

const headed = (heading: string, text: string): string =>
  paragraph(heading ? `<strong>${escapeHtml(heading)}</strong> ${escapeHtml(text)}` : escapeHtml(text));

/** Readers such as Gmail cut a mail off at about 100 KB; in a letter with more rows than this the list stands last. */
const ROWS_BEFORE_THE_LIST_STANDS_LAST = 100;

const tablesOf = (content: LetterContent): string[] => [
  ...content.tables.map((table) => invoiceTable(table, content.labels)),
  ...otherCredits(content),
];

/** How to pay, what to do otherwise, and who writes. */
const endOf = (content: LetterContent): string[] => [
  ...content.afterTable.map((sentences) => paragraph(escapeHtml(sentences))),
  `<h2 style="${HEADING}">${escapeHtml(content.labels.howToPay)}</h2>`,
  paragraph(lines(content.howToPay)),
  ...content.closing.map(({ heading, text }) => headed(heading, text)),
  ...(content.enclosures ? [paragraph(escapeHtml(content.enclosures))] : []),
  paragraph(lines(content.signature)),
];

/** The letter as a whole HTML document in its language. */
export function renderHtml(content: LetterContent): string {
  const facts = content.facts
    .map(({ label, value }) => `${escapeHtml(label + content.labels.colon)}<strong>${escapeHtml(value)}</strong>`)
    .join('<br>');
  const rows = content.tables.reduce((count, table) => count + table.rows.length, 0);
  const [list, end] = [tablesOf(content), endOf(content)];
  const body = [
    paragraph(lines(content.sender)),
    paragraph(facts),
    `<h1 style="${HEADING};font-size:18px;margin:20px 0 12px">${escapeHtml(content.subject)}</h1>`,
    paragraph(escapeHtml(content.greeting)),
    ...content.opening.map((sentences) => paragraph(escapeHtml(sentences))),
    ...(content.note ? [headed(content.labels.note + content.labels.colon.trimEnd(), content.note)] : []),
    ...(rows > ROWS_BEFORE_THE_LIST_STANDS_LAST ? [...end, ...list] : [...list, ...end]),
  ].join('\n');
  return (
    `<!doctype html>\n<html lang="${escapeHtml(content.language)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">` +
    `<title>${escapeHtml(content.subject)}</title></head>\n` +
    `<body style="margin:0;padding:0"><table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0"><tr>` +
    `<td align="center" style="padding:16px 8px"><table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:600px">` +
    `<tr><td align="left">\n${body}\n</td></tr></table></td></tr></table></body></html>\n`
  );
}
