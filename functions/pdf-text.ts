// Text of any script on a page: each stretch in the font that has it, right-to-left stretches turned round and shaped as a
// whole, long lines broken between words. What a reader copies or hears is the text as it was written.
import bidiFactory from 'bidi-js/dist/bidi.mjs';
import { pieceFor, readFont, USUAL_PIECE, type Weight } from './pdf-fonts.ts';

const bidi = bidiFactory();

/** The document of pdfkit, as far as text needs it. */
export type PdfDocument = PDFKit.PDFDocument;

/** How a line is set. */
export interface Style {
  readonly size: number;
  readonly weight: Weight;
}

/** A stretch in one direction and one font. */
interface Run {
  readonly text: string;
  readonly piece: string;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Signs of every script take the font of the letter before them where it has them: a space starts no new run. */
const isShared = (character: string): boolean => /^[\p{Zs}\p{P}\p{N}]/u.test(character);

/** Pieces of one script that hold the signs shared by all. */
const HAS_SHARED = new Set(['/latin']);

/** What the first piece of the Latin font has; most text of most statements. */
const LATIN = /^[\u0020-\u00ff\u2013\u2014\u2018-\u201e\u2026\u202f\u20ac]*$/;

function runsIn(text: string): Run[] {
  if (LATIN.test(text)) return text === '' ? [] : [{ text, piece: USUAL_PIECE }];
  const runs: { text: string; piece: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const piece =
      last && isShared(segment) && HAS_SHARED.has(last.piece) ? last.piece : (pieceFor(segment) ?? USUAL_PIECE);
    if (last?.piece === piece) last.text += segment;
    else runs.push({ text: segment, piece });
  }
  return runs;
}

interface Stretch {
  readonly text: string;
  readonly level: number;
}

/** The text cut where its direction changes, brackets of right-to-left stretches turned, in the order it is read. */
function stretchesOf(text: string, base: 'ltr' | 'auto'): Stretch[] {
  const { levels } = bidi.getEmbeddingLevels(text, base);
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const stretches: { text: string; level: number }[] = [];
  for (let i = 0; i < text.length; i++) {
    if (ISOLATES.test(text[i] ?? '')) continue;
    const level = levels[i] ?? 0;
    const last = stretches.at(-1);
    const character = mirrored.get(i) ?? text[i] ?? '';
    if (last?.level === level) last.text += character;
    else stretches.push({ text: character, level });
  }
  return stretches;
}

/** In the order they stand on the page, by the Unicode rule: from the highest level down, what is at it is turned round. */
function inVisualOrder(stretches: readonly Stretch[]): Stretch[] {
  const order = [...stretches];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end++;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return order;
}

/** Right-to-left letters are turned round by their own shaping; signs between them are not. */
const turned = (run: Run): Run =>
  /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(run.text)
    ? run
    : {
        ...run,
        text: [...graphemes.segment(run.text)]
          .reverse()
          .map(({ segment }) => segment)
          .join(''),
      };

const PLAIN = /^[\u0020-\u02ff\u2000-\u206f\u20a0-\u20bf]*$/;

/** Signs that keep a part of a line apart in its own direction; they are not drawn. */
const ISOLATES = /[\u2066-\u2069]/;

/** The text without what only orders it. */
export const asRead = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** True for text that stands on the page letter by letter as it is read: left to right, nothing joined. */
export const isPlainText = (text: string): boolean => PLAIN.test(text);

/** The runs of a line from left to right. */
function runsOf(text: string): Run[] {
  if (isPlainText(asRead(text))) return runsIn(asRead(text));
  return inVisualOrder(stretchesOf(text, 'auto')).flatMap(({ text: its, level }) => {
    return level % 2 === 1 ? runsIn(its).reverse().map(turned) : runsIn(its);
  });
}

/** Sets text on pages of one document. */
export interface TextSetter {
  widthOf(text: string, style: Style): number;
  /** The lines a text needs in a width. */
  wrap(text: string, width: number, style: Style): string[];
  /** Draws one line with its baseline at `y`, from `x` on or ending there. */
  draw(text: string, at: { readonly x: number; readonly y: number; readonly ends?: boolean }, style: Style): void;
}

/** A setter for a document; fonts are read when the first letter needs them. */
export function createTextSetter(document: PdfDocument): TextSetter {
  const read = new Set<string>();
  const use = ({ piece }: Run, { size, weight }: Style): PdfDocument => {
    const name = `${piece}-${weight}`;
    if (!read.has(name)) document.registerFont(name, readFont(piece, weight));
    read.add(name);
    return document.font(name, size);
  };
  // Latin words are shaped one by one and remembered; with a list of features, even an empty one, a run is shaped as a whole.
  const optionsOf = ({ text }: Run): PDFKit.Mixins.TextOptions =>
    LATIN.test(text) ? { lineBreak: false } : { features: [], lineBreak: false };
  const widths = new Map<string, number>();
  const widthOfRun = (run: Run, style: Style): number => {
    const key = `${style.size} ${style.weight} ${run.piece} ${run.text}`;
    const width = widths.get(key) ?? use(run, style).widthOfString(run.text, optionsOf(run));
    widths.set(key, width);
    return width;
  };
  const widthOf = (text: string, style: Style): number =>
    runsOf(text).reduce((sum, run) => sum + widthOfRun(run, style), 0);

  const wrap = (text: string, width: number, style: Style): string[] => {
    if (widthOf(text, style) <= width) return [text.trim()];
    const lines: string[] = [''];
    for (const part of partsOf(text, (its) => widthOf(its, style) <= width)) {
      const longer = `${lines.at(-1)}${part}`;
      if (widthOf(longer.trimEnd(), style) <= width) lines[lines.length - 1] = longer;
      else lines.push(part.trimStart());
    }
    return lines.map((line) => line.trim()).filter((line, i) => line !== '' || i === 0);
  };

  const draw: TextSetter['draw'] = (text, { x, y, ends = false }, style) => {
    let left = ends ? x - widthOf(text, style) : x;
    for (const run of runsOf(text)) {
      use(run, style).text(run.text, left, y, { ...optionsOf(run), baseline: 'alphabetic' });
      left += widthOfRun(run, style);
    }
  };
  return { widthOf, wrap, draw };
}

/** Words with the space after them; a word that does not fit into a line by itself comes letter by letter. */
function partsOf(text: string, fits: (part: string) => boolean): string[] {
  const parts = [...words.segment(text)].map(({ segment }) => segment);
  return parts.flatMap((part) => (fits(part) ? [part] : [...graphemes.segment(part)].map(({ segment }) => segment)));
}
