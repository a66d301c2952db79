import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReminderPreview, ReminderRequest } from '../../core/reminder.ts';
import type { StatementAnswer } from '../../core/statement-request.ts';
import { accountOf, acmeRequest, startOffice, type TestOffice } from './office.ts';
import { readPdf } from './pdf-reader.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ company: { statementFromLevel: 1 } });
});
afterAll(() => office.stop());

const path = (request: ReminderRequest, what: string) => `/v1/accounts/${accountOf(request)}/${what}`;
const fileOf = (body: unknown) => {
  const { base64, ...told } = body as StatementAnswer;
  return { ...told, content: Buffer.from(base64, 'base64') };
};
const notDue = [
  {
    ...{ invoiceNumber: 'INV-9', invoiceDate: null, dueDate: '2026-10-20', original: null },
    outstanding: { minor: 5_000, currency: 'GBP' },
  },
] as unknown as ReminderRequest['notDue'];

describe('the account statement', () => {
  it('is a file to be saved, overdue or not, for every role', async () => {
    const request = acmeRequest({ notDue });
    const { status, body } = await office.call('POST', path(request, 'statement'), {
      body: request,
      roles: '[Auditor]',
    });
    expect(status).toBe(200);
    const { name, contentType, content } = fileOf(body);
    expect({ name, contentType }).toEqual({ name: 'Account statement C-1001.pdf', contentType: 'application/pdf' });
    const lines = readPdf(content).pages.join('\n').split('\n');
    expect(lines).toEqual(expect.arrayContaining(['INV-1', 'INV-9', '£4,170.00', '£4,120.00']));
  });

  it('needs nothing overdue and no address', async () => {
    const { to: _, contactName: __, ...rest } = acmeRequest({ notDue });
    const { status, body } = await office.call('POST', path(acmeRequest(), 'statement'), {
      body: { ...rest, invoices: [] },
    });
    expect(status).toBe(200);
    expect(readPdf(fileOf(body).content).pages.join('\n')).toContain('INV-9');
  });

  it('is in the language known of the customer', async () => {
    const request = acmeRequest({ customerNumber: 'C-DE' });
    const facts = {
      ...{ language: 'de', country: null, subdivision: null, customerType: null, timeZones: null, groupName: null },
    };
    await office.call('POST', path(request, 'facts'), {
      key: crypto.randomUUID(),
      body: facts,
    });
    const { body } = await office.call('POST', path(request, 'statement'), { body: request });
    expect((body as StatementAnswer).name).toBe('Kontoauszug C-DE.pdf');
  });

  it('of another customer, or of a day to come, is refused', async () => {
    const request = acmeRequest();
    const other = await office.call('POST', path(acmeRequest({ customerNumber: 'C-2' }), 'statement'), {
      body: request,
    });
    expect(other).toMatchObject({ status: 400, body: { faults: [{ where: 'customerNumber' }] } });
    const early = await office.call('POST', path(request, 'statement'), { body: { ...request, asOf: '2026-10-01' } });
    expect(early).toMatchObject({ status: 422, body: { refused: 'as-of-future' } });
  });
});

describe('a reminder with the statement', () => {
  it('names the file and its size in the preview, and the size is that of the file', async () => {
    const request = acmeRequest();
    const preview = (await office.call('POST', path(request, 'reminders/preview'), { body: request }))
      .body as ReminderPreview;
    const statement = await office.call('POST', path(request, 'statement'), { body: request });
    const { name, content } = fileOf(statement.body);
    expect(preview.attachments).toEqual([{ name, bytes: content.length }]);
    expect(preview.text).toContain('Enclosed: account statement.');
  });

  it('is not sent while something open would be missing from the statement', async () => {
    const request = acmeRequest({ notDue, notDueMissing: 3 });
    const { body } = await office.call('POST', path(request, 'reminders/preview'), { body: request });
    expect(body).toMatchObject({
      refusal: {
        refused: 'statement-incomplete',
        because: expect.stringContaining('3 of the customer’s invoices that are not due yet would be missing from it.'),
      },
    });
  });
});
