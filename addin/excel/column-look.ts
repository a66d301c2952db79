// How a column looked before Duebook wrote there: its number format and its width. The comment of the column's hidden name
// keeps both, and the width Duebook gave it, so that removal leaves the column as it was and no width of the clerk's is lost.

/** The look before, and the width of ours in points; null where it is not known, because an older Duebook wrote the column. */
export interface ColumnLook {
  readonly numberFormat: string;
  readonly width: number | 'standard' | null;
  readonly ours: number | null;
}

const FORMAT_IS = 'Number format before: ';
const WIDTH_IS = 'Width before: ';
const OURS_IS = 'Width of ours: ';

/** The comment that keeps a look. */
export const noteOf = ({ numberFormat, width, ours }: ColumnLook): string =>
  [
    ...(numberFormat === 'General' ? [] : [`${FORMAT_IS}${numberFormat}`]),
    ...(width === null ? [] : [`${WIDTH_IS}${width}`]),
    ...(ours === null ? [] : [`${OURS_IS}${ours}`]),
  ].join('\n');

const points = (text: string | null): number | null =>
  text !== null && Number.isFinite(Number(text)) ? Number(text) : null;

/** The look a comment keeps. */
export function lookFrom(comment: string): ColumnLook {
  const lines = comment.split('\n');
  const after = (words: string) => lines.find((line) => line.startsWith(words))?.slice(words.length) ?? null;
  const width = after(WIDTH_IS);
  return {
    numberFormat: after(FORMAT_IS) ?? 'General',
    width: width === 'standard' ? width : points(width),
    ours: points(after(OURS_IS)),
  };
}

/** What `isAsWidened` and `narrowAgain` read of a range, to be loaded with the caller's own request. */
export const WIDTH_OF_COLUMN = 'format/columnWidth,format/useStandardWidth';

/** Excel rounds widths to pixels. */
const A_PIXEL = 0.75;

/** True while the column is as wide as Duebook made it; false once the clerk has given it a width of her own. */
export const isAsWidened = ({ format }: Excel.Range, { ours }: ColumnLook): boolean =>
  ours !== null && Math.abs(format.columnWidth - ours) <= A_PIXEL;

/** The width of a column now, as a look keeps it. */
export const widthOf = ({ format }: Excel.Range): number | 'standard' =>
  format.useStandardWidth ? 'standard' : format.columnWidth;

/** Gives a column its width of before back, unless the clerk has given it another since. */
export function narrowAgain(range: Excel.Range, look: ColumnLook): void {
  if (!isAsWidened(range, look)) return;
  if (look.width === 'standard') range.format.useStandardWidth = true;
  else if (look.width !== null) range.format.columnWidth = look.width;
}
