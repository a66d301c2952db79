// Where the build leaves what is deployed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `npm run build` writes. */
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** The folder of a build with these names below it. Throws with the way out when it was not built. */
export function builtFolder(built: string, ...names: string[]): string {
  const folder = join(built, ...names);
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run npm run build first`);
  return folder;
}
