// The built pane on its way into the bucket, with the config.json of this deployment beside it.
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
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
    Validations.of(deployment.handlerRole).acknowledge(
      {
        id: 'AwsSolutions-IAM4',
        reason: "CDK's upload function runs at deployment only and logs through AWS's policy.",
      },
      {
        id: 'AwsSolutions-IAM5',
        reason: "CDK's upload function reads the asset bucket and writes the pane's bucket only.",
      },
    );
  }
}
