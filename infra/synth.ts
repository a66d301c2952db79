// Templates in this process, without the CDK's command line, an account or the network: for tests, and for the workbench,
// which creates its table from the very template that is deployed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { exampleCompany } from './company.ts';
import { StatefulStack } from './stateful-stack.ts';

export type Template = {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
};

/** The CloudFormation template of the stateful stack for the example company; its table is `AWS::DynamoDB::GlobalTable`. */
export function synthStatefulTemplate(): Template {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'duebook-synth-')), analyticsReporting: false });
  const stack = new StatefulStack(app, 'DuebookStateful', { company: exampleCompany() });
  return app.synth().getStackByName(stack.stackName).template as Template;
}
