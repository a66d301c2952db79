// Templates in this process, without the CDK's command line, an account or the network: for tests, and for the workbench,
// which creates its table from the very template that is deployed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { type Company, exampleCompany } from './company.ts';
import { addStacks, addStatefulStack } from './stacks.ts';

/** A CloudFormation template as far as Duebook reads one. */
export type Template = {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
  Parameters?: Record<string, unknown>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
};

/** An app with the feature flags of cdk.json that writes into a temporary folder. */
export function offlineApp(): App {
  const settings: unknown = JSON.parse(readFileSync(new URL('cdk.json', import.meta.url), 'utf8'));
  const { context } = settings as { context: Record<string, unknown> };
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'duebook-synth-')), analyticsReporting: false, context });
}

/** The templates of an app's stacks by their names. The folder they were written to is removed: assets are large. */
function templatesOf(app: App): Map<string, Template> {
  const stacks = app.synth().stacks.map(({ stackName, template }) => [stackName, template as Template] as const);
  rmSync(app.outdir, { recursive: true });
  return new Map(stacks);
}

function templateOf(templates: Map<string, Template>, { stackName }: Stack): Template {
  const template = templates.get(stackName);
  if (template === undefined) throw new Error(`${stackName} was not synthesised`);
  return template;
}

/** The template of the stateful stack for the example company; its table is an `AWS::DynamoDB::GlobalTable`. */
export function synthStatefulTemplate(): Template {
  const app = offlineApp();
  const stack = addStatefulStack(app, exampleCompany());
  return templateOf(templatesOf(app), stack);
}

/** Both templates of a company, with what stands in the folder `built`. */
export function synthTemplates(built: string, company: Company): { stateful: Template; stateless: Template } {
  const app = offlineApp();
  const { stateful, stateless } = addStacks(app, company, built);
  const templates = templatesOf(app);
  return { stateful: templateOf(templates, stateful), stateless: templateOf(templates, stateless) };
}
