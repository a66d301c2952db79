// The page's scripts and styles, bundled in memory when the workbench starts: nothing is written to disk and nothing is minified,
// so that the browser's developer tools show the page as it is written.
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { WINDOWS_SHIM } from '../excel/windows-bridge.ts';

/** File name (`page.js`, `page-styles.css`, `windows-host.js`) to its bytes. */
export type PageBundle = ReadonlyMap<string, Uint8Array>;

/** Bundles the page in the given folder, and adds the script that plays Excel for Windows. Throws with esbuild's own words when it does not build. */
export async function bundlePage(folder: string): Promise<PageBundle> {
  const page = await bundle({ page: join(folder, 'page.ts'), 'page-styles': join(folder, 'page.css') });
  return new Map([...page, ['windows-host.js', new TextEncoder().encode(WINDOWS_SHIM)]]);
}

async function bundle(entryPoints: Record<string, string>): Promise<[string, Uint8Array][]> {
  const result = await build({
    entryPoints,
    format: 'esm',
    bundle: true,
    write: false,
    outdir: 'page',
    platform: 'browser',
    target: 'es2022',
    define: { global: 'globalThis' },
    logLevel: 'silent',
  });
  return result.outputFiles.map((file) => [basename(file.path), file.contents]);
}
