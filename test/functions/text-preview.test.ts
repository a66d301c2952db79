import './quiet-log.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { letterTextOf } from '../../core/letter-wording.ts';
import { startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const path = '/v1/settings/company/text-preview';
const preview = (body: unknown, roles = '[FinanceLead]') => office.call('POST', path, { body, roles });

it('a finance lead sees a text in a letter while writing it; a clerk does not write texts', async () => {
  const text = { ...letterTextOf('fr', 2), afterTable: ['Sinon, nous saisirons le tribunal.'] };
  expect(await preview({ text })).toMatchObject({
    status: 200,
    body: {
      subject: 'Harbour Lane Supplies Ltd\u00a0: deuxième rappel, compte C-1001',
      findings: [{ where: 'fr.2.afterTable.0', code: 'too-early', severity: 'refused' }],
    },
  });
  expect(await preview({ text }, '[Clerk]')).toMatchObject({ status: 403, body: { refused: 'not-your-role' } });
});

it('a text with a part left empty is told by its place', async () => {
  const text = { ...letterTextOf('fr', 2), greeting: { named: '', unnamed: 'Bonjour,' } };
  expect(await preview({ text })).toMatchObject({ status: 400, body: { faults: [{ where: 'text.greeting.named' }] } });
});
