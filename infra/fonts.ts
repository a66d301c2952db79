// The fonts of the account statement travel with the functions that make one, as they lie in node_modules: one piece for each
// stretch of Unicode in the two weights that are used, with what tells the pieces apart and the licence.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FONT_FILES } from '../functions/pdf-fonts.ts';

/** Copies the pieces into `<folder>/node_modules`, where a bundle in the folder finds them. */
export async function copyFonts(folder: string): Promise<void> {
  await Promise.all(Object.values(FONT_FILES).map((file) => copyFont(dirname(file()), folder)));
}

async function copyFont(from: string, folder: string): Promise<void> {
  const to = join(folder, from.slice(from.lastIndexOf('node_modules')));
  await mkdir(join(to, 'files'), { recursive: true });
  const pieces = (await readdir(join(from, 'files'))).filter((name) => /-(400|700)-normal\.woff$/.test(name));
  const files = ['package.json', 'unicode.json', 'LICENSE', ...pieces.map((name) => join('files', name))];
  await Promise.all(files.map((name) => cp(join(from, name), join(to, name))));
}
