// The workbench's page alone on a server of its own: a file open on it, and in the pane's place what the test puts there.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer } from '../../workbench/http-server.ts';
import { pageRoutes } from '../../workbench/page/page-routes.ts';

const ROOT = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

export interface ServedPage {
  /** Where it answers, with the closing slash. */
  readonly address: string;
  /** Also removes what was served. */
  close(): Promise<void>;
}

interface PageParts {
  /** The file that is open, by its name. */
  readonly file: readonly [name: string, content: string | Uint8Array];
  /** The HTML of the pane. */
  readonly pane: string;
  /** Serves it over https, as Excel on the web has it. */
  readonly secure: boolean;
}

/** Serves the page on a free port of this machine. */
export async function servePage({ file: [name, content], pane, secure }: PageParts): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'duebook-page-'));
  await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'taskpane.html'), pane);
  const server = await openServer({ port: 0, secure });
  server.serve([pageRoutes({ root: ROOT, openFile: join(folder, name), secure, addinFolder: folder })]);
  return {
    address: server.address,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
