// The company's settings as the pane asks for them.
import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from '../../addin/api.ts';
import type { CompanySettingsView, SettingsHistory } from '../../core/company-settings-view.ts';
import { letterTextOf } from '../../core/letter-wording.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import { type AnsweringServer, answeringServer, type Reply } from './answering-server.ts';

const AT = '2026-09-30T09:00:00.000Z';
const VIEW: CompanySettingsView = {
  version: 3,
  settings: workbenchCompany,
  waiting: {
    ...{ changeId: '01M3RRZMWGR3QB5DDHN83PZWM0', at: AT, by: 'Fiona', reason: 'moved bank', approved: null },
    lapsesAt: '2026-10-30T09:00:00.000Z',
    fields: [{ field: 'creditorAddress', before: ['Unit 4'], after: ['1 New Road', 'Penmouth'] }],
  },
  ...{ mayPropose: true, mayApprove: true, mayWithdraw: true },
};
const HISTORY: SettingsHistory = {
  entries: [
    { type: 'withdrawn', entryId: 'd', at: AT, by: 'Fiona', changeId: 'b' },
    { type: 'approved', entryId: 'c', at: AT, by: 'George', changeId: 'b', inForceFrom: AT },
    { type: 'changed', entryId: 'a', at: AT, by: 'Fiona', reason: 'x', fields: [] },
  ],
  cursor: 'YQ',
};

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function apiAnswering(reply: Reply) {
  server = await answeringServer(() => reply);
  return { api: createApi(`${server.url}/api`, { quietToken: async () => 'T1' }), asked: server.asked };
}

const PATH = '/api/v1/settings/company';

describe('the company’s settings', () => {
  it('come with the change that waits and what the reader may do', async () => {
    const { api, asked } = await apiAnswering({ status: 200, body: VIEW });
    expect(await api.companySettings()).toEqual({ value: VIEW });
    expect(asked[0]).toMatchObject({ method: 'GET', path: PATH });
  });

  it('of a newer server, with a field this pane does not know, are read all the same', async () => {
    const newer = { ...VIEW, settings: { ...workbenchCompany, faxNumber: 'none' } };
    const { api } = await apiAnswering({ status: 200, body: newer });
    expect(await api.companySettings()).toEqual({ value: VIEW });
  });

  it('show a text being written in a letter, and write nothing', async () => {
    const preview = { subject: 'Two invoices', text: 'Hello', html: '<p>Hello</p>', findings: [] };
    const { api, asked } = await apiAnswering({ status: 200, body: preview });
    const text = letterTextOf('de', 2);
    expect(await api.previewText(text)).toEqual({ value: preview });
    expect(asked[0]).toMatchObject({ method: 'POST', path: `${PATH}/text-preview`, body: { text } });
    expect(asked[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('are changed on the version that was seen, under a key', async () => {
    const { api, asked } = await apiAnswering({ status: 201, body: VIEW });
    const body = { version: 2, changes: { undoSeconds: 60 }, reason: 'too short' };
    expect(await api.proposeSettings(body, 'key-12345')).toEqual({ value: VIEW });
    expect(asked[0]).toMatchObject({ method: 'POST', path: `${PATH}/changes`, body });
    expect(asked[0]?.headers['idempotency-key']).toBe('key-12345');
  });

  it('are approved and withdrawn by the id of the change', async () => {
    const { api, asked } = await apiAnswering({ status: 200, body: VIEW });
    expect(await api.approveSettings('01M3')).toEqual({ value: VIEW });
    expect(await api.withdrawSettings('01M3')).toEqual({ value: VIEW });
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', `${PATH}/changes/01M3/approval`, null],
      ['DELETE', `${PATH}/changes/01M3`, null],
    ]);
  });

  it('that may not be approved by the same person say so', async () => {
    const refusal = { refused: 'same-person', because: 'You proposed this change yourself.' };
    const { api } = await apiAnswering({ status: 422, body: refusal });
    expect(await api.approveSettings('01M3')).toEqual({ problem: 'refused', refusal });
  });

  it('that a colleague changed meanwhile say so', async () => {
    const because = 'A colleague changed the settings meanwhile. Look at them again.';
    const { api } = await apiAnswering({ status: 409, body: { changed: true, because } });
    const body = { version: 2, changes: { undoSeconds: 60 }, reason: 'too short' };
    expect(await api.proposeSettings(body, 'key-12345')).toEqual({ problem: 'changed', because });
  });

  it('have a history that is read a page at a time', async () => {
    const { api, asked } = await apiAnswering({ status: 200, body: HISTORY });
    expect(await api.settingsHistory(null)).toEqual({ value: HISTORY });
    await api.settingsHistory('YQ==');
    expect(asked.map(({ path }) => path)).toEqual([
      `${PATH}/history?limit=20`,
      `${PATH}/history?limit=20&cursor=YQ%3D%3D`,
    ]);
  });
});
