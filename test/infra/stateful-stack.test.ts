// What a deployment must never lose, and how mails leave.
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { TABLE_KEYS } from '../../functions/settings.ts';
import { synthStatefulTemplate } from '../../infra/synth.ts';
import { exampleApp } from './example-stacks.ts';

const template = Template.fromJSON(synthStatefulTemplate());

describe('the stack', () => {
  it('cannot be deleted before somebody lifts its protection', () => {
    expect(exampleApp().node.findChild('DuebookStateful')).toMatchObject({ terminationProtection: true });
  });
});

describe('the table', () => {
  it('stays when the stack goes, and cannot be deleted by hand', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] },
    });
  });

  it('can be put back to any second and is encrypted with KMS', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
    });
  });

  it('has the keys the functions use, and drops what is past its time', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: TABLE_KEYS.partition, KeyType: 'HASH' },
        { AttributeName: TABLE_KEYS.sort, KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: TABLE_KEYS.timeToLive, Enabled: true },
      GlobalSecondaryIndexes: [
        Match.objectLike({
          IndexName: TABLE_KEYS.openReminders.index,
          KeySchema: [
            { AttributeName: TABLE_KEYS.openReminders.partition, KeyType: 'HASH' },
            { AttributeName: TABLE_KEYS.openReminders.sort, KeyType: 'RANGE' },
          ],
        }),
      ],
    });
  });
});

describe('mail', () => {
  it('leaves over TLS only and never to an address that bounced or complained', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('comes from the domain of the company, through its configuration set', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'harbour-supplies.example',
      ConfigurationSetAttributes: { ConfigurationSetName: Match.anyValue() },
      FeedbackAttributes: { EmailForwardingEnabled: false },
      MailFromAttributes: { MailFromDomain: 'mail.harbour-supplies.example' },
    });
  });

  it('reports every step but never who opened it or followed a link', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure'],
        SnsDestination: Match.anyValue(),
      },
    });
  });

  it('lets only SES, for this account and configuration set, tell the topic', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'ses.amazonaws.com' },
            Condition: {
              StringEquals: { 'AWS:SourceAccount': { Ref: 'AWS::AccountId' }, 'AWS:SourceArn': Match.anyValue() },
            },
          }),
        ],
      },
    });
  });

  it('prints the DNS records that verify the domain', () => {
    const outputs = Object.keys(template.findOutputs('*'));
    expect(outputs.filter((name) => /DkimRecord|MailFromMx|MailFromSpf/.test(name))).toHaveLength(5);
  });
});
