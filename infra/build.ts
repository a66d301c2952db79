// Builds what is deployed: one bundle a function for Lambda, and the pane's files for the browser.
// `npm run build [-- --pane-url https://…]` builds both into dist/, prints every size and holds the release rules.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { FUNCTION_NAMES, type FunctionName } from '../functions/settings.ts';
import { DIST } from './built-folder.ts';
import { copyFonts } from './fonts.ts';
import { releaseManifest } from './manifest.ts';
import { releaseFaults } from './release-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles every function into `<outDir>/functions/<name>/index.mjs`. Builds all that build, then throws for those that do not. */
export async function buildFunctions(outDir: string): Promise<void> {
  const outcomes = await Promise.allSettled(FUNCTION_NAMES.map((name) => buildFunction(name, outDir)));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const built = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  await buildApart(built.filter(({ apart }) => apart.length > 0));
  if (failures.length > 0) throw new AggregateError(failures, `not built: ${failures.map(String).join('; ')}`);
}

/** A function's folder, and the files its bundle reads later. */
interface BuiltFunction {
  readonly folder: string;
  readonly apart: readonly string[];
}

async function buildFunction(name: FunctionName, outDir: string): Promise<BuiltFunction> {
  const folder = join(outDir, 'functions', name);
  await rm(folder, { recursive: true, force: true });
  const apart = new Set<string>();
  await bundle(join(root, 'functions', `${name}.ts`), join(folder, 'index.mjs'), [setApart(apart)]);
  return { folder, apart: [...apart] };
}

/** Built once, then put beside every function that reads it, with the fonts. */
async function buildApart(functions: readonly BuiltFunction[]): Promise<void> {
  for (const file of new Set(functions.flatMap(({ apart }) => apart))) {
    const folders = functions.filter(({ apart }) => apart.includes(file)).map(({ folder }) => folder);
    const [first = '', ...others] = folders;
    const name = builtName(file);
    await Promise.all([bundle(file, join(first, name)), ...folders.map((folder) => copyFonts(root, folder))]);
    const copies = others.flatMap((other) => [name, `${name}.map`].map((it) => cp(join(first, it), join(other, it))));
    await Promise.all(copies);
  }
}

/** Code that few calls need, the making of PDF files: a bundle of its own beside the function's, read when it is called for. */
const APART = /\/statement-pdf\.ts$/;
const builtName = (file: string): string => basename(file).replace(/ts$/, 'mjs');

const setApart = (found: Set<string>): Plugin => ({
  name: 'set-apart',
  setup(building) {
    building.onResolve({ filter: APART }, ({ path, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return null;
      found.add(join(resolveDir, path));
      return { path: `./${builtName(path)}`, external: true };
    });
  },
});

/** One file and all it imports as Lambda runs it. */
export function bundle(entry: string, outfile: string, plugins: Plugin[] = []) {
  return build({
    ...quiet,
    plugins,
    entryPoints: [entry],
    outfile,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    sourcemap: 'linked',
    // Names and lines are enough in a stack trace; with the sources themselves the maps would be five times the code.
    sourcesContent: false,
    // The SDK's CommonJS entry is half as large again as its ESM one; the SDK is bundled so that its version is ours.
    mainFields: ['module', 'main'],
    legalComments: 'none',
  });
}

/**
 * Builds the pane into `<outDir>/addin`: taskpane.html, taskpane.js with lazy chunks, taskpane.css, assets.
 * `config.json` is never built: the workbench serves its own, a deployment writes its own.
 * `release` minifies and leaves out source maps; React runs in production mode either way.
 */
export async function buildAddin(outDir: string, { release }: { release: boolean }): Promise<void> {
  const folder = join(outDir, 'addin');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const options = paneOptions(folder, release);
  await build({
    ...options,
    entryPoints: { taskpane: join(root, 'addin/taskpane.tsx') },
  });
  const written = await readdir(folder);
  // A stylesheet that the page links and no module imports is built by itself.
  if (!written.includes('taskpane.css')) {
    await build({ ...options, splitting: false, entryPoints: { taskpane: join(root, 'addin/taskpane.css') } });
  }
  await cp(join(root, 'addin/taskpane.html'), join(folder, 'taskpane.html'));
  await cp(join(root, 'addin/assets'), join(folder, 'assets'), { recursive: true });
}

function paneOptions(folder: string, release: boolean): BuildOptions {
  return {
    ...quiet,
    outdir: folder,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    minify: release,
    sourcemap: release ? false : 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
  };
}

const quiet = { absWorkingDir: root, bundle: true, logLevel: 'silent' } satisfies BuildOptions;

type Size = { file: string; bytes: number; gzip: number };

/** Sizes of the code that is shipped, by folder and name; maps, licence texts and pictures are left out. */
async function measure(outDir: string): Promise<Size[]> {
  const names = await readdir(outDir, { recursive: true });
  const shipped = names.filter((name) => /^(addin|functions)\b.*\.(m?js|css|html)$/.test(name)).sort();
  return Promise.all(
    shipped.map(async (file) => {
      const content = await readFile(join(outDir, file));
      return { file, bytes: content.length, gzip: gzipSync(content).length };
    }),
  );
}

function printSizes(sizes: Size[]): void {
  const count = (value: number) => value.toLocaleString('en').padStart(11);
  console.log(`${'bytes'.padStart(11)}${'gzip'.padStart(11)}  file`);
  for (const { file, bytes, gzip } of sizes) console.log(`${count(bytes)}${count(gzip)}  ${file}`);
}

/** The manifest for an address, made before anything is built: a wrong address is said at once. */
async function manifestFor(paneUrl: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return releaseManifest(await readFile(join(root, 'manifest.xml'), 'utf8'), { paneUrl, version });
}

async function writeReleaseManifest(outDir: string, paneUrl: string, manifest: string): Promise<void> {
  await writeFile(join(outDir, 'manifest.xml'), manifest);
  console.log(`release manifest for ${paneUrl}: ${relative(root, join(outDir, 'manifest.xml'))}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'pane-url': { type: 'string' } } });
  const paneUrl = values['pane-url'];
  const manifest = paneUrl === undefined ? '' : await manifestFor(paneUrl).catch(sayFault);
  if (manifest === null) return;
  const outDir = DIST;
  const built = await Promise.allSettled([buildFunctions(outDir), buildAddin(outDir, { release: true })]);
  const failures = built.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
  printSizes(await measure(outDir));
  const faults = failures.length > 0 ? failures : await releaseFaults(join(outDir, 'addin'));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else if (paneUrl !== undefined) await writeReleaseManifest(outDir, paneUrl, manifest);
}

/** Somebody gave a wrong address: they need the reason, not a stack trace. */
function sayFault(fault: unknown): null {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
