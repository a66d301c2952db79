// A desk for one journey: the workbench with a workbook open on it, a browser in front, and the company's other people, who
// reach the same accounts over the API. What is done at the desk is named in page-words.ts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DevelopmentRole } from '../../workbench/aws/identity.ts';
import { startWorkbench, type Workbench } from '../../workbench/server.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';

/** Where the pane stands on the workbench's page. */
export const PANE = '#pane-frame iframe';

export interface DeskOptions {
  /** The workbook that is open at first; the workbench's own sample when left out. */
  readonly workbook?: { readonly name: string; readonly bytes: Uint8Array };
  /** Seconds a reminder can be taken back; the company's own setting when left out. */
  readonly undoSeconds?: number;
}

interface OpenPage {
  readonly page: Page;
  readonly pane: FrameLocator;
}

export interface Desk {
  readonly workbench: Workbench;
  readonly browser: TestBrowser;
  /** What went wrong in the scripts of every page opened here. */
  readonly faults: readonly string[];
  /** Opens the workbench on a new page; whatever it waits for there is given up after so many milliseconds. */
  openPage(patience: number): Promise<OpenPage>;
  /** Somebody else of the company at the API; another name is another person. */
  colleague(role: DevelopmentRole, name?: string): Colleague;
  close(): Promise<void>;
}

/** Opens a desk; a part that does not start leaves nothing running. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const workbench = await openWorkbench(options, false);
  const browser = await openBrowser().catch(async (cause) => {
    await workbench.stop();
    throw cause;
  });
  const faults: string[] = [];
  return {
    ...{ workbench, browser, faults },
    openPage: (patience) => openPage(browser, workbench.address, patience, faults),
    colleague: (role, name) => new Colleague(workbench, role, name),
    close: async () => {
      await browser.close();
      await workbench.stop();
    },
  };
}

/** A workbench in a folder of its own, which goes when it stops; `secure` serves it as Excel on the web has it. */
export async function openWorkbench({ workbook, ...options }: DeskOptions, secure: boolean): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'duebook-journey-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const openFile = workbook ? join(folder, workbook.name) : null;
    if (workbook && openFile) await writeFile(openFile, workbook.bytes);
    const workbench = await startWorkbench({
      ...{ port: 0, fresh: true, deliveryAfter: 200, secure },
      ...{ dataDir: join(folder, 'data'), openFile, ...options },
    });
    return { ...workbench, stop: () => workbench.stop().finally(remove) };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

/** Opens a workbench's page as `Desk.openPage` does, and adds what goes wrong in its scripts to `faults`. */
export async function openPage(
  browser: TestBrowser,
  address: string,
  patience: number,
  faults: string[],
): Promise<OpenPage> {
  const page = await browser.context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.setDefaultTimeout(patience);
  await page.goto(address);
  return { page, pane: page.frameLocator(PANE) };
}

/** Somebody of the company at the API. An answer with another status than expected fails the journey with what it says. */
class Colleague {
  readonly #workbench: Workbench;
  readonly #person: readonly [DevelopmentRole, string?];

  constructor(workbench: Workbench, ...person: readonly [DevelopmentRole, string?]) {
    this.#workbench = workbench;
    this.#person = person;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#ask(path, { method: 'GET' }, 200) as Promise<Answer>;
  }

  post(path: string, body: unknown, status: number): Promise<unknown> {
    return this.#ask(path, { method: 'POST', body: JSON.stringify(body) }, status);
  }

  /** Changes the company's settings as they are now. */
  async changeSettings(changes: object, reason: string): Promise<void> {
    const { version } = await this.get<{ version: number }>('/v1/settings/company');
    await this.post('/v1/settings/company/changes', { version, changes, reason }, 201);
  }

  async #ask(path: string, request: RequestInit, status: number): Promise<unknown> {
    const { access_token } = await this.#workbench.identity.issueToken(...this.#person);
    const headers = {
      authorization: `Bearer ${access_token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    };
    const response = await fetch(`${this.#workbench.address}api${path}`, { ...request, headers });
    const answer: unknown = await response.json();
    expect(response.status, `${path}: ${JSON.stringify(answer)}`).toBe(status);
    return answer;
  }
}
