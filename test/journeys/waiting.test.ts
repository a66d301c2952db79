// What waits for a person, in a real browser: a final demand that a finance lead lets go or declines, a reminder nobody knows
// the fate of, and sending that a clerk stops for everybody until a finance lead lets mails leave again.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceMark } from '../../core/account-checks.ts';
import { accountIdOf } from '../../core/account-id.ts';
import { addDays } from '../../core/calendar.ts';
import { type CustomerFacts, NO_FACTS } from '../../core/customer-facts.ts';
import { usualStep } from '../../core/reminder-ladder.ts';
import type { CellValue } from '../../core/sheet.ts';
import { ENVIRONMENT } from '../../functions/settings.ts';
import { sweep } from '../../functions/sweep-reminders.ts';
import { accountKey } from '../../functions/table.ts';
import { LOCAL_CREDENTIALS } from '../../workbench/aws/local-credentials.ts';
import { WORKBENCH_COMPANY_ID } from '../../workbench/company.ts';
import { type Desk, openDesk } from './desk.ts';
import { wordsOn } from './page-words.ts';
import { due, TODAY, workbookOf } from './sheet-workbooks.ts';

const SHEET: CellValue[][] = [
  ['Customer no', 'Customer', 'Invoice no', 'Due date', 'Outstanding GBP', 'E-mail'],
  ['C-1', 'Alder Works Ltd', 'AW-1', due(90), 1200, 'ap@alder.example'],
  ['C-2', 'Birch Mill Ltd', 'BM-1', due(80), 640, 'ap@birch.example'],
  ['C-3', 'Cedar Inn Ltd', 'CI-1', due(12), 310, 'ap@cedar.example'],
  ['C-4', 'Dogwood Farm Ltd', 'DF-1', due(10), 75, 'ap@dogwood.example'],
];
const [ALDER, BIRCH, CEDAR, DOGWOOD] = ['Alder Works Ltd', 'Birch Mill Ltd', 'Cedar Inn Ltd', 'Dogwood Farm Ltd'];
type Customer = string;
const lineOf = (name: Customer) => SHEET.findIndex(([, its]) => its === name);
const accountOf = (name: Customer) =>
  accountIdOf({ customerNumber: String(SHEET[lineOf(name)]?.[0]), customerName: name });

/** A group that gets the final demand at once, which always needs the finance lead. */
const LAST_WARNING = {
  name: 'Last warning',
  ladder: { name: 'own', minimumGapDays: 7, steps: [{ ...usualStep(4), day: 45 }] },
};

let desk: Desk;
let page: Page;
let pane: FrameLocator;
const { button, contacts, expectSound, heading, select, tab, text } = wordsOn(() => page);

async function prepareCompany(): Promise<void> {
  const lead = desk.colleague('finance-lead');
  await lead.changeSettings({ customerGroups: [LAST_WARNING] }, 'hopeless cases');
  const learn = (name: Customer, facts: Partial<CustomerFacts>) =>
    lead.post(`/v1/accounts/${accountOf(name)}/facts`, { ...NO_FACTS, ...facts }, 200);
  await learn(ALDER, { customerType: 'business' });
  await learn(BIRCH, { groupName: 'LAST WARNING' });
  await learn(DOGWOOD, { groupName: 'Market stalls' });
  await remindedBefore(ALDER, 'AW-1');
  await remindedBefore(BIRCH, 'BM-1');
}

const table = () => ({
  client: DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: desk.workbench.aws.endpoints.table, ...LOCAL_CREDENTIALS }),
  ),
  name: desk.workbench.aws.table.tableName,
});

/** Reminders one to three went out in the months before, the last one thirty days ago: a final demand refers to them. */
async function remindedBefore(name: Customer, invoiceNumber: string): Promise<void> {
  const { client, name: TableName } = table();
  const Key = accountKey({ companyId: WORKBENCH_COMPANY_ID, accountId: accountOf(name) });
  const before = { ':level': 3, ':sent': 1, ':marks': [invoiceMark(invoiceNumber)], ':day': addDays(TODAY, -30) };
  const UpdateExpression =
    'SET #account.reminderLevel = :level, #account.sentAtLevel = :sent, #account.remindedInvoices = :marks, #account.remindedOn = :day';
  const ExpressionAttributeNames = { '#account': 'account' };
  const ExpressionAttributeValues = before;
  await client.send(
    new UpdateCommand({ TableName, Key, UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues }),
  );
}

/** The sweep as it runs every minute, twenty minutes from now: what had no answer until then waits for a person. */
async function sweepLater(): Promise<void> {
  const { endpoints, environment } = desk.workbench.aws;
  const at = (endpoint: string) => ({ endpoint, ...LOCAL_CREDENTIALS });
  const swept = await sweep({
    table: table(),
    queue: { client: new SQSClient(at(endpoints.queues)), url: String(environment[ENVIRONMENT.reminderQueueUrl]) },
    mail: new SESClient(at(endpoints.mail)),
    now: () => new Date(Date.now() + 1_200_000).toISOString(),
  });
  expect(swept.parked).toBe(1);
}

const mailsTo = (address: string) =>
  desk.workbench.aws.mail.mails.filter(({ mail }) => mail.destination.includes(address));

async function openAccount(name: Customer): Promise<void> {
  await tab('Account').click();
  await select(`A${lineOf(name) + 1}`);
  await heading(name).waitFor();
  await text('What is known of the customer').waitFor();
}

async function signInAs(person: 'clerk' | 'finance-lead'): Promise<void> {
  await page.getByLabel('Signed in as').selectOption(person);
  await heading('Debtors').waitFor();
}

/** Opens the whole mail, confirms what is unusual and presses Send. */
async function send(name: Customer, level: number): Promise<void> {
  await openAccount(name);
  await button(/^(Preview…|Send reminder…)$/).click();
  await heading(`Reminder ${level} to ${name}`).waitFor();
  for (const box of await pane.getByRole('checkbox').all()) await box.check();
  await button(new RegExp(`^Send reminder ${level} to `)).click();
}

beforeAll(async () => {
  const bytes = await workbookOf({ Debtors: SHEET }, [3]);
  desk = await openDesk({ workbook: { name: 'Debtors.xlsx', bytes }, undoSeconds: 0 });
  await prepareCompany();
  ({ page, pane } = await desk.openPage(30_000));
  await heading('Debtors').waitFor();
}, 240_000);
afterAll(() => desk?.close());

describe('a final demand', { timeout: 120_000 }, () => {
  it('is for a customer whom the clerk puts into the group for it, chosen among the company’s', async () => {
    await openAccount(ALDER);
    await button('Change what is known of the customer…').click();
    const group = pane.getByLabel('Customer group');
    expect(await group.locator('option').allTextContents()).toEqual(['None', 'Last warning']);
    await group.selectOption('Last warning');
    await button('Save what is known').click();
    await text('Customer group: Last warning').waitFor();
    await openAccount(BIRCH);
    await text('Customer group: LAST WARNING').waitFor();
  });

  it('waits for a finance lead when a clerk sends it, and says so', async () => {
    for (const name of [ALDER, BIRCH]) {
      await send(name, 4);
      await contacts().getByText('Waiting for a finance lead').first().waitFor();
      await text(/^Reminder 4 to .* waits for a finance lead\. It does not go out before\.$/).waitFor({
        state: 'attached',
      });
      await contacts().getByRole('button', { name: 'Take back' }).waitFor();
    }
    await tab('Worklist').click();
    await heading('2 reminders waiting for a finance lead').waitFor();
    await text('They go out once a finance lead approves them.').waitFor();
    expect(await button(/^Approve/).count()).toBe(0);
    await expectSound('what waits, as the clerk sees it');
    expect(desk.workbench.aws.mail.mails).toHaveLength(0);
  });

  it('goes out once the finance lead approves it, and not at all when she declines', async () => {
    await signInAs('finance-lead');
    await tab('Worklist').click();
    await heading('2 reminders waiting for a finance lead').waitFor();
    await expectSound('what waits, as the finance lead sees it');
    await button(`Decline: ${BIRCH}`).click();
    await heading('1 reminder waiting for a finance lead').waitFor();
    await button(`Approve: ${ALDER}`).click();
    await heading('waiting for a finance lead').waitFor({ state: 'detached' });
    await openAccount(ALDER);
    await contacts().getByText('Delivered', { exact: true }).first().waitFor();
    await openAccount(BIRCH);
    await contacts().getByText('Taken back', { exact: true }).first().waitFor();
    expect([mailsTo('ap@alder.example').length, mailsTo('ap@birch.example').length]).toEqual([1, 0]);
    expect(mailsTo('ap@alder.example')[0]?.mail.subject).toMatch(/final/i);
  });
});

describe('a reminder nobody knows the fate of', { timeout: 120_000 }, () => {
  it('stands in the Worklist with what is known once nobody can find out any more', async () => {
    await signInAs('clerk');
    desk.workbench.aws.mail.failNext('reset-before');
    await send(CEDAR, 1);
    await contacts().getByText('Not sure yet').first().waitFor();
    await sweepLater();
    await tab('Worklist').click();
    await heading('1 reminder to be reviewed').waitFor();
    await text('Still no answer. Ask the customer whether it arrived').waitFor();
    await expectSound('what is to be reviewed');
  });

  it('is settled as not sent by the clerk, and can be sent again', async () => {
    await button(`It was not sent: ${CEDAR}`).click();
    await heading('to be reviewed').waitFor({ state: 'detached' });
    await openAccount(CEDAR);
    await contacts().getByText('Carla Reyes found that it was not sent.').waitFor();
    await send(CEDAR, 1);
    await contacts().getByText('Delivered', { exact: true }).first().waitFor();
    expect(mailsTo('ap@cedar.example')).toHaveLength(1);
  });
});

describe('sending that is stopped', { timeout: 120_000 }, () => {
  const stopped = () => text('Sending was stopped by Carla Reyes');

  it('is stopped by a clerk with a reason, which stands above every section', async () => {
    await tab('Worklist').click();
    await button('Sending').click();
    await button('Stop sending now').click();
    await text('Say why first.').waitFor();
    await pane.getByLabel('Why does sending have to stop?').fill('the ledger of yesterday is in front');
    await button('Stop sending now').click();
    for (const section of ['Worklist', 'Sheet', 'Account']) {
      await tab(section).click();
      await stopped().waitFor();
      await text('the ledger of yesterday is in front').waitFor();
      await expectSound(`sending is stopped: ${section}`);
    }
  });

  it('lets nothing out: a press is refused with the reason', async () => {
    await openAccount(DOGWOOD);
    await text('Customer group: Market stalls (your company has no such group any more)').waitFor();
    await send(DOGWOOD, 1);
    await text(
      'Sending was stopped by Carla Reyes: the ledger of yesterday is in front. A finance lead can resume it.',
    ).waitFor();
    expect(await button(/^Send reminder 1/).getAttribute('aria-disabled')).toBe('true');
    expect(mailsTo('ap@dogwood.example')).toHaveLength(0);
    await expectSound('a press while sending is stopped');
    await button('Back').click();
  });

  it('is let go by a finance lead only, and then mails leave again', async () => {
    await tab('Worklist').click();
    await button('Sending').click();
    await text('A finance lead can let mails leave again.').waitFor();
    await signInAs('finance-lead');
    await stopped().waitFor();
    await tab('Worklist').click();
    await button('Sending').click();
    await pane.getByLabel('Why may mails leave again?').fill('today’s ledger is in front');
    await button('Resume sending').click();
    await stopped().waitFor({ state: 'detached' });
    await signInAs('clerk');
    await send(DOGWOOD, 1);
    await contacts().getByText('Delivered', { exact: true }).first().waitFor();
    expect(mailsTo('ap@dogwood.example')).toHaveLength(1);
    expect(desk.faults).toEqual([]);
  });
});

describe('the colours of the pane', () => {
  it('follow the system when it turns dark while the pane is open, and back', async () => {
    const ground = () => pane.locator('.pane').evaluate((element) => getComputedStyle(element).backgroundColor);
    for (const [colorScheme, expected] of [
      ['dark', 'rgb(41, 41, 41)'],
      ['light', 'rgb(255, 255, 255)'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(ground).toBe(expected);
    }
  });
});
