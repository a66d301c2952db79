// The built pane on its way into the bucket, with the config.json of this deployment beside it.
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { API_SCOPE } from '../functions/settings.ts';
import { builtFolder } from './built-folder.ts';
import type { Company } from './company.ts';

/** What the pane reads as config.json: the API on its own address, and how the company's people sign in. */
export function paneConfig(company: Company, url: string) {
  return {
    apiUrl: url,
    signIn: {
      kind: 'entra',
      clientId: company.entraClientId,
      authority: `https://login.microsoftonline.com/${company.entraTenantId}`,
      scope: `api://${company.entraClientId}/${API_SCOPE}`,
    },
  };
}

/** Uploads the pane and has CloudFront forget the previous one. */
export class PaneFiles extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { built: string; company: Company; url: string; bucket: Bucket; distribution: Distribution },
  ) {
    super(scope, id);
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [
        Source.asset(builtFolder(props.built, 'addin')),
        Source.jsonData('config.json', paneConfig(props.company, props.url)),
      ],
      destinationBucket: props.bucket,
      distribution: props.distribution,
      // Excel asks each time whether a file changed, so a clerk never works with yesterday's pane.
      cacheControl: [CacheControl.noCache()],
      logGroup: new LogGroup(this, 'Log', {
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    acknowledgeUploader(deployment, props.bucket);
  }
}

/** CDK's upload function is AWS's own code and runs during a deployment only. */
function acknowledgeUploader(deployment: BucketDeployment, bucket: Bucket): void {
  const bucketId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  const uploader = deployment.handlerRole.node.scope ?? deployment;
  const findings = (rule: string, reason: string, names: string[]) =>
    Validations.of(uploader).acknowledge(...names.map((name) => ({ id: `AwsSolutions-${rule}[${name}]`, reason })));

  findings('IAM4', 'It logs through the policy AWS keeps for that.', [
    'Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  ]);
  findings('IAM5', 'It reads the deployment assets and writes every file of the pane, and nothing in other buckets.', [
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
    `Resource::<${bucketId}.Arn>/*`,
    ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map((action) => `Action::s3:${action}`),
  ]);
  findings('IAM5', "It may have any distribution of the account drop cached files, and asks the pane's only.", [
    'Resource::*',
  ]);
  Validations.of(uploader).acknowledge({
    id: 'AwsSolutions-L1',
    reason: 'Its Python version comes with CDK and moves with it.',
  });
}
