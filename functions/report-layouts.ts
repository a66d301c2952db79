// Report layouts over the API: what the company remembers, teaching it one, and having one forgotten.
import { refuse } from '../core/refusal.ts';
import {
  isSameLayout,
  LAYOUTS_AT_MOST,
  type LearnReportLayout,
  removedReportLayoutSchema,
} from '../core/report-layout.ts';
import type { Call, Outcome } from './call.ts';
import { findReportLayout, learnReportLayout, loadReportLayouts, removeReportLayout } from './report-layout-store.ts';

/** Every layout the company remembers, the last taught first. */
export async function showReportLayouts({ office, caller }: Call<unknown, unknown>): Promise<Outcome> {
  return { status: 200, body: { layouts: await loadReportLayouts(office.table, caller.companyId) } };
}

const CHANGED: Outcome = {
  status: 409,
  body: { changed: true, because: 'A colleague changed this report layout meanwhile. Look at it again.' },
};
const FULL = refuse(
  'too-many-layouts',
  `Your company remembers ${LAYOUTS_AT_MOST} report layouts already. Remove one you no longer need first.`,
);

/**
 * Remembers a layout in place of the version the clerk saw. What is remembered already is answered as it stands: a request
 * that is sent again after a lost answer changes nothing, so it needs no key.
 */
export async function addReportLayout({ office, caller, body }: Call<LearnReportLayout, unknown>): Promise<Outcome> {
  const { version: seen, ...layout } = body;
  const ids = { companyId: caller.companyId, layoutId: layout.layoutId };
  const standing = async (): Promise<Outcome> => {
    const known = await findReportLayout(office.table, ids);
    return known && isSameLayout(known, layout) ? { status: 200, body: known } : null;
  };
  const before = await standing();
  if (before) return before;
  const lesson = { layout, version: seen + 1, learntAt: office.now(), by: caller.person };
  const learnt = await learnReportLayout(office.table, ids, lesson);
  if (learnt === 'full') return FULL;
  // Two clerks who accept the same reading at once teach the same.
  return (await standing()) ?? CHANGED;
}

/** Forgets a layout. One that is not there, or no longer, is answered the same. */
export async function forgetReportLayout({ office, caller, params }: Call<unknown, unknown>): Promise<Outcome> {
  const { layoutId } = removedReportLayoutSchema.parse(params);
  await removeReportLayout(office.table, { companyId: caller.companyId, layoutId });
  return { status: 200, body: { layoutId } };
}
