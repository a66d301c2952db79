// What a company says of itself before it deploys: infra/company.json, checked as a whole so that every fault is told at once.
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { deployedSettingsSchema, settingsToDeploy } from '../core/company-settings.ts';

const domain = z
  .string()
  .max(253)
  .regex(/^(?=.*\.)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/, 'not a domain name in lower case');
const guid = z.guid('not an id as Entra shows it (8-4-4-4-12)').toLowerCase();
const certificateArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/, 'not a certificate of us-east-1');
const email = z.email('not an e-mail address');

/** Where Excel's web pages are served from: only these may frame the pane. Tenants differ, so it is a setting. */
const OFFICE_HOSTS = [
  'https://*.officeapps.live.com',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  'https://excel.cloud.microsoft',
];

/** Lambda allows 4 KB of environment for all variables together. */
const SETTINGS_BYTES = 3500;

const companySchema = z.strictObject({
  /** The tenant whose people may sign in; also the only issuer the API trusts. */
  entraTenantId: guid,
  /** The application the pane signs in as; tokens for the API name it as their audience. */
  entraClientId: guid,
  /** The domain reminders come from, verified in SES by DNS records. */
  mailDomain: domain,
  /** The finance lead's address for alarms. */
  alarmEmail: email,
  /** What the AWS account may cost in a month, in dollars, before a mail says so. */
  monthlyBudget: z.number().min(1).max(100_000).default(25),
  /** An address of the company's own for the pane, with its certificate in us-east-1; else CloudFront's. */
  paneDomain: z.strictObject({ name: domain, certificateArn }).optional(),
  /** Origins that may show the pane in a frame. */
  officeHosts: z
    .array(z.string().regex(/^https:\/\/(\*\.)?[a-z0-9.-]+$/, 'not an https origin'))
    .min(1)
    .default(OFFICE_HOSTS),
  settings: deployedSettingsSchema,
});
export type Company = z.infer<typeof companySchema>;

/** What has to fit together, whatever else is wrong with the file: zod itself looks at it only when nothing is. */
const fittingSchema = z.looseObject({
  mailDomain: z.string(),
  settings: z.looseObject({
    senderEmail: z.string().optional().catch(undefined),
    ownDomains: z.array(z.unknown()).optional().catch(undefined),
  }),
});

/** The sender's domain has to be the one SES sends for, and one of the company's own. */
function fittingFaults(file: unknown): string[] {
  const read = fittingSchema.safeParse(file);
  if (!read.success) return [];
  const { mailDomain, settings } = read.data;
  const { senderEmail, ownDomains } = settings;
  const isElsewhere = senderEmail !== undefined && !senderEmail.toLowerCase().endsWith(`@${mailDomain}`);
  const isForeign = ownDomains !== undefined && !ownDomains.includes(mailDomain);
  return [
    ...(isElsewhere ? [`settings.senderEmail: not an address at ${mailDomain}, the domain SES sends for`] : []),
    ...(isForeign ? [`settings.ownDomains: does not name ${mailDomain}, so reminders could go to colleagues`] : []),
  ];
}

function sizeFaults({ settings }: Company): string[] {
  if (Buffer.byteLength(JSON.stringify(settingsToDeploy(settings))) <= SETTINGS_BYTES) return [];
  return [`settings: longer than ${SETTINGS_BYTES} bytes, more than a function's environment holds`];
}

/** The company in the text of a file, or an error that lists every fault with its place, one a line. */
export function readCompany(text: string, file: string): Company {
  const written = parseJson(text, file);
  const read = companySchema.safeParse(written);
  const issues = read.success ? [] : read.error.issues;
  const faults = [
    ...issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`),
    ...fittingFaults(written),
    ...(read.success ? sizeFaults(read.data) : []),
  ];
  if (read.success && faults.length === 0) return read.data;
  throw new Error([`${file} cannot be deployed:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${String(cause)}`, { cause });
  }
}

/** The invented company that ships with Duebook, for checks and for whoever fills in their own. */
export function exampleCompany(): Company {
  return companyIn('company.example.json');
}

/** The company in a file of infra/, or in one named by its whole path. Throws with the way out when there is none. */
export function companyIn(name: string): Company {
  const path = isAbsolute(name) ? name : fileURLToPath(new URL(name, import.meta.url));
  const shown = isAbsolute(name) ? name : `infra/${name}`;
  try {
    return readCompany(readFileSync(path, 'utf8'), shown);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Error(`${shown} is missing: copy infra/company.example.json and fill it in`, { cause });
  }
}
