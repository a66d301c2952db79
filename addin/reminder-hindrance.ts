// What keeps a reminder from being written or from going out, and whether it can go out all the same.
import type { Refusal } from '../core/refusal.ts';
import type { ReminderChange } from '../core/reminder-changes.ts';
import type { Problem } from './api.ts';
import type { ReminderStep } from './reminder-store.ts';

/**
 * What kept a reminder from going out; `gone`: the customer is not on the active sheet any more. What the sheet refuses the
 * clerk can mend in it and look again; what the server refuses stays refused until something else happens.
 */
export type Hindrance =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly from: 'sheet' | 'server' }
  | { readonly kind: 'changes'; readonly changes: readonly ReminderChange[] }
  | { readonly kind: 'gone' };

/** What Excel or the sheet refuses. */
export const refusedBySheet = (refusal: Refusal): Hindrance => ({ kind: 'refusal', refusal, from: 'sheet' });

/** What came of a call. */
export const hindranceOf = (problem: Problem): Hindrance =>
  problem.problem === 'refused'
    ? { kind: 'refusal', refusal: problem.refusal, from: 'server' }
    : { kind: 'problem', problem };

/** True when no reminder can be written as things are: there is nothing to send or to preview. A note can be mended. */
export function isRefused(step: ReminderStep): boolean {
  if (step.step !== 'hindered') return false;
  const { hindrance } = step;
  if (hindrance.kind === 'refusal') return hindrance.refusal.refused !== 'note-not-allowed';
  return hindrance.kind === 'problem' && hindrance.problem.problem === 'not-allowed';
}
