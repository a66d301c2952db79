// What is deployed: functions that run on Node alone, and a pane that may be shipped.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paneConfigSchema } from '../../addin/config.ts';
import { FUNCTION_NAMES } from '../../functions/settings.ts';
import { buildAddin, buildFunctions } from '../../infra/build.ts';
import { exampleCompany } from '../../infra/company.ts';
import { paneConfig } from '../../infra/pane-files.ts';
import { releaseFaults } from '../../infra/release-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'duebook-build-'));
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

beforeAll(() => Promise.all([buildFunctions(folder), buildAddin(folder, { release: true })]));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a build for an address that cannot be released', () => {
  it('is refused before anything is built, with the reason and no stack trace', async () => {
    const build = promisify(execFile)(
      process.execPath,
      ['--experimental-strip-types', 'infra/build.ts', '--pane-url', 'https://localhost:3000/'],
      { cwd: new URL('../..', import.meta.url) },
    );
    const failed = await build.catch(({ code, stdout, stderr }) => ({ code, stdout, stderr }));
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr).toContain('https://localhost:3000 is not an address for a release');
    expect(failed.stderr).not.toContain('    at ');
  });
});

describe('every function', () => {
  it('loads in Node with nothing installed beside it, and exports its handler', async () => {
    const script = join(folder, 'load.mjs');
    const loads = FUNCTION_NAMES.map(
      (name) => `console.log(typeof (await import('./functions/${name}/index.mjs')).handler);`,
    );
    writeFileSync(script, loads.join('\n'));
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: folder });
    expect(stdout.trim().split('\n')).toEqual(['function', 'function', 'function', 'function']);
  });

  it('names the lines of its sources in a stack trace', () => {
    for (const name of FUNCTION_NAMES) {
      expect(read('functions', name, 'index.mjs')).toMatch(/\/\/# sourceMappingURL=index\.mjs\.map\s*$/);
    }
  });

  it('that makes account statements has the fonts of every script and their licence beside it', async () => {
    const script = join(folder, 'functions/send-reminder/statement.mjs');
    const content = {
      ...{ language: 'en', title: '上海贸易有限公司', sender: ['Harbour'], facts: [], tables: [], date: '2026-09-15' },
      ...{ headings: { invoice: '', due: '', open: '' }, nothing: 'Nothing', colon: ': ', pageOf: '{page} {pages}' },
    };
    writeFileSync(
      script,
      `const { statementFile } = await import('./statement-pdf.mjs');
       const { content } = await statementFile(${JSON.stringify(content)});
       console.log(content.subarray(0, 8).toString(), content.includes('NotoSansSC-Bold'));`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: folder });
    expect(stdout.trim()).toBe('%PDF-1.7 true');
    const fonts = readdirSync(join(folder, 'functions/send-reminder/node_modules/@fontsource'));
    expect(fonts).toHaveLength(7);
    for (const font of fonts)
      expect(read('functions/send-reminder/node_modules/@fontsource', font, 'LICENSE')).toContain(
        'SIL OPEN FONT LICENSE',
      );
    expect(read('functions/send-reminder/index.mjs')).not.toContain('fontkit');
  });

  it('carries no code that sends mail but the sender', () => {
    const senders = FUNCTION_NAMES.filter((name) => read('functions', name, 'index.mjs').includes('SendRawEmail'));
    expect(senders).toEqual(['send-reminder']);
  });
});

describe('the pane of a release', () => {
  it('keeps the release rules', async () => {
    expect(await releaseFaults(join(folder, 'addin'))).toEqual([]);
  });

  it('has its page, styles and pictures, and no source maps', () => {
    const files = readdirSync(join(folder, 'addin'), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(
      expect.arrayContaining(['taskpane.html', 'taskpane.js', 'taskpane.css', 'assets/icon-32.png']),
    );
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it('loads the sign-in library only when somebody signs in', () => {
    const names = (file: string) => read('addin', file).includes('msal.js.browser');
    expect(names('taskpane.js')).toBe(false);
    expect(readdirSync(join(folder, 'addin/chunks')).some((chunk) => names(`chunks/${chunk}`))).toBe(true);
  });

  it('is told by a deployment what it understands', () => {
    const config = paneConfig(exampleCompany(), 'https://d111111abcdef8.cloudfront.net');
    expect(paneConfigSchema.parse(config)).toEqual({
      apiUrl: 'https://d111111abcdef8.cloudfront.net',
      signIn: {
        kind: 'entra',
        clientId: '2b7f0c1e-51de-4c39-8f0a-9d5d0b8f7e42',
        authority: 'https://login.microsoftonline.com/7c1d7a52-93f0-4b0e-9f5f-4f0f6f6c2a11',
        scope: 'api://2b7f0c1e-51de-4c39-8f0a-9d5d0b8f7e42/Duebook.Use',
      },
    });
  });
});

describe('the release rules', () => {
  const CDN = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';

  /** The faults of a pane of these files. */
  async function faultsOf(files: Record<string, string>): Promise<string[]> {
    const pane = mkdtempSync(join(folder, 'pane-'));
    mkdirSync(pane, { recursive: true });
    for (const [name, content] of Object.entries({ 'taskpane.html': CDN, ...files }))
      writeFileSync(join(pane, name), content);
    return releaseFaults(pane);
  }

  it('let a pane pass that loads Office.js from Microsoft', async () => {
    expect(await faultsOf({ 'taskpane.js': 'fetch("https://duebook.example/v1/settings")' })).toEqual([]);
  });

  it.each([
    [
      'an address of a developer’s machine',
      { 'taskpane.js': 'fetch("https://localhost:3000/api")' },
      'taskpane.js: names https://localhost',
    ],
    ['the same by number', { 'config.js': '"http://127.0.0.1:3000"' }, 'config.js: names http://127.0.0.1'],
    [
      'the development sign-in',
      { 'taskpane.js': '"/dev/token?role=clerk"' },
      'taskpane.js: names the development sign-in',
    ],
    [
      'a copy of Office.js',
      { 'office.js': 'var x=OSF.DDA' },
      "office.js: holds Office.js, which must come from Microsoft's CDN",
    ],
    ['a configuration', { 'config.json': '{}' }, 'config.json: belongs to a deployment, not to the build'],
    [
      'a script in the page',
      { 'taskpane.html': `${CDN}<script>start()</script>` },
      'taskpane.html: holds a script of its own',
    ],
    [
      'an event handler in the page',
      { 'taskpane.html': `${CDN}<body onload="start()">` },
      'taskpane.html: holds an event handler attribute',
    ],
  ])('stop %s', async (_, files, fault) => {
    expect(await faultsOf(files)).toEqual([fault]);
  });

  it('stop a page without Office.js from the CDN', async () => {
    expect(await faultsOf({ 'taskpane.html': '<script src="office.js"></script>' })).toEqual([
      'taskpane.html: does not load Office.js from https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    ]);
  });
});
