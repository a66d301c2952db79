// The names of every environment variable, key attribute and index: the one file that functions and infra share.

/** Environment variables of the functions; infra sets them, functions read them once at start. */
export const ENVIRONMENT = {
  table: 'TABLE_NAME',
  reminderQueueUrl: 'REMINDER_QUEUE_URL',
  configurationSet: 'CONFIGURATION_SET',
  /** JSON of core/company-settings.ts. */
  companySettings: 'COMPANY_SETTINGS',
} as const;

/** Key attributes of the table; access patterns and key texts are charted in table.ts. */
export const TABLE_KEYS = {
  partition: 'pk',
  sort: 'sk',
  /** Epoch seconds after which DynamoDB may drop the item (idempotency keys, runs and counts; never history). */
  timeToLive: 'expiresAt',
  /** Sparse: only reminders that are not finished, or wait for a person, stand in it. */
  openReminders: { index: 'openReminders', partition: 'openPk', sort: 'openSk' },
} as const;

/** How many batches of reminders are sent at once, each at its share of the rate that SES allows. */
export const SENDERS_AT_ONCE = 5;

/** The functions, each one handler file and one set of permissions. */
export const FUNCTION_NAMES = ['api', 'send-reminder', 'email-events', 'sweep-reminders'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Tags every mail carries, so that SES events find the reminder. Values are ids only: A-Z a-z 0-9 - _. */
export const MAIL_TAGS = { company: 'company', account: 'account', reminder: 'reminder' } as const;

/** Roles as the token's `roles` claim names them. */
export const ROLES = { clerk: 'Clerk', financeLead: 'FinanceLead', auditor: 'Auditor' } as const;

/** The API scope a token must carry. */
export const API_SCOPE = 'Duebook.Use';
