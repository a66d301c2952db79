// AWS's own checklist of good practice, on both stacks. What Duebook does otherwise is acknowledged beside the construct.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { exampleApp } from './example-stacks.ts';

/** The findings on an app, as `rule at construct`. */
function findings(app: App): string[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
    return [];
  } catch {
    const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as Report;
    return report.pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      ),
    );
  }
}

type Report = {
  pluginReports: { violations: { ruleName: string; violatingConstructs: { constructPath: string }[] }[] }[];
};

describe('the AWS Solutions checks', () => {
  it('find nothing in both stacks that is not acknowledged', () => {
    expect(findings(exampleApp())).toEqual([]);
  });

  it('find a queue that answers without TLS, when one is planted', () => {
    const app = exampleApp();
    const stack = app.node.findChild('Duebook') as Stack;
    new Queue(stack, 'Planted');
    expect(findings(app)).toContain('AwsSolutions-SQS4 at Duebook/Planted/Resource');
  });

  it('are acknowledged with a reason, and nowhere for a whole stack', () => {
    const acknowledged = exampleApp()
      .node.findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.values<string>(data).map((reason) => ({ construct, reason }))),
      );
    expect(acknowledged.length).toBeGreaterThan(5);
    for (const { construct, reason } of acknowledged) {
      expect(reason).toMatch(/^[A-Z].{25,}\.$/);
      expect(construct).not.toBeInstanceOf(Stack);
    }
  });
});
