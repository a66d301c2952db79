// The fonts of the account statement travel with the functions that make one, as they lie in node_modules: one piece for each
// stretch of Unicode in the two weights that are used, with what tells the pieces apart and the licence.
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGES = '@fontsource/';

/** Copies every font the project depends on into `<folder>/node_modules`, where a bundle in the folder finds it. */
export async function copyFonts(root: string, folder: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const fonts = Object.keys(dependencies).filter((name) => name.startsWith(PACKAGES));
  await Promise.all(
    fonts.map((name) => copyFont(join(root, 'node_modules', name), join(folder, 'node_modules', name))),
  );
}

async function copyFont(from: string, to: string): Promise<void> {
  await mkdir(join(to, 'files'), { recursive: true });
  const pieces = (await readdir(join(from, 'files'))).filter((name) => /-(400|700)-normal\.woff$/.test(name));
  const files = ['package.json', 'unicode.json', 'LICENSE', ...pieces.map((name) => join('files', name))];
  await Promise.all(files.map((name) => cp(join(from, name), join(to, name))));
}
