// How a cell looks before conditional formats: number format, fill, font, alignment, lock.
// Many cells share few looks, so a workbook keeps each look once and cells hold its number.

export interface CellFont {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** As Office.js says it: None, Single, Double, SingleAccountant, DoubleAccountant. */
  readonly underline: string;
  readonly strikethrough: boolean;
  /** `#RRGGBB`. */
  readonly color: string;
}

export interface CellStyle {
  readonly numberFormat: string;
  /** `#RRGGBB`, or null where the cell is not filled. */
  readonly fill: string | null;
  readonly font: CellFont;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly indentLevel: number;
  readonly locked: boolean;
  /** Borders and other looks of the file that the workbench shows or changes nowhere but saves again. */
  readonly carried: Readonly<Record<string, unknown>>;
}

/** What to change of a look; font members not named stay. */
export type StyleChange = Partial<Omit<CellStyle, 'font'>> & { readonly font?: Partial<CellFont> };

export const DEFAULT_FONT: CellFont = {
  name: 'Calibri',
  size: 11,
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  color: '#000000',
};

export const DEFAULT_STYLE: CellStyle = {
  numberFormat: 'General',
  fill: null,
  font: DEFAULT_FONT,
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  indentLevel: 0,
  locked: true,
  carried: {},
};

/** The looks of one workbook; number 0 is the default look and never changes. */
export class StyleBook {
  readonly #styles: CellStyle[] = [DEFAULT_STYLE];
  readonly #numbers = new Map<string, number>([[JSON.stringify(DEFAULT_STYLE), 0]]);
  readonly #changes = new Map<string, number>();

  /** The look behind a number; an unknown number is the default look. */
  get(number: number): CellStyle {
    return this.#styles[number] ?? DEFAULT_STYLE;
  }

  /** The number for a look, the same for equal looks. */
  add(style: CellStyle): number {
    const key = JSON.stringify(style);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#styles.push(style);
    this.#numbers.set(key, this.#styles.length - 1);
    return this.#styles.length - 1;
  }

  /** The number of the look that `number` becomes by the change. */
  change(number: number, change: StyleChange): number {
    const key = `${number} ${JSON.stringify(change)}`;
    const known = this.#changes.get(key);
    if (known !== undefined) return known;
    const before = this.get(number);
    const { font, ...rest } = change;
    const after = this.add({ ...before, ...rest, font: { ...before.font, ...font } });
    this.#changes.set(key, after);
    return after;
  }
}
