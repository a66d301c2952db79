// Both stacks of the invented company, synthesised once a test file, with empty files where the build would be: templates
// name assets by their place and never look inside.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { FUNCTION_NAMES } from '../../functions/settings.ts';
import { type Company, exampleCompany } from '../../infra/company.ts';
import { addStacks } from '../../infra/stacks.ts';
import { offlineApp, synthTemplates } from '../../infra/synth.ts';

/** A folder shaped as the build leaves it. */
function emptyBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-built-'));
  mkdirSync(join(folder, 'addin'));
  writeFileSync(join(folder, 'addin/taskpane.html'), '<!doctype html>');
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(folder, 'functions', name), { recursive: true });
    writeFileSync(join(folder, 'functions', name, 'index.mjs'), '');
  }
  return folder;
}

/** The templates of both stacks. */
export function exampleTemplates(changes: Partial<Company> = {}) {
  return synthTemplates(emptyBuild(), { ...exampleCompany(), ...changes });
}

/** The stacks in an app that is not synthesised yet. */
export function exampleApp(): App {
  const app = offlineApp();
  addStacks(app, exampleCompany(), emptyBuild());
  return app;
}
