// One Lambda function of Duebook as all of them are made: the built bundle, its own role that may write its own log and
// nothing else, and a log that is dropped after three months (it holds ids only).
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type IGrantable, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../functions/settings.ts';
import { builtFolder } from './built-folder.ts';

/** What differs from function to function. */
type BackendFunctionProps = {
  name: FunctionName;
  /** The folder of the build. */
  built: string;
  timeout: Duration;
  /** Environment variables by the names of functions/settings.ts. */
  environment: Record<string, string>;
};

/** A function that may do nothing until it is allowed to. */
export class BackendFunction extends Construct {
  readonly function: LambdaFunction;
  readonly timeout: Duration;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { name, built, timeout, environment }: BackendFunctionProps) {
    super(scope, id);
    this.timeout = timeout;
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own: the managed policy Lambda would add may write every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Duebook: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      code: Code.fromAsset(builtFolder(built, 'functions', name)),
      handler: 'index.handler',
      loggingFormat: LoggingFormat.JSON,
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
      timeout,
      role: this.role,
      logGroup,
    });
  }

  /** Allows asking SES how much may be sent: a question about the whole account, for which AWS knows no resource. */
  allowAskingQuota(): void {
    const policy = new Policy(this, 'AskQuota', {
      roles: [this.role],
      statements: [new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] })],
    });
    Validations.of(policy).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'GetSendQuota only reads, and IAM knows no resource to restrict it to.',
    });
  }

  /** Allows exactly these actions on exactly these resources. */
  allow(actions: string[], resources: string[], conditions: Record<string, unknown> = {}): void {
    const grantee: IGrantable = this.function;
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources, conditions }));
  }
}
