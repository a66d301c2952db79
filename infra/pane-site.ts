// Where Excel loads the pane from: private files behind CloudFront, and the API on the same address under /v1. One origin
// means the browser lets no other page call the API, and the pane needs no cross-origin requests.
import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Company } from './company.ts';
import { PaneFiles } from './pane-files.ts';
import { PaneHeaders } from './pane-headers.ts';

/** The pane's files, its address and its headers. */
export class PaneSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** `https://…` without a slash at the end: the address the manifest names. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: { built: string; company: Company; api: HttpApi }) {
    super(scope, id);
    const { built, company, api } = props;
    this.bucket = this.createBucket();
    const headers = new PaneHeaders(this, 'Headers', company.officeHosts);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Duebook pane',
      defaultRootObject: 'taskpane.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers.pane,
      },
      additionalBehaviors: { '/v1/*': apiBehavior(api, headers) },
      ...this.ownDomain(company),
    });
    this.url = `https://${company.paneDomain?.name ?? this.distribution.distributionDomainName}`;
    new PaneFiles(this, 'Files', {
      built,
      company,
      url: this.url,
      bucket: this.bucket,
      distribution: this.distribution,
    });
    const url = new CfnOutput(this, 'Url', {
      value: this.url,
      description: 'The address for npm run build -- --pane-url',
    });
    // By this name docs/deploying.md sends the reader to it.
    url.overrideLogicalId('Url');
    this.acknowledge(company);
  }

  private createBucket(): Bucket {
    return new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private ownDomain({ paneDomain }: Company) {
    if (paneDomain === undefined) return {};
    return {
      domainNames: [paneDomain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', paneDomain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  private acknowledge({ paneDomain }: Company): void {
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'The bucket holds the public build of the pane; only CloudFront reads it and only a deployment writes it.',
    });
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Clerks work from any country; the API behind it asks for a token.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'Static files, and an API with its own authorizer and throttle: no firewall is paid for.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'The log would hold the addresses of clerks and nothing the API log does not say.',
      },
    );
    if (paneDomain !== undefined) return;
    Validations.of(this.distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        'The cloudfront.net certificate fixes the lowest TLS version; paneDomain in company.json raises it to 1.2.',
    });
  }
}

/** The API as the pane's own origin: every header but Host goes on, nothing is cached. */
function apiBehavior(api: HttpApi, headers: PaneHeaders): BehaviorOptions {
  const { region, urlSuffix } = Stack.of(api);
  return {
    origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: headers.api,
  };
}
