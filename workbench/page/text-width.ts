// How wide a text is drawn, measured once per font and text: Excel shows #### for a number that does not fit and lets a text run
// over the empty cells beside it.

const context = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();
const MAX_REMEMBERED = 20_000;

/** The width in pixels of a text in a CSS font (`bold 13px Calibri`). */
export function textWidth(text: string, font: string): number {
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > MAX_REMEMBERED) widths.clear();
  const width = measure(text, font);
  widths.set(key, width);
  return width;
}

function measure(text: string, font: string): number {
  if (context === null) return text.length * 7;
  context.font = font;
  return Math.ceil(context.measureText(text).width);
}
