// The page's scripts and styles, bundled in memory when the workbench starts: nothing is written to disk and nothing is minified,
// so that the browser's developer tools show the page as it is written.
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** File name (`page.js`, `page-styles.css`, `windows-host.js`) to its bytes. */
export type PageBundle = ReadonlyMap<string, Uint8Array>;

/** Bundles the page in the given folder with the host it plays for the pane. Throws with esbuild's own words when it does not build. */
export async function bundlePage(folder: string): Promise<PageBundle> {
  const [page, host] = await Promise.all([
    bundle({ page: join(folder, 'page.ts'), 'page-styles': join(folder, 'page.css') }, 'esm'),
    bundle({ 'windows-host': join(folder, 'pane.ts') }, 'iife'),
  ]);
  return new Map([...page, ...host]);
}

async function bundle(entryPoints: Record<string, string>, format: 'esm' | 'iife'): Promise<[string, Uint8Array][]> {
  const result = await build({
    entryPoints,
    format,
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
