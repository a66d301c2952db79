// Checks manifest.xml without Microsoft's online validator: order and completeness of elements, resources, lengths,
// addresses, icons, button functions and requirement sets. `npm run check` runs it; releases are checked with it.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OfficeAddinManifest } from 'office-addin-manifest';
import type { ManifestInQuestion } from './manifest-rules.ts';
import * as rules from './manifest-rules.ts';
import { parseManifest } from './manifest-xml.ts';
import { apiSetsIn, excelApiUsed } from './office-apis-used.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the rules compare the manifest with: the add-in's pictures and code. */
export type AddinFacts = Pick<ManifestInQuestion, 'pixelsOf' | 'functionNames' | 'excelApiUsed'>;

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** Width and height out of a PNG's header; null when the bytes are no PNG. */
export function pngPixels(bytes: Buffer): { width: number; height: number } | null {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).toString('hex') === PNG_SIGNATURE;
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

function pixelsOf(file: string): { width: number; height: number } | null {
  try {
    return pngPixels(readFileSync(fromRoot(`addin/${file}`)));
  } catch {
    return null;
  }
}

/** The function names that some code binds with Office.actions.associate. */
export const associatedNames = (source: string): string[] =>
  [...source.matchAll(/Office\.actions\.associate\(\s*'([^']+)'/g)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );

/** The facts of the add-in in this repository. */
export function addinFacts(): AddinFacts {
  const files = readdirSync(fromRoot('addin'), { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => /^(excel\.ts|excel\/.*\.ts|commands\.ts)$/.test(file))
    .map((file) => readFileSync(fromRoot(`addin/${file}`), 'utf8'));
  const declarations = readFileSync(fromRoot('node_modules/@types/office-js/index.d.ts'), 'utf8');
  return {
    pixelsOf,
    functionNames: associatedNames(readFileSync(fromRoot('addin/commands.ts'), 'utf8')),
    excelApiUsed: excelApiUsed(sources, apiSetsIn(declarations)),
  };
}

/**
 * Every fault of a manifest at once, one sentence each; empty when it may be installed. `release` also refuses addresses
 * that only stand for a developer's machine or for nobody.
 */
export function checkManifest(
  xml: string,
  { release, facts = addinFacts() }: { readonly release: boolean; readonly facts?: AddinFacts },
): string[] {
  const root = parseManifest(xml);
  if (typeof root === 'string') return [root];
  return Object.values(rules).flatMap((rule) => rule({ root, release, ...facts }));
}

/** What Microsoft's own reader says of the file, which is what sideloading uses; empty when it reads it. */
const readerFaults = (file: string): Promise<string[]> =>
  OfficeAddinManifest.readManifestFile(file).then(
    () => [],
    (fault: Error) => [`Microsoft's reader: ${fault.message}`],
  );

async function main(): Promise<void> {
  const file = fromRoot('manifest.xml');
  const faults = [...checkManifest(readFileSync(file, 'utf8'), { release: false }), ...(await readerFaults(file))];
  for (const fault of faults) console.error(`manifest.xml: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
