// The company's report layouts as the pane asks for them.
import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from '../../addin/api.ts';
import { type KnownReportLayout, layoutFingerprint, type ReportLayout } from '../../core/report-layout.ts';
import { type AnsweringServer, answeringServer, type Reply } from './answering-server.ts';

const headings = ['Customer', 'Invoice', 'Due', 'Open'];
const LAYOUT: ReportLayout = {
  ...{ layoutId: layoutFingerprint(headings), name: 'Month-end export', headings },
  columns: [{ role: 'outstanding', heading: 'Open', nth: 1, holds: 'numbers' }],
  answers: [{ topic: 'terms', value: '30', column: null }],
};
const KNOWN: KnownReportLayout = { ...LAYOUT, version: 3, learntAt: '2026-09-30T09:00:00.000Z', learntBy: 'Carol' };

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function apiAnswering(reply: Reply) {
  server = await answeringServer(() => reply);
  return { api: createApi(`${server.url}/api`, { quietToken: async () => 'T1' }), asked: server.asked };
}

describe('report layouts', () => {
  it('are listed as the company remembers them', async () => {
    const { api, asked } = await apiAnswering({ status: 200, body: { layouts: [KNOWN] } });
    expect(await api.reportLayouts()).toEqual({ value: { layouts: [KNOWN] } });
    expect(asked[0]).toMatchObject({ method: 'GET', path: '/api/v1/report-layouts' });
  });

  it('are taught on the version that was seen', async () => {
    const { api, asked } = await apiAnswering({ status: 200, body: KNOWN });
    expect(await api.learnReportLayout(LAYOUT, 2)).toEqual({ value: KNOWN });
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/api/v1/report-layouts', body: { ...LAYOUT, version: 2 } });
  });

  it('that a colleague changed meanwhile say so', async () => {
    const because = 'A colleague changed this report layout meanwhile. Look at it again.';
    const { api } = await apiAnswering({ status: 409, body: { changed: true, because } });
    expect(await api.learnReportLayout(LAYOUT, 0)).toEqual({ problem: 'changed', because });
  });

  it('are removed by their id', async () => {
    const { api, asked } = await apiAnswering({ status: 200, body: { layoutId: LAYOUT.layoutId } });
    expect(await api.removeReportLayout(LAYOUT.layoutId)).toEqual({ value: { layoutId: LAYOUT.layoutId } });
    expect(asked[0]).toMatchObject({ method: 'DELETE', path: `/api/v1/report-layouts/${LAYOUT.layoutId}`, body: null });
  });

  it('of another shape are not taken', async () => {
    const { api } = await apiAnswering({ status: 200, body: { layouts: [{ ...KNOWN, columns: 'all' }] } });
    expect(await api.reportLayouts()).toEqual({ problem: 'broken', id: null });
  });
});
