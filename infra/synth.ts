// Templates in this process, without the CDK's command line, an account or the network: for tests, and for the workbench,
// which creates its table from the very template that is deployed.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
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

/** The template of the stateful stack for the example company; its table is an `AWS::DynamoDB::GlobalTable`. */
export function synthStatefulTemplate(): Template {
  const app = offlineApp();
  const stack = addStatefulStack(app, exampleCompany());
  return app.synth().getStackByName(stack.stackName).template as Template;
}

/** Both templates of a company, and the app that wrote them, with what stands in the folder `built`. */
export function synthTemplates(built: string, company: Company = exampleCompany()) {
  const app = offlineApp();
  const { stateful, stateless } = addStacks(app, company, built);
  const assembly = app.synth();
  return {
    app,
    stateful: assembly.getStackByName(stateful.stackName).template as Template,
    stateless: assembly.getStackByName(stateless.stackName).template as Template,
  };
}
