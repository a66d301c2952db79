// Both stacks of the invented company, synthesised once a test file, with empty files where the build would be: templates
// name assets by their place and never look inside.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from 'aws-cdk-lib';
import { onTestFinished } from 'vitest';
import { FUNCTION_NAMES } from '../../functions/settings.ts';
import { type Company, exampleCompany } from '../../infra/company.ts';
import { addStacks } from '../../infra/stacks.ts';
import { offlineApp, synthTemplates } from '../../infra/synth.ts';

/** A folder shaped as the build leaves it; the same one for all tests. */
function emptyBuild(): string {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/duebook/empty-build', import.meta.url));
  const files = ['addin/taskpane.html', ...FUNCTION_NAMES.map((name) => `functions/${name}/index.mjs`)];
  for (const file of files.map((name) => join(folder, name))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
  return folder;
}

/** The templates of both stacks. */
export function exampleTemplates(changes: Partial<Company> = {}) {
  return synthTemplates(emptyBuild(), { ...exampleCompany(), ...changes });
}

/** The stacks in an app that is not synthesised yet; its folder goes when the test is over. */
export function exampleApp(): App {
  const app = offlineApp();
  onTestFinished(() => rmSync(app.outdir, { recursive: true }));
  addStacks(app, exampleCompany(), emptyBuild());
  return app;
}
