// The company's report layouts: shared by its clerks, written on the version that was seen, 200 at most.
import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type KnownReportLayout,
  LAYOUTS_AT_MOST,
  type LearnReportLayout,
  layoutFingerprint,
} from '../../core/report-layout.ts';
import { type Answered, type CallOptions, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const PATH = '/v1/report-layouts';

function layout(headings: string[], change: Partial<LearnReportLayout> = {}): LearnReportLayout {
  return {
    ...{ layoutId: layoutFingerprint(headings), name: 'Month-end export', headings, version: 0 },
    columns: [{ role: 'outstanding', heading: headings.at(-1) ?? '', nth: 1, holds: 'numbers' }],
    answers: [{ topic: 'terms', value: '30', column: null }],
    ...change,
  };
}
const teach = (body: unknown, options: CallOptions = {}): Promise<Answered> =>
  office.call('POST', PATH, { body, ...options });
const known = async (options: CallOptions = {}): Promise<KnownReportLayout[]> =>
  ((await office.call('GET', PATH, options)).body as { layouts: KnownReportLayout[] }).layouts;
const forget = (layoutId: string, options: CallOptions = {}): Promise<Answered> =>
  office.call('DELETE', `${PATH}/${layoutId}`, options);

describe('a report layout', () => {
  it('taught by one clerk is there for all of her company, and for no other', async () => {
    const company = 'company-a';
    const headings = ['Kunde', 'Rechnung', 'Fällig am', 'Offen'];
    const anna = { id: 'anna', name: 'Anna Bell' };
    const taught = await teach(layout(headings), { company, person: anna });
    const { version: _, ...said } = layout(headings);
    expect(taught).toEqual({
      status: 200,
      body: { ...said, version: 1, learntAt: office.clock.now(), learntBy: 'Anna Bell' },
    });
    expect(await known({ company, person: { id: 'bo', name: 'Bo' } })).toEqual([taught.body]);
    expect(await known({ company: 'company-b' })).toEqual([]);
  });

  it('taught anew takes the place of the one that was seen; the last taught is first', async () => {
    const company = 'company-c';
    await teach(layout(['Customer', 'Invoice', 'Due', 'Open']), { company });
    office.clock.pass(1);
    await teach(layout(['Customer', 'Bill', 'Due', 'Open']), { company });
    office.clock.pass(1);
    const again = layout(['Customer', 'Invoice', 'Due', 'Open'], { version: 1, name: 'Sage' });
    expect(await teach(again, { company })).toMatchObject({ status: 200, body: { version: 2, name: 'Sage' } });
    expect((await known({ company })).map(({ name, version }) => [name, version])).toEqual([
      ['Sage', 2],
      ['Month-end export', 1],
    ]);
  });

  it('sent again after a lost answer, or by two clerks at once, is learnt once', async () => {
    const company = 'company-d';
    const body = layout(['Customer', 'Invoice', 'Due', 'Open']);
    const answers = await Promise.all(
      ['anna', 'bo', 'cy'].map((id) => teach(body, { company, person: { id, name: id } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(await teach(body, { company })).toEqual(answers[0]);
    expect(await known({ company })).toHaveLength(1);
  });

  it('that a colleague changed or removed meanwhile is not overwritten', async () => {
    const company = 'company-e';
    const headings = ['Customer', 'Invoice', 'Due', 'Open'];
    const name = (text: string, version: number) => teach(layout(headings, { name: text, version }), { company });
    await name('one', 0);
    const answers = await Promise.all(['two', 'three', 'four'].map((text) => name(text, 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ changed: true });
    expect(await name('from nothing', 0)).toMatchObject({ status: 409 });
    await forget(layoutFingerprint(headings), { company });
    expect(await name('after removal', 2)).toMatchObject({ status: 409 });
    expect(await known({ company })).toEqual([]);
  });

  it('that is removed is gone, and removing it twice or from nothing is the same', async () => {
    const company = 'company-f';
    const { layoutId, ...rest } = layout(['Customer', 'Invoice', 'Due', 'Open']);
    await teach({ layoutId, ...rest }, { company });
    expect(await forget(layoutId, { company: 'company-g' })).toEqual({ status: 200, body: { layoutId } });
    expect(await known({ company })).toHaveLength(1);
    expect(await forget(layoutId, { company })).toEqual({ status: 200, body: { layoutId } });
    expect(await forget(layoutId, { company })).toEqual({ status: 200, body: { layoutId } });
    expect(await known({ company })).toEqual([]);
    expect(await teach({ layoutId, ...rest }, { company })).toMatchObject({ status: 200, body: { version: 1 } });
  });
});

describe('roles', () => {
  it.each([
    ['[Clerk]', 200, 200],
    ['[FinanceLead]', 200, 200],
    ['[Auditor]', 200, 403],
    ['[Visitor]', 403, 403],
  ])('%s reads layouts with %i and teaches or removes them with %i', async (roles, reads, writes) => {
    const options = { roles, company: 'company-h' };
    const body = layout(['Customer', 'Invoice', 'Due', 'Open']);
    expect((await office.call('GET', PATH, options)).status).toBe(reads);
    expect((await teach(body, options)).status).toBe(writes);
    expect((await forget(body.layoutId, options)).status).toBe(writes);
  });
});

describe('what is no report layout', () => {
  it.each([
    ['headings that hold an address', layout(['Customer', 'Invoice', 'ap@acme.test']), 'headings.2'],
    ['headings that hold an amount', layout(['Customer', 'Invoice', '£4,120.00']), 'headings.2'],
    ['an id of other headings', layout(['Customer', 'Invoice', 'Due'], { layoutId: 'A'.repeat(22) }), 'layoutId'],
    [
      'an answer of one month',
      layout(['Customer', 'Invoice', 'Due'], { answers: [{ topic: 'asOf' as 'terms', value: '', column: null }] }),
      'answers.0.topic',
    ],
    ['rows of the sheet', { ...layout(['Customer', 'Invoice', 'Due']), rows: [['Acme', 'INV-1']] }, 'rows'],
    [
      'headings without end',
      layout(Array.from({ length: 249 }, (_, i) => `Column with a long heading ${i}`)),
      'headings',
    ],
    ['somebody else’s name on it', { ...layout(['Customer', 'Invoice', 'Due']), learntBy: 'Bo' }, 'learntBy'],
  ])('%s is refused', async (_, body, where) => {
    const { status, body: answer } = await teach(body, { company: 'company-i' });
    expect({ status, where: (answer as { faults: { where: string }[] }).faults.map((fault) => fault.where) }).toEqual({
      ...{ status: 400, where: [where] },
    });
  });

  it('an id that is none of ours is refused', async () => {
    expect(await forget('A#B')).toMatchObject({ status: 400, body: { faults: [{ where: 'layoutId' }] } });
  });
});

describe('the limit', () => {
  it('holds when clerks teach at the same time, and a removed layout makes room', async () => {
    const company = 'company-j';
    const numbered = (i: number) => layout(['Customer', 'Invoice', 'Due', `Open ${i}`]);
    const taught: number[] = [];
    for (let i = 0; i < LAYOUTS_AT_MOST - 1; i += 1) taught.push((await teach(numbered(i), { company })).status);
    expect(taught.filter((status) => status !== 200)).toEqual([]);
    const last = await Promise.all([901, 902, 903].map((i) => teach(numbered(i), { company })));
    expect(last.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect(last.find(({ status }) => status === 422)?.body).toMatchObject({ refused: 'too-many-layouts' });
    expect(await known({ company })).toHaveLength(LAYOUTS_AT_MOST);
    const changed = { ...numbered(0), version: 1, name: 'Still writable' };
    expect(await teach(changed, { company })).toMatchObject({ status: 200, body: { version: 2 } });
    await forget(numbered(0).layoutId, { company });
    await forget(numbered(0).layoutId, { company });
    expect(await teach(numbered(904), { company })).toMatchObject({ status: 200 });
    expect(await teach(numbered(905), { company })).toMatchObject({ status: 422 });
  });
});
