// The synthesised template of the stateful stack, kept between starts: synthesis takes seconds, the workbench must not.
// The copy is keyed by everything it depends on, so a changed construct is seen at the next start.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT_IN = join(ROOT, 'node_modules', '.cache', 'duebook');

async function fingerprintOfInfra(): Promise<string> {
  const hash = createHash('sha256');
  const folder = join(ROOT, 'infra');
  const files = (await readdir(folder)).filter((name) => /\.(ts|json)$/.test(name)).sort();
  for (const file of [...files.map((name) => join(folder, name)), join(ROOT, 'functions', 'settings.ts')]) {
    hash.update(file).update(await readFile(file));
  }
  const cdk: { version: string } = createRequire(import.meta.url)('aws-cdk-lib/package.json');
  return hash.update(cdk.version).digest('hex').slice(0, 32);
}

/** Copies of what infra was before are of no use any more. */
async function forgetOthers(kept: string): Promise<void> {
  const others = (await readdir(KEPT_IN)).filter((name) => name.endsWith('.json') && join(KEPT_IN, name) !== kept);
  for (const name of others) await rm(join(KEPT_IN, name), { force: true });
}

/** The template of the stateful stack as CloudFormation would get it. */
export async function statefulTemplate(): Promise<unknown> {
  const kept = join(KEPT_IN, `stateful-${await fingerprintOfInfra()}.json`);
  try {
    return JSON.parse(await readFile(kept, 'utf8'));
  } catch {
    const { synthStatefulTemplate } = await import('../../infra/synth.ts'); // seconds: only when needed
    const template = synthStatefulTemplate();
    await mkdir(KEPT_IN, { recursive: true });
    const half = `${kept}.${process.pid}`;
    await writeFile(half, JSON.stringify(template));
    await rename(half, kept);
    await forgetOthers(kept);
    return template;
  }
}
