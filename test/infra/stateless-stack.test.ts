// What runs: who may call it, what it is told, and who hears when it fails.
import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { LEASE_SECONDS } from '../../core/delivery.ts';
import { SENDERS_AT_ONCE } from '../../functions/settings.ts';
import { panePolicy } from '../../infra/pane-headers.ts';
import { DEPLOYED_RULES } from '../../workbench/aws/queues.ts';
import { exampleTemplates } from './example-stacks.ts';

const template = Template.fromJSON(exampleTemplates().stateless);
const propertiesOf = (type: string) => Object.values(template.findResources(type)).map(({ Properties }) => Properties);

const functions = propertiesOf('AWS::Lambda::Function').filter(({ Runtime }) => Runtime === 'nodejs24.x');

describe('what whoever deploys reads of', () => {
  it('is right: the address under the name that the guide gives, and as many alarms as it says', () => {
    const guide = readFileSync(new URL('../../docs/deploying.md', import.meta.url), 'utf8');
    expect(Object.keys(template.findOutputs('*'))).toEqual(['Url']);
    expect(guide).toContain('`Url` output of Duebook');
    const alarms = propertiesOf('AWS::CloudWatch::Alarm').length;
    expect(guide).toContain(`${alarms} alarms at $0.10 a month each`);
  });
});

describe('the API', () => {
  it('trusts tokens of the company tenant for its own application only', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: ['2b7f0c1e-51de-4c39-8f0a-9d5d0b8f7e42'],
        Issuer: 'https://login.microsoftonline.com/7c1d7a52-93f0-4b0e-9f5f-4f0f6f6c2a11/v2.0',
      },
    });
  });

  it('has no route that answers without a token and the scope', () => {
    const routes = propertiesOf('AWS::ApiGatewayV2::Route');
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      'DELETE /v1/{proxy+}',
      'GET /v1/{proxy+}',
      'POST /v1/{proxy+}',
    ]);
    for (const route of routes) {
      expect(route).toMatchObject({ AuthorizationType: 'JWT', AuthorizationScopes: ['Duebook.Use'] });
    }
  });

  it('answers no other web origin: the pane reaches it on its own address', () => {
    for (const api of propertiesOf('AWS::ApiGatewayV2::Api')) expect(api).not.toHaveProperty('CorsConfiguration');
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: '/v1/*',
            ViewerProtocolPolicy: 'https-only',
            // CachingDisabled and AllViewerExceptHostHeader, as AWS names them.
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
          }),
        ],
      },
    });
  });

  it('is throttled, and its log names ids and outcomes only', () => {
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage');
    expect(stage?.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    expect(stage?.AccessLogSettings.Format).not.toMatch(
      /sourceIp|userAgent|querystring|claims\.(name|email|preferred)/,
    );
  });
});

describe('the functions', () => {
  it('are four, on arm64, each with its own role and log', () => {
    expect(functions).toHaveLength(4);
    for (const { Architectures, LoggingConfig } of functions) {
      expect(Architectures).toEqual(['arm64']);
      expect(LoggingConfig).toMatchObject({ LogFormat: 'JSON', LogGroup: expect.anything() });
    }
    expect(new Set(functions.map(({ Role }) => JSON.stringify(Role))).size).toBe(4);
  });

  it('keep their logs for three months', () => {
    for (const { RetentionInDays } of propertiesOf('AWS::Logs::LogGroup')) expect(RetentionInDays).toBe(90);
  });

  it('hold no secret in their environment', () => {
    const names = functions.flatMap(({ Environment }) => Object.keys(Environment.Variables));
    expect([...new Set(names)].sort()).toEqual([
      'COMPANY_SETTINGS',
      'CONFIGURATION_SET',
      'NODE_OPTIONS',
      'REMINDER_QUEUE_URL',
      'TABLE_NAME',
    ]);
  });

  it('sweep every five minutes', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' });
  });
});

describe('the sender', () => {
  it('ends before the claim on a mail does', () => {
    const sender = functions.find(({ Description }) => Description === 'Duebook: send-reminder');
    expect(sender?.Timeout).toBeLessThan(LEASE_SECONDS);
  });
});

describe('the queues', () => {
  const timeoutOf = new Map(
    Object.entries(template.findResources('AWS::Lambda::Function')).map(([id, { Properties }]) => [
      id,
      Properties.Timeout,
    ]),
  );

  it('hide a message six times as long as its function may work', () => {
    const sources = propertiesOf('AWS::Lambda::EventSourceMapping');
    expect(sources).toHaveLength(2);
    for (const { EventSourceArn, FunctionName, FunctionResponseTypes, ScalingConfig } of sources) {
      const queue = template.findResources('AWS::SQS::Queue')[EventSourceArn['Fn::GetAtt'][0]];
      expect(queue?.Properties.VisibilityTimeout).toBe(6 * timeoutOf.get(FunctionName.Ref));
      expect(queue?.Properties.RedrivePolicy.maxReceiveCount).toBe(5);
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it('never have more senders at work than share the rate of SES', () => {
    const [reminders] = propertiesOf('AWS::Lambda::EventSourceMapping');
    expect(reminders).toMatchObject({ ScalingConfig: { MaximumConcurrency: SENDERS_AT_ONCE }, BatchSize: 10 });
  });

  it('treat messages as the queues of the workbench do', () => {
    const queues = propertiesOf('AWS::SQS::Queue').filter(({ RedrivePolicy }) => RedrivePolicy !== undefined);
    const rules = queues.map(({ VisibilityTimeout, RedrivePolicy }) => ({
      visibilitySeconds: VisibilityTimeout,
      maxReceiveCount: RedrivePolicy.maxReceiveCount,
    }));
    expect(rules).toEqual([DEPLOYED_RULES.reminders, DEPLOYED_RULES['email-events']]);
  });

  it('are encrypted and answer over TLS only', () => {
    const queues = template.findResources('AWS::SQS::Queue');
    const guarded = propertiesOf('AWS::SQS::QueuePolicy').flatMap(({ Queues, PolicyDocument }) =>
      PolicyDocument.Statement.some(denyWithoutTls) ? Queues.map((queue: { Ref: string }) => queue.Ref) : [],
    );
    expect(guarded.sort()).toEqual(Object.keys(queues).sort());
    for (const { Properties } of Object.values(queues)) expect(Properties.SqsManagedSseEnabled).toBe(true);
  });

  it('get the events of mails with their envelope, and only from the topic', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'sqs',
      RawMessageDelivery: Match.absent(),
      RedrivePolicy: Match.anyValue(),
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });

  const denyWithoutTls = ({ Effect, Action, Condition }: Record<string, unknown>) =>
    Effect === 'Deny' && Action === 'sqs:*' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}';
});

describe('the pane', () => {
  const headers = propertiesOf('AWS::CloudFront::ResponseHeadersPolicy').map((p) => p.ResponseHeadersPolicyConfig);

  it('is private but for CloudFront', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    template.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
  });

  it('may be framed by the Office hosts and nobody else', () => {
    expect(panePolicy(['https://*.officeapps.live.com', 'https://excel.cloud.microsoft']).split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self' https://login.microsoftonline.com",
      "frame-src 'self' https://login.microsoftonline.com",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self' https://*.officeapps.live.com https://excel.cloud.microsoft",
    ]);
  });

  it('and the API send the security headers, and never X-Frame-Options', () => {
    expect(headers).toHaveLength(2);
    for (const { SecurityHeadersConfig } of headers) {
      expect(SecurityHeadersConfig).toMatchObject({
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true },
        ContentSecurityPolicy: { Override: true },
      });
      expect(SecurityHeadersConfig).not.toHaveProperty('FrameOptions');
    }
    const policies = headers.map((config) => config.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);
    expect(policies).toContain("default-src 'none'; frame-ancestors 'none'");
  });

  it('answers of the API are stored nowhere', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: { Items: [{ Header: 'Cache-Control', Override: true, Value: 'no-store' }] },
      },
    });
  });

  it('on a domain of the company speaks TLS 1.2 at least', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
    const paneDomain = { name: 'duebook.harbour-supplies.example', certificateArn };
    Template.fromJSON(exampleTemplates({ paneDomain }).stateless).hasResourceProperties(
      'AWS::CloudFront::Distribution',
      {
        DistributionConfig: {
          Aliases: ['duebook.harbour-supplies.example'],
          ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
        },
      },
    );
  });
});

describe('the finance lead', () => {
  it('hears of stuck work, failures, bounces and complaints before AWS reviews the account', () => {
    const alarms = propertiesOf('AWS::CloudWatch::Alarm');
    const thresholds = (metric: string) =>
      alarms.filter(({ MetricName }) => MetricName === metric).map(({ Threshold }) => Threshold);
    expect(thresholds('Reputation.BounceRate')).toEqual([0.02, 0.04]);
    expect(thresholds('Reputation.ComplaintRate')).toEqual([0.0005, 0.0008]);
    expect(thresholds('ApproximateNumberOfMessagesVisible')).toEqual([1, 1]);
    expect(thresholds('Errors')).toEqual([1, 1, 1, 1]);
    expect(thresholds('5xx')).toEqual([1]);
    expect(thresholds('RemindersParked')).toEqual([1]);
    expect(thresholds('SendingStopped')).toEqual([1]);
    expect(thresholds('DayOfMailsUsed')).toEqual([80]);
    for (const { AlarmActions, TreatMissingData } of alarms) {
      expect(AlarmActions).toHaveLength(1);
      expect(TreatMissingData).toBe('notBreaching');
    }
  });

  it('is told before the month costs more than the company said', () => {
    const [budget] = propertiesOf('AWS::Budgets::Budget');
    expect(budget?.Budget).toMatchObject({ BudgetLimit: { Amount: 25, Unit: 'USD' }, TimeUnit: 'MONTHLY' });
    const told = budget?.NotificationsWithSubscribers as {
      Notification: { NotificationType: string; Threshold: number };
      Subscribers: unknown[];
    }[];
    expect(told.map(({ Notification }) => [Notification.NotificationType, Notification.Threshold])).toEqual([
      ['ACTUAL', 80],
      ['FORECASTED', 100],
    ]);
    for (const { Subscribers } of told)
      expect(Subscribers).toEqual([{ SubscriptionType: 'EMAIL', Address: 'finance.lead@harbour-supplies.example' }]);
  });

  it('gets the alarms by mail, through a topic that takes them from this account', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'finance.lead@harbour-supplies.example',
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
});
