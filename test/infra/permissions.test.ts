// Least privilege, proved by use: the main story is run on the built functions, and every call they make to AWS has to be
// allowed by the role the templates give them, and every action a role allows has to be used.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import { layoutFingerprint } from '../../core/report-layout.ts';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/settings.ts';
import { type LocalAws, startLocalAws } from '../../workbench/aws/local-aws.ts';
import { WORKBENCH_COMPANY_ID, workbenchCompany } from '../../workbench/company.ts';
import { type DeployedFunction, deployedFunctions } from './deployed-functions.ts';
import { exampleTemplates } from './example-stacks.ts';
import { type RecordedFunctions, recordFunctions } from './recorded-functions.ts';
import { appliesTo, grantsOf, isAllowed, type Statement } from './role-policy.ts';

const settings = { ...workbenchCompany, undoSeconds: 1 };

/** Names as AWS on this machine gives them. */
function nameOf(id: string, type: string): string {
  if (type === 'AWS::DynamoDB::GlobalTable' || type === 'AWS::SES::ConfigurationSet') return 'duebook';
  return type === 'AWS::SQS::Queue' && id.startsWith('RemindersWorkQueue') ? 'reminders' : id;
}

let aws: LocalAws;
let deployed: ReadonlyMap<FunctionName, DeployedFunction>;
let functions: RecordedFunctions;

beforeAll(async () => {
  const mailDomain = settings.senderEmail.split('@')[1] ?? '';
  deployed = deployedFunctions(exampleTemplates({ mailDomain, settings }), nameOf);
  aws = await startLocalAws({ dataDir: null, company: settings });
  functions = await recordFunctions(aws, deployed);
  await tellTheStory();
});

afterAll(async () => {
  vi.useRealTimers();
  await functions?.stop();
  await aws?.stop();
});

const ada = { tid: WORKBENCH_COMPANY_ID, oid: 'a1b2c3d4', name: 'Ada Clerk', roles: '[Clerk]' };
const fiona = { ...ada, oid: 'fiona', name: 'Fiona Lead', roles: '[FinanceLead]' };
const george = { ...ada, oid: 'george', name: 'George Lead', roles: '[FinanceLead]' };
let requests = 0;

/** Calls the API, as a clerk unless told otherwise; the answer has to have this status. */
async function call(
  method: string,
  path: string,
  status: number,
  body?: object,
  claims = ada,
): Promise<Record<string, string>> {
  requests += 1;
  const event = {
    rawPath: `/v1${path}`,
    headers: { 'content-type': 'application/json', 'idempotency-key': `request-${requests}` },
    ...(body && { body: JSON.stringify(body) }),
    requestContext: { requestId: `${requests}`, http: { method }, authorizer: { jwt: { claims } } },
  };
  const answer = (await functions.run('api', event)) as { statusCode: number; body: string };
  expect(`${method} ${path} ${answer.statusCode} ${answer.statusCode === status ? '' : answer.body}`).toBe(
    `${method} ${path} ${status} `,
  );
  return JSON.parse(answer.body) as Record<string, string>;
}

const today = () => new Date().toISOString().slice(0, 10);

/** A reminder of one invoice to a customer. */
function requestFor(customerNumber: string, to: string) {
  const outstanding = { minor: 12_500, currency: 'GBP' };
  return {
    customerName: `Customer ${customerNumber}`,
    customerNumber,
    contactName: null,
    to,
    asOf: today(),
    invoices: [
      { invoiceNumber: `${customerNumber}-1`, invoiceDate: null, dueDate: '2026-01-05', original: null, outstanding },
    ],
    credits: [],
  };
}

/** Previews and asks for a reminder to a customer; gives the path of the account and of the reminder. */
async function remind(customerNumber: string, to: string): Promise<{ account: string; reminder: string }> {
  const request = requestFor(customerNumber, to);
  const account = `/accounts/${accountIdOf(request)}`;
  const preview = await call('POST', `${account}/reminders/preview`, 200, request);
  const warnings = preview.warnings as unknown as { code: string }[];
  const confirmed = { previewHash: preview.hash, confirmed: warnings.map(({ code }) => code) };
  const receipt = await call('POST', `${account}/reminders`, 202, { ...request, ...confirmed });
  return { account, reminder: `${account}/reminders/${receipt.reminderId}` };
}

/** Lets minutes pass for the functions and the queues alike: both read this process's clock. */
const passMinutes = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

async function stateOf(account: string): Promise<string> {
  const history = await call('GET', `${account}/history`, 200);
  return (history.entries as unknown as { state: string }[])[0]?.state ?? '';
}

async function tellTheStory(): Promise<void> {
  await lookAndLog();
  await teachAndForget();
  await changeSettings();
  await sendBounceAndTakeBack();
  await sendMany();
  await beTooFast();
  await loseAHint();
  await loseAnAnswer();
  await stopByItself();
}

async function lookAndLog(): Promise<void> {
  const accountId = accountIdOf({ customerNumber: 'C-100', customerName: null });
  await call('GET', '/settings', 200);
  await call('GET', `/accounts/${accountId}`, 200);
  await call('POST', `/accounts/${accountId}/contacts`, 201, {
    customerName: 'Customer C-100',
    customerNumber: 'C-100',
    kind: 'call',
    direction: 'out',
    on: today(),
    person: null,
    result: 'left-message',
    note: '',
    corrects: null,
  });
  await call('POST', '/accounts/summaries', 200, { accountIds: [accountId] });
}

/** A report layout is taught, taught anew and forgotten. */
async function teachAndForget(): Promise<void> {
  const headings = ['Customer', 'Invoice', 'Due', 'Open'];
  const layout = { layoutId: layoutFingerprint(headings), name: 'Export', headings, columns: [], answers: [] };
  await call('POST', '/report-layouts', 200, { ...layout, version: 0 });
  await call('POST', '/report-layouts', 200, { ...layout, name: 'Month-end export', version: 1 });
  await call('GET', '/report-layouts', 200);
  await call('DELETE', `/report-layouts/${layout.layoutId}`, 200);
}

/** Two finance leads change payment details, and one of them thinks better of it. */
async function changeSettings(): Promise<void> {
  const company = '/settings/company';
  const changes = { paymentText: 'To our new account.', payWithinDays: 10 };
  const proposal = { version: 0, changes, reason: 'moved bank' };
  const proposed = await call('POST', `${company}/changes`, 201, proposal, fiona);
  const { changeId } = proposed.waiting as unknown as { changeId: string };
  await call('POST', `${company}/changes/${changeId}/approval`, 200, undefined, george);
  await call('DELETE', `${company}/changes/${changeId}`, 200, undefined, fiona);
  await call('GET', company, 200);
  await call('GET', `${company}/history`, 200);
}

async function sendBounceAndTakeBack(): Promise<void> {
  const delivered = await remind('C-200', 'ap@customer-200.example');
  const bounced = await remind('C-300', 'bounce@simulator.amazonses.com');
  const takenBack = await remind('C-400', 'ap@customer-400.example');
  await call('DELETE', takenBack.reminder, 200);
  await functions.handOver('reminders', 'send-reminder', 3);
  await aws.mail.settled();
  await functions.handOver('email-events', 'email-events', 4);
  expect(await stateOf(delivered.account)).toBe('DELIVERED');
  expect(await stateOf(bounced.account)).toBe('BOUNCED');
  expect(await stateOf(takenBack.account)).toBe('CANCELLED');
}

/** Two at once with one press, looked at and taken back. */
async function sendMany(): Promise<void> {
  const requests = ['C-700', 'C-701'].map((number) => requestFor(number, `ap@customer-${number}.example`));
  const reminders = requests.map((request) => ({ accountId: accountIdOf(request), request }));
  const { previews } = (await call('POST', '/reminders/previews', 200, { reminders })) as unknown as {
    previews: { preview: { hash: string; warnings: { code: string }[] } }[];
  };
  const runId = '01M3RRZMWGR3QB5DDHN83PZWM0';
  await call('POST', '/reminder-runs', 202, {
    runId,
    reminders: requests.map((request, i) => ({
      accountId: accountIdOf(request),
      customerName: request.customerName,
      send: {
        ...request,
        previewHash: previews[i]?.preview.hash,
        confirmed: previews[i]?.preview.warnings.map(({ code }) => code),
      },
      idempotencyKey: `many-${request.customerNumber}`,
    })),
  });
  await call('GET', '/reminder-runs', 200);
  const run = await call('POST', `/reminder-runs/${runId}/cancellation`, 200);
  expect(run.counts).toMatchObject({ cancelled: 2 });
  await functions.handOver('reminders', 'send-reminder', 2);
}

/** SES is asked too much in a second; another hint brings the mail a little later. */
async function beTooFast(): Promise<void> {
  const { account } = await remind('C-710', 'ap@customer-710.example');
  aws.mail.failNext('throttle');
  await functions.handOver('reminders', 'send-reminder', 2);
  expect(await stateOf(account)).toBe('SENT');
}

/** Two customers report mails as unwanted: sending stops by itself, and a finance lead lets it go on. */
async function stopByItself(): Promise<void> {
  aws.mail.disturbEvents(() => 1);
  await remind('C-801', 'complaint+one@simulator.amazonses.com');
  await remind('C-802', 'complaint+two@simulator.amazonses.com');
  passMinutes(1);
  await functions.handOver('reminders', 'send-reminder', 2);
  await aws.mail.settled();
  await functions.handOver('email-events', 'email-events', 4);
  expect(await call('GET', '/sending', 200)).toMatchObject({ stopped: { by: 'Duebook' } });
  await call('POST', '/sending/resumption', 200, { reason: 'spoke to both' }, fiona);
  await call('GET', '/reminders/open', 200);
}

/** The hint comes late; ten minutes on, the sweep gives another. */
async function loseAHint(): Promise<void> {
  const { account } = await remind('C-500', 'ap@customer-500.example');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  passMinutes(10);
  await functions.run('sweep-reminders', {});
  await functions.handOver('reminders', 'send-reminder', 2);
  expect(await stateOf(account)).toBe('SENT');
}

/** SES takes the mail, the connection breaks, no event ever comes: a person decides. */
async function loseAnAnswer(): Promise<void> {
  const { account, reminder } = await remind('C-600', 'ap@customer-600.example');
  passMinutes(1);
  aws.mail.failNext('reset-after');
  aws.mail.disturbEvents(() => 0);
  await functions.handOver('reminders', 'send-reminder', 1);
  expect(await stateOf(account)).toBe('UNKNOWN');
  passMinutes(60);
  await functions.run('sweep-reminders', {});
  expect(await stateOf(account)).toBe('NEEDS_REVIEW');
  await call('POST', `${reminder}/review`, 200, { outcome: 'sent' });
}

/** What Lambda itself does under a function's role, not the function. */
const BY_LAMBDA =
  /^(logs:(CreateLogStream|PutLogEvents)|sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes|GetQueueUrl))$/;

const shown = ({ Action, Resource }: Statement) => `${Action} ${Resource}`;

/** Who asks SES how much may be sent. */
const ASK_SES: readonly FunctionName[] = ['send-reminder', 'sweep-reminders'];

describe.each(FUNCTION_NAMES)('the role of %s', (name) => {
  const statements = () => deployed.get(name)?.statements ?? [];
  const calls = () => functions.calls.get(name) ?? [];

  it('allows every call the function makes', () => {
    expect(calls().length).toBeGreaterThan(0);
    expect(calls().filter((made) => !isAllowed(statements(), made))).toEqual([]);
  });

  it('allows nothing the function does not use', () => {
    const unused = grantsOf(statements())
      .filter(({ Action }) => !BY_LAMBDA.test(String(Action)))
      .filter((grant) => !calls().some((made) => appliesTo(grant, made)));
    expect(unused.map(shown)).toEqual([]);
  });

  it('names no resource with a wildcard but its own log, and where IAM knows no resource', () => {
    const wide = grantsOf(statements()).filter(({ Action, Resource }) => /[*?]/.test(`${Action}${Resource}`));
    const others = wide.filter(({ Action }) => !String(Action).startsWith('logs:')).map(shown);
    expect(others).toEqual(ASK_SES.includes(name) ? ['ses:GetSendQuota *'] : []);
  });
});

describe('mail', () => {
  const send = (name: FunctionName, from: string) =>
    isAllowed(deployed.get(name)?.statements ?? [], {
      action: 'ses:SendRawEmail',
      resource: 'arn:aws:ses:eu-west-1:111122223333:identity/harbourlane.example',
      context: { 'ses:FromAddress': from },
    });

  it('can be sent by the sender alone, and only from the company’s own address', () => {
    expect(FUNCTION_NAMES.filter((name) => send(name, settings.senderEmail))).toEqual(['send-reminder']);
    expect(send('send-reminder', 'director@harbourlane.example')).toBe(false);
  });
});
