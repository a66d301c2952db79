// Sending reminders: the queue that says which are due, and the only function that may send mail.
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { settingsToDeploy } from '../core/company-settings.ts';
import { ENVIRONMENT, SENDERS_AT_ONCE } from '../functions/settings.ts';
import { BackendFunction } from './backend-function.ts';
import type { Company } from './company.ts';
import type { Mail } from './mail.ts';
import { WorkQueue } from './work-queue.ts';

/** Long enough to wait for one's turn and then get no answer, and shorter than the lease a mail is claimed under. */
const TIMEOUT = Duration.seconds(60);
/** The mails of a batch wait for their turns side by side. */
const BATCH = 10;

/** The reminder queue and the sender that works on it. */
export class ReminderSending extends Construct {
  readonly work: WorkQueue;
  readonly sender: BackendFunction;

  constructor(scope: Construct, id: string, props: { built: string; company: Company; table: TableV2; mail: Mail }) {
    super(scope, id);
    const { built, company, table, mail } = props;
    this.work = new WorkQueue(this, 'Work', { timeout: TIMEOUT });
    this.sender = new BackendFunction(this, 'Sender', {
      name: 'send-reminder',
      built,
      timeout: TIMEOUT,
      environment: {
        [ENVIRONMENT.table]: table.tableName,
        [ENVIRONMENT.configurationSet]: mail.configurationSet.configurationSetName,
        [ENVIRONMENT.reminderQueueUrl]: this.work.queue.queueUrl,
        // The contact rules are asked once more right before a mail leaves.
        [ENVIRONMENT.companySettings]: JSON.stringify(settingsToDeploy(company.settings)),
      },
    });
    this.sender.allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [table.tableArn]);
    // A reminder that has to wait gets a new hint.
    this.sender.allow(['sqs:SendMessage'], [this.work.queue.queueArn]);
    this.allowSending(company.settings.senderEmail, mail);
    this.sender.allowAskingQuota();
    // As many senders as share the rate, never more.
    this.work.feed(this.sender, { batchSize: BATCH, maxConcurrency: SENDERS_AT_ONCE });
  }

  /** From the company's one address, through its configuration set, and as nobody else. */
  private allowSending(from: string, { identity, configurationSet }: Mail): void {
    const set = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: configurationSet.configurationSetName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.sender.allow(['ses:SendRawEmail'], [identity.emailIdentityArn, set], {
      StringEquals: { 'ses:FromAddress': from },
    });
  }
}
