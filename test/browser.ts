// The browser that the journeys run in: Chromium through playwright-core, with a fresh profile each time.
// Taken in this order: $CHROME_PATH, the system's Chromium or Chrome, Playwright's channels, then the one that npm installed.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const CHANNELS = ['chrome', 'msedge'] as const;
const NPM_BROWSER_FOLDER = new URL('../node_modules/.cache/chromium', import.meta.url).pathname;
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Launch = { executablePath: string; env?: Record<string, string> } | { channel: string };

/** A running browser. `close` also removes its profile; closing twice does no harm. */
export interface TestBrowser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/**
 * Starts a headless Chromium with an empty profile at 1366 × 768, certificates unchecked (the workbench signs its own).
 * Throws with every place it looked in when there is no browser at all.
 */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'duebook-browser-'));
  try {
    const context = await launch(profile, options);
    return { context, close: () => closeBrowser(context, profile) };
  } catch (cause) {
    await rm(profile, { recursive: true, force: true });
    throw cause;
  }
}

async function launch(profile: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const settings = {
    headless: true,
    ignoreHTTPSErrors: true,
    acceptDownloads: true,
    viewport: { width: 1366, height: 768 },
    args: ARGUMENTS,
    ...options,
  };
  const failures: string[] = [];
  for (const findBrowser of candidates()) {
    try {
      return await chromium.launchPersistentContext(profile, { ...settings, ...(await findBrowser()) });
    } catch (cause) {
      failures.push(String(cause).split('\n')[0] ?? '');
    }
  }
  throw new Error(`no browser could be started:\n${failures.join('\n')}`);
}

function candidates(): (() => Launch | Promise<Launch>)[] {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return [() => ({ executablePath: named })];
  const installed = SYSTEM_BROWSERS.filter(existsSync).map((executablePath) => () => ({ executablePath }));
  const channels = process.platform === 'linux' ? [] : CHANNELS.map((channel) => () => ({ channel }));
  return [...installed, ...channels, npmBrowser];
}

/** The Chromium inside `@sparticuz/chromium`, unpacked once into node_modules; tests that start together wait for each other. */
async function npmBrowser(): Promise<Launch> {
  await mkdir(NPM_BROWSER_FOLDER, { recursive: true });
  const unpacked = join(NPM_BROWSER_FOLDER, 'unpacked');
  const release = await holdLock(join(NPM_BROWSER_FOLDER, 'unpacking'), unpacked);
  try {
    if (!existsSync(unpacked)) await rm(join(NPM_BROWSER_FOLDER, 'chromium'), { force: true });
    const launch = await locateNpmBrowser();
    await writeFile(unpacked, '');
    return launch;
  } finally {
    await release();
  }
}

/**
 * The package reads its place and its runtime from the environment when it is imported, and writes the paths of its libraries
 * and fonts back; what it wrote goes to the browser only, and this process keeps the environment it had.
 */
async function locateNpmBrowser(): Promise<Launch> {
  const before = { ...process.env };
  process.env.TMPDIR = NPM_BROWSER_FOLDER;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  try {
    const { default: npmChromium } = await import('@sparticuz/chromium');
    const executablePath = await npmChromium.executablePath();
    const libraries = join(NPM_BROWSER_FOLDER, 'al2023', 'lib');
    const env = { ...definedOnly(before), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: await writeFontList() };
    return { executablePath, env };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/**
 * The package's own list names folders that only Lambda has, so text would be drawn without any font: this one names the fonts
 * it brought and the system's. Renamed into place, because another test may be reading it.
 */
async function writeFontList(): Promise<string> {
  const file = join(NPM_BROWSER_FOLDER, 'fonts.conf');
  const folders = [join(NPM_BROWSER_FOLDER, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const list = folders.map((folder) => `<dir>${folder}</dir>`).join('');
  const cache = `<cachedir>${join(NPM_BROWSER_FOLDER, 'font-cache')}</cachedir>`;
  const plain = '<alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>';
  await writeFile(`${file}.${process.pid}`, `<?xml version="1.0"?><fontconfig>${list}${cache}${plain}</fontconfig>`);
  await rename(`${file}.${process.pid}`, file);
  return file;
}

const definedOnly = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Holds a folder as lock until `done` exists or it is ours; one left behind by a killed run counts as free after a minute. */
async function holdLock(lock: string, done: string): Promise<() => Promise<void>> {
  while (!existsSync(done)) {
    try {
      await mkdir(lock);
      return () => rm(lock, { recursive: true, force: true });
    } catch {
      const since = await stat(lock).then(
        (found) => found.mtimeMs,
        () => Date.now(),
      );
      if (Date.now() - since > 60_000) await rm(lock, { recursive: true, force: true });
      await pause(100);
    }
  }
  return async () => {};
}

async function closeBrowser(context: BrowserContext, profile: string): Promise<void> {
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}
