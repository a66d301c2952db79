// A page that opens a pane through one of the browser bridges, and the pane itself with the real Office.js: what the bridge
// tests drive. Plain http for the Windows bridge, https with a certificate of the moment for the web bridge.
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize } from 'node:path';
import { build } from 'esbuild';
import { generate } from 'selfsigned';
import { WINDOWS_SHIM } from '../../../workbench/excel/windows-bridge.ts';

export interface PaneServer {
  readonly url: string;
  close(): Promise<void>;
}

const OFFICE = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'));
const HOST_PAGE = '<!doctype html><title>Host</title><body><script type="module" src="/host.js"></script>';

function panePage(shim: boolean): string {
  const script = shim ? `<script>${WINDOWS_SHIM}</script>` : '';
  return `<!doctype html><title>Pane</title>${script}<script src="/office/office.js"></script><script src="/pane.js"></script>`;
}

async function bundle(entry: string, format: 'esm' | 'iife'): Promise<Uint8Array> {
  const file = join(import.meta.dirname, entry);
  const define = { global: 'globalThis' };
  const result = await build({ entryPoints: [file], bundle: true, write: false, format, define, logLevel: 'silent' });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`${entry} gave no bundle`);
  return output.contents;
}

function respond(files: ReadonlyMap<string, string | Uint8Array>): RequestListener {
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const own = files.get(path);
    const type = path.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8';
    const office = path.startsWith('/office/') ? join(OFFICE, normalize(path.slice('/office'.length))) : null;
    const body = own ?? (office ? await readFile(office).catch(() => null) : null);
    response.writeHead(body === null ? 404 : 200, { 'content-type': type });
    response.end(body);
  };
}

/** Serves host page and pane on a free port of localhost. */
export async function servePane(kind: 'windows' | 'web'): Promise<PaneServer> {
  const files = new Map<string, string | Uint8Array>([
    ['/', HOST_PAGE],
    ['/host.js', await bundle('pane-host.ts', 'esm')],
    ['/pane.html', panePage(kind === 'windows')],
    ['/pane.js', await bundle('pane-addin.ts', 'iife')],
  ]);
  const server =
    kind === 'web' ? createHttpsServer(await certificate(), respond(files)) : createHttpServer(respond(files));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${kind === 'web' ? 'https' : 'http'}://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { key: made.private, cert: made.cert };
}
