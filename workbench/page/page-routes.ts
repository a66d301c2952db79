// What the workbench's server answers for the page: the page and its bundle, the workbook it opens, the built add-in with
// Office.js from node_modules, and the development configuration of the pane.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, extname, join, resolve, sep } from 'node:path';
import { dayIn } from '../../core/calendar.ts';
import { personIn, tokenUrlFor } from '../people.ts';
import { writeSampleWorkbook } from '../sample.ts';
import { bundlePage, type PageBundle } from './page-bundle.ts';

const CDN_SCRIPT = /https:\/\/appsforoffice\.microsoft\.com\/lib\/1(?:\.1)?\/hosted\//g;
const OFFICE_SCRIPT_TAG = /<script[^>]+src="\/office\/office(?:\.debug)?\.js"/;
const WINDOWS_HOST = '<script src="/page/windows-host.js"></script>\n    ';
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Where the page finds its parts. */
export interface PageParts {
  /** The repository's root folder. */
  readonly root: string;
  /** The workbook the page opens first, .xlsx or .csv; null opens the sample. */
  readonly openFile: string | null;
  /** True when the page is served over https: the pane then speaks to it as in Excel on the web. */
  readonly secure: boolean;
  /** Folder of the built add-in; `<root>/dist/addin` when left out. */
  readonly addinFolder?: string;
}

interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly fileName?: string;
}

/** Answers a request for the page and says so, or leaves it untouched and returns false. Never throws for a missing file: that is a 404. */
export type PageRoutes = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/**
 * Serves `/`, `/page/*`, `/workbook`, `/addin/*`, `/office/*` and `/manifest.xml`. The bundle is begun at once and kept in memory;
 * the add-in, the manifest and the workbook are read from disk on each request, so a new build shows after a reload.
 */
export function pageRoutes(parts: PageParts): PageRoutes {
  const bundle = bundlePage(join(parts.root, 'workbench', 'page'));
  bundle.catch(() => {}); // a request that needs it sees the failure
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = isRead(request) ? (paneConfigurationAt(path, request) ?? answerFor(path, parts, bundle)) : null;
    return answer === null ? false : send(response, answer);
  };
}

const isRead = (request: IncomingMessage): boolean => request.method === 'GET' || request.method === 'HEAD';

function answerFor(path: string, parts: PageParts, bundle: Promise<PageBundle>): Promise<Answer | null> | null {
  if (path === '/') return fileAnswer(join(parts.root, 'workbench', 'page'), 'page.html');
  if (path === '/workbook') return workbookAnswer(parts.openFile);
  if (path === '/manifest.xml') return fileAnswer(parts.root, 'manifest.xml');
  if (path.startsWith('/page/')) return bundleAnswer(bundle, path.slice('/page/'.length));
  if (path.startsWith('/office/')) return fileAnswer(officeFolder(parts.root), path.slice('/office/'.length));
  if (path.startsWith('/addin/')) return addinAnswer(parts, path.slice('/addin/'.length));
  return null;
}

/** The pane's configuration signs in whoever the browser's cookie names; null for any other path. */
function paneConfigurationAt(path: string, { headers }: IncomingMessage): Promise<Answer> | null {
  if (path !== '/addin/config.json') return null;
  const tokenUrl = tokenUrlFor(personIn(headers.cookie ?? ''));
  return Promise.resolve(jsonAnswer({ apiUrl: '/api', signIn: { kind: 'development', tokenUrl } }));
}

const jsonAnswer = (value: unknown): Answer => ({ type: CONTENT_TYPES['.json'] ?? '', body: JSON.stringify(value) });

const officeFolder = (root: string): string => join(root, 'node_modules', '@microsoft', 'office-js', 'dist');

async function bundleAnswer(bundle: Promise<PageBundle>, name: string): Promise<Answer | null> {
  const body = (await bundle).get(name);
  return body === undefined ? null : { type: contentType(name), body };
}

async function workbookAnswer(openFile: string | null): Promise<Answer> {
  if (openFile !== null)
    return { type: contentType(openFile), body: await readFile(openFile), fileName: basename(openFile) };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions(); // the browser's TODAY() counts in the same zone
  const today = dayIn(timeZone, new Date().toISOString());
  return { type: contentType('.xlsx'), body: await writeSampleWorkbook(today), fileName: 'Aged debtors.xlsx' };
}

async function addinAnswer({ root, secure, addinFolder }: PageParts, name: string): Promise<Answer | null> {
  const answer = await fileAnswer(addinFolder ?? join(root, 'dist', 'addin'), name);
  if (answer === null || extname(name) !== '.html') return answer;
  return { ...answer, body: withLocalOffice(Buffer.from(answer.body).toString('utf8'), secure) };
}

/**
 * The pane's page with Office.js from this machine instead of Microsoft's CDN. Over http Excel for Windows is played, by a script
 * that comes before Office.js; over https Office.js speaks to the page as in Excel on the web and nothing is added.
 */
function withLocalOffice(html: string, secure: boolean): string {
  const local = html.replace(CDN_SCRIPT, '/office/');
  return secure ? local : local.replace(OFFICE_SCRIPT_TAG, (tag) => WINDOWS_HOST + tag);
}

async function fileAnswer(folder: string, name: string): Promise<Answer | null> {
  const file = fileWithin(folder, name);
  if (file === null) return null;
  try {
    return { type: contentType(file), body: await readFile(file) };
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/** The file of that name inside the folder; null for a name that leads out of it or cannot be decoded. */
function fileWithin(folder: string, name: string): string | null {
  try {
    const file = resolve(folder, `.${sep}${decodeURIComponent(name)}`);
    return file.startsWith(resolve(folder) + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(cause.code));

const contentType = (file: string): string => CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';

async function send(response: ServerResponse, answering: Promise<Answer | null>): Promise<boolean> {
  const answer = await answering;
  if (answer === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return true;
  }
  response.writeHead(200, {
    'content-type': answer.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(answer.fileName && {
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    }),
  });
  response.end(answer.body);
  return true;
}
