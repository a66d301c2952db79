// AWS on one machine, as Duebook uses it: the table, SES, the queues and the topic between them. The workbench keeps it on
// disk; tests start their own in memory, one a file.
import { join } from 'node:path';
import type { CompanySettings } from '../../core/company-settings.ts';
import { ENVIRONMENT } from '../../functions/settings.ts';
import { workbenchCompany } from '../company.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './local-credentials.ts';
import { type MailSimulator, startMail } from './mail.ts';
import type { SendingQuota } from './mail-limits.ts';
import { DEPLOYED_RULES, type LocalQueues, type QueueName, type QueueRules, startQueues } from './queues.ts';
import { type LocalTable, startTable, type TableDriver } from './table.ts';

const TABLE_NAME = 'duebook';
const CONFIGURATION_SET = 'duebook';

export interface LocalAwsOptions {
  /** Folder for table and mail; null keeps everything in memory. */
  readonly dataDir: string | null;
  readonly company?: CompanySettings;
  /** Milliseconds since 1970, for the mail simulator's quota and events. */
  readonly clock?: () => number;
  readonly quota?: SendingQuota;
  readonly sandbox?: boolean;
  readonly tableDriver?: TableDriver;
  /** Milliseconds from SES's acceptance to delivery or bounce; null waits for `mail.simulate`. 20 when left out. */
  readonly outcomeAfter?: number | null;
  readonly queueRules?: Partial<Record<QueueName, QueueRules>>;
}

export interface LocalAws {
  readonly table: LocalTable;
  readonly mail: MailSimulator;
  readonly queues: LocalQueues;
  readonly endpoints: { readonly table: string; readonly mail: string; readonly queues: string };
  /** Every environment variable the functions read, with endpoints and credentials for the SDK. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

function environmentOf(table: LocalTable, mail: string, queues: LocalQueues, company: CompanySettings) {
  const named: Record<keyof typeof ENVIRONMENT, string> = {
    table: table.tableName,
    reminderQueueUrl: queues.urlOf('reminders'),
    configurationSet: CONFIGURATION_SET,
    companySettings: JSON.stringify(company),
  };
  const settings = Object.entries(named).map(([setting, value]) => [
    ENVIRONMENT[setting as keyof typeof ENVIRONMENT],
    value,
  ]);
  return {
    ...Object.fromEntries(settings),
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SES: mail,
    AWS_ENDPOINT_URL_SQS: queues.endpoint,
    POWERTOOLS_SERVICE_NAME: 'duebook',
    POWERTOOLS_LOG_LEVEL: 'WARN',
    POWERTOOLS_METRICS_DISABLED: 'true',
  };
}

/** Starts everything on free ports of this machine. Nothing is left running when it throws. */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { dataDir, company = workbenchCompany } = options;
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const driver = options.tableDriver === undefined ? {} : { driver: options.tableDriver };
    const table = keep(await startTable({ dataDir, tableName: TABLE_NAME, ...driver }));
    const queues = keep(await startQueues({ ...DEPLOYED_RULES, ...options.queueRules }));
    const mail = keep(
      await startMail({
        dataDir: dataDir === null ? null : join(dataDir, 'mail'),
        clock: options.clock ?? Date.now,
        identities: [company.senderEmail, ...company.ownDomains],
        configurationSets: [CONFIGURATION_SET],
        publish: queues.publish,
        outcomeAfter: options.outcomeAfter === undefined ? 20 : options.outcomeAfter,
        ...(options.quota && { quota: options.quota }),
        ...(options.sandbox !== undefined && { sandbox: options.sandbox }),
      }),
    );
    const endpoints = { table: table.endpoint, mail: mail.endpoint, queues: queues.endpoint };
    return { table, mail, queues, endpoints, environment: environmentOf(table, mail.endpoint, queues, company), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
