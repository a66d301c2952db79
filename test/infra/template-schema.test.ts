// Both templates against CloudFormation's resource schemas, and proof that the check finds what is wrong.
import { describe, expect, it } from 'vitest';
import type { Template } from '../../infra/synth.ts';
import { exampleTemplates } from './example-stacks.ts';
import { templateFaults } from './template-schema.ts';

const { stateful, stateless } = exampleTemplates();

/** The template with one resource's properties changed; names the resource by its type. */
function planted(template: Template, type: string, change: (properties: Record<string, unknown>) => void): string[] {
  const copy = structuredClone(template);
  const [id, resource] = Object.entries(copy.Resources).find(([, { Type }]) => Type === type) ?? [];
  if (resource?.Properties === undefined) throw new Error(`no ${type} in the template`);
  change(resource.Properties);
  return templateFaults(copy).map((fault) => fault.replace(String(id), type));
}

describe('CloudFormation', () => {
  it('knows every type and property of both templates', () => {
    expect(templateFaults(stateful)).toEqual([]);
    expect(templateFaults(stateless)).toEqual([]);
    expect(Object.keys(stateless.Resources).length).toBeGreaterThan(50);
  });
});

describe('the check of templates', () => {
  it('finds a misspelt property', () => {
    expect(
      planted(stateless, 'AWS::SQS::Queue', (queue) => {
        queue.VisibilityTimeOut = 30;
      }),
    ).toEqual(['AWS::SQS::Queue.VisibilityTimeOut: no such property']);
  });

  it('finds a property that is missing', () => {
    expect(
      planted(stateless, 'AWS::Lambda::Function', (fn) => {
        delete fn.Role;
      }),
    ).toEqual(['AWS::Lambda::Function.Role: missing']);
  });

  it('finds a value of the wrong type, deep inside', () => {
    expect(
      planted(stateful, 'AWS::DynamoDB::GlobalTable', (table) => {
        table.TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: 'soon' };
      }),
    ).toEqual(['AWS::DynamoDB::GlobalTable.TimeToLiveSpecification.Enabled: not of type boolean: "soon"']);
  });

  it('finds a list where a map belongs, and a reference to nothing', () => {
    expect(
      planted(stateless, 'AWS::Lambda::Function', (fn) => {
        fn.Environment = { Variables: ['TABLE_NAME'] };
      }),
    ).toEqual(['AWS::Lambda::Function.Environment.Variables: not a map']);
    expect(
      planted(stateless, 'AWS::SQS::Queue', (queue) => {
        queue.QueueName = { Ref: 'NoSuchThing' };
      }),
    ).toEqual(['AWS::SQS::Queue.QueueName: refers to NoSuchThing, which is not in the template']);
  });

  it('finds an attribute no such resource has', () => {
    const [queue] = Object.keys(stateless.Resources);
    expect(
      planted(stateless, 'AWS::Lambda::Function', (fn) => {
        fn.Role = { 'Fn::GetAtt': [queue, 'Address'] };
      }),
    ).toEqual(['AWS::Lambda::Function.Role: AWS::SQS::Queue has no attribute Address']);
  });

  it('finds a type that does not exist', () => {
    expect(templateFaults({ Resources: { Pane: { Type: 'AWS::S3::Bukket' } } })).toEqual([
      'Pane: no such type AWS::S3::Bukket',
    ]);
  });
});
