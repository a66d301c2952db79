// The fonts of a document in any script: open fonts cut into pieces by Unicode range, of which only those that hold a letter
// of the text are read. They lie beside the bundle of a function as they lie in node_modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where the list of a font's pieces lies, in the order scripts are looked for; Latin, Greek and Cyrillic stand in the first. */
const FONT_FILES = {
  '': () => require.resolve('@fontsource/noto-sans/unicode.json'),
  '-arabic': () => require.resolve('@fontsource/noto-sans-arabic/unicode.json'),
  '-hebrew': () => require.resolve('@fontsource/noto-sans-hebrew/unicode.json'),
  '-thai': () => require.resolve('@fontsource/noto-sans-thai/unicode.json'),
  '-devanagari': () => require.resolve('@fontsource/noto-sans-devanagari/unicode.json'),
  '-sc': () => require.resolve('@fontsource/noto-sans-sc/unicode.json'),
  '-kr': () => require.resolve('@fontsource/noto-sans-kr/unicode.json'),
} as const;
type Package = keyof typeof FONT_FILES;

const PACKAGES = Object.keys(FONT_FILES) as Package[];

/** Chinese fonts hold some Korean letters, but not all of them. */
const HANGUL: readonly Package[] = ['', '-kr'];

export type Weight = 400 | 700;

/** A stretch of Unicode and the piece of a font that has it. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly piece: string;
}

const known = new Map<Package, readonly Range[]>();

function rangesOf(its: Package): readonly Range[] {
  const found = known.get(its);
  if (found) return found;
  const text = readFileSync(FONT_FILES[its](), 'utf8');
  const ranges = Object.entries(JSON.parse(text) as Record<string, string>).flatMap(([key, list]) =>
    list.split(',').map((range): Range => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return { from, to, piece: key.replace(/[[\]]/g, '') };
    }),
  );
  known.set(its, ranges);
  return ranges;
}

const pieces = new Map<number, string | null>();

function findPiece(point: number): string | null {
  const packages = /\p{Script=Hangul}/u.test(String.fromCodePoint(point)) ? HANGUL : PACKAGES;
  for (const its of packages) {
    const range = rangesOf(its).find(({ from, to }) => point >= from && point <= to);
    if (range) return `${its}/${range.piece}`;
  }
  return null;
}

/** The piece of a font a character is drawn with, by a name that `readFont` knows; null when no font has it. */
export function pieceFor(character: string): string | null {
  const point = character.codePointAt(0) ?? 0;
  const found = pieces.get(point);
  if (found !== undefined) return found;
  const piece = findPiece(point);
  pieces.set(point, piece);
  return piece;
}

/** What stands in when no font has a character: its empty box. */
export const USUAL_PIECE = '/latin';

const isPackage = (name: string): name is Package => name in FONT_FILES;

/** The font file of a piece, as WOFF: of WOFF2, what is embedded of composed letters comes out broken. */
export function readFont(piece: string, weight: Weight): Buffer {
  const [its = '', name = ''] = piece.split('/');
  const folder = dirname(FONT_FILES[isPackage(its) ? its : '']());
  return readFileSync(join(folder, 'files', `noto-sans${its}-${name}-${weight}-normal.woff`));
}
