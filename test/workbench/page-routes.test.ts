import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../workbench/excel/xlsx.ts';
import { type PageRoutes, pageRoutes } from '../../workbench/page/page-routes.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const PANE = `<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script src="taskpane.js"></script>`;

let folder: string;
const servers: Server[] = [];
let overHttp: string;
let overHttps: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-routes-'));
  await writeFile(join(folder, 'taskpane.html'), PANE);
  await writeFile(join(folder, 'Ältere Posten.csv'), 'Kunde;Betrag\n');
  overHttp = await serve(pageRoutes({ root: ROOT, openFile: null, secure: false, addinFolder: folder }));
  const file = join(folder, 'Ältere Posten.csv');
  overHttps = await serve(pageRoutes({ root: ROOT, openFile: file, secure: true, addinFolder: folder }));
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(routes: PageRoutes): Promise<string> {
  const server = createServer(async (incoming, response) => {
    if (!(await routes(incoming, response))) response.writeHead(418).end('left to others');
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A request whose path is sent as it is written, which fetch would tidy. */
const statusOf = (base: string, path: string, method = 'GET') =>
  new Promise<number | undefined>((answered, failed) => {
    const asked = request(base, { path, method }, (response) => {
      response.resume();
      answered(response.statusCode);
    });
    asked.on('error', failed).end();
  });

describe('what the workbench serves for its page', () => {
  it('opens the sample when no file is named: some sixty invoices and a total', async () => {
    const response = await fetch(`${overHttp}/workbook`);
    expect(response.headers.get('content-disposition')).toContain('Aged%20debtors.xlsx');
    const workbook = await openWorkbook(new Uint8Array(await response.arrayBuffer()), 'Aged debtors.xlsx');
    const sheet = workbook.activeSheet;
    expect(sheet.value(66, 0)).toBe('TOTAL');
    expect(sheet.formula(66, 7)).toBe('=SUM(H5:H65)');
    expect(workbook.displayText(sheet, 66, 7)).toBe('£118,099.94');
  });

  it('opens the file it was started with under its own name', async () => {
    const response = await fetch(`${overHttps}/workbook`);
    expect(response.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%C3%84ltere%20Posten.csv");
    expect(await response.text()).toBe('Kunde;Betrag\n');
  });

  it('loads Office.js from this machine, after the Windows host over http', async () => {
    const html = await (await fetch(`${overHttp}/addin/taskpane.html`)).text();
    expect(html).not.toContain('appsforoffice.microsoft.com');
    expect(html.indexOf('/page/windows-host.js')).toBeGreaterThan(-1);
    expect(html.indexOf('/page/windows-host.js')).toBeLessThan(html.indexOf('/office/office.js'));
  });

  it('adds nothing to the pane over https', async () => {
    const html = await (await fetch(`${overHttps}/addin/taskpane.html`)).text();
    expect(html).toBe(PANE.replace('https://appsforoffice.microsoft.com/lib/1/hosted/', '/office/'));
  });

  it('gives the pane the development configuration', async () => {
    expect(await (await fetch(`${overHttp}/addin/config.json`)).json()).toEqual({
      apiUrl: '/api',
      signIn: { kind: 'development', tokenUrl: '/dev/token?role=clerk' },
    });
  });

  it.each([
    ['finance-lead', '/dev/token?role=finance-lead'],
    ['second-finance-lead', '/dev/token?role=finance-lead&name=Grace%20Moreau'],
    ['auditor', '/dev/token?role=auditor'],
    ['constructor', '/dev/token?role=clerk'],
  ])('signs in as whoever the browser chose: %s', async (person, tokenUrl) => {
    const cookie = `theme=dark; workbench-person=${person}`;
    const answer = await fetch(`${overHttp}/addin/config.json`, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({ signIn: { tokenUrl } });
  });

  it('serves the bundle, the manifest and Office.js with their types', async () => {
    const types = ['/', '/page/page.js', '/page/page-styles.css', '/manifest.xml', '/office/office.js'].map(
      async (path) => (await fetch(overHttp + path)).headers.get('content-type'),
    );
    expect(await Promise.all(types)).toEqual([
      'text/html; charset=utf-8',
      'text/javascript; charset=utf-8',
      'text/css; charset=utf-8',
      'application/xml; charset=utf-8',
      'text/javascript; charset=utf-8',
    ]);
  });

  it.each([
    ['a file outside the add-in', '/addin/../package.json'],
    ['one with encoded dots', '/addin/%2e%2e/%2e%2e/package.json'],
    ['one with an encoded slash', '/addin/..%2f..%2fetc/passwd'],
    ['a broken escape', '/addin/%zz'],
    ['a folder', '/office/'],
    ['a file that is not there', '/addin/nothing.js'],
    ['a bundle that is not there', '/page/nothing.js'],
  ])('does not serve %s', async (_words, path) => {
    expect(await statusOf(overHttp, path)).toSatisfy((status) => status === 404 || status === 418);
  });

  it('leaves other addresses and other methods to the rest of the workbench', async () => {
    expect(await statusOf(overHttp, '/api/v1/settings')).toBe(418);
    expect(await statusOf(overHttp, '/inbox')).toBe(418);
    expect(await statusOf(overHttp, '/workbook', 'POST')).toBe(418);
  });
});
