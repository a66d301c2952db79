// The API of accounts, contacts, reminders and report layouts. Nothing of it answers without a token that Entra issued to this company for
// this application and this scope: one catch-all route with the authorizer, so that a new route can never be left open.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { settingsToDeploy } from '../core/company-settings.ts';
import { API_SCOPE, ENVIRONMENT, TABLE_KEYS } from '../functions/settings.ts';
import { BackendFunction } from './backend-function.ts';
import type { Company } from './company.ts';

/** Enough for an office of clerks working at once, and a lid on what a runaway client can cost. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/** Ids and outcomes only: no address, no name, no query, no token. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  by: '$context.authorizer.claims.oid',
  route: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
};

/** What the API works on. */
type AccountApiProps = { built: string; company: Company; table: TableV2; reminders: Queue };

/** The HTTP API and the function behind it. It answers no other web origin: the pane reaches it on its own address. */
export class AccountApi extends Construct {
  readonly api: HttpApi;
  readonly handler: BackendFunction;

  constructor(scope: Construct, id: string, props: AccountApiProps) {
    super(scope, id);
    this.handler = this.createHandler(props);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    this.addRoutes(props.company);
    this.addStage();
  }

  private createHandler(props: AccountApiProps): BackendFunction {
    const { built, company, table, reminders } = props;
    const handler = new BackendFunction(this, 'Handler', {
      name: 'api',
      built,
      timeout: Duration.seconds(15),
      environment: {
        [ENVIRONMENT.table]: table.tableName,
        [ENVIRONMENT.reminderQueueUrl]: reminders.queueUrl,
        [ENVIRONMENT.companySettings]: JSON.stringify(settingsToDeploy(company.settings)),
      },
    });
    handler.allow(
      ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
    handler.allow(['dynamodb:Query'], [`${table.tableArn}/index/${TABLE_KEYS.openReminders.index}`]);
    handler.allow(['sqs:SendMessage'], [reminders.queueArn]);
    return handler;
  }

  private addRoutes({ entraTenantId, entraClientId }: Company): void {
    const issuer = `https://login.microsoftonline.com/${entraTenantId}/v2.0`;
    this.api.addRoutes({
      path: '/v1/{proxy+}',
      methods: [HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE],
      integration: new HttpLambdaIntegration('ToHandler', this.handler.function),
      authorizer: new HttpJwtAuthorizer('Entra', issuer, { jwtAudience: [entraClientId] }),
      authorizationScopes: [API_SCOPE],
    });
  }

  private addStage(): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
  }
}
