// The folder that holds what the workbench remembers: the table, the mails, the built functions and pane. One workbench at
// a time may use it. Only what the workbench put there is ever deleted.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Thrown when another workbench, still running, uses the folder. */
export class DataFolderInUse extends Error {}

const LOCK = 'workbench.pid';
const OURS = /^(table\.db(-wal|-shm|-journal)?|table-dynalite|mail|build|workbench\.pid)$/;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ownerOf(folder: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(join(folder, LOCK), 'utf8'));
    return Number.isInteger(pid) && pid !== process.pid && isRunning(pid) ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Makes the folder ours until the returned function is called; `fresh` first forgets what an earlier workbench kept in it.
 * Throws DataFolderInUse.
 */
export async function claimDataFolder(folder: string, { fresh }: { fresh: boolean }): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const owner = await ownerOf(folder);
  if (owner !== null) throw new DataFolderInUse(`${folder} is used by another workbench (process ${owner})`);
  if (fresh) {
    const ours = (await readdir(folder)).filter((name) => OURS.test(name));
    for (const name of ours) await rm(join(folder, name), { recursive: true, force: true });
  }
  await writeFile(join(folder, LOCK), String(process.pid));
  return () => rm(join(folder, LOCK), { force: true });
}
