// Whether two rows of headings mean the same in the same places: what stands below the one can be read by the columns of the
// other. Words decide that are known; a word that no language here knows stands for the column it stands in.
import type { ColumnRole } from '../sheet.ts';
import { bucketLabel } from './bucket-label.ts';
import type { Layout } from './layout.ts';
import { saidRole } from './sayings.ts';
import { conceptsOf } from './vocabulary.ts';
import { wordsOf } from './words.ts';

const HINTS = 0.5;
const OUTRIGHT = 0.9;
/** What cannot be read from any other column. */
const NEEDED: ReadonlySet<ColumnRole> = new Set(['outstanding', 'dueDate']);

const sameWords = (a: string, b: string): boolean => wordsOf(a).join(' ') === wordsOf(b).join(' ');

/** True when a text may head the column of a role. */
function maySay(role: ColumnRole, text: string, heading: string): boolean {
  if (sameWords(text, heading)) return true;
  if (text === '') return !NEEDED.has(role);
  const said = conceptsOf(text);
  return saidRole(role, said) >= HINTS || (said.concepts.size === 0 && bucketLabel(text) === null);
}

/** Some other column says outright what one of ours is for. */
const standsElsewhere = (role: ColumnRole, at: number, headings: readonly string[], ours: readonly string[]): boolean =>
  headings.some(
    (text, column) =>
      column !== at &&
      text !== '' &&
      !sameWords(text, ours[column] ?? '') &&
      saidRole(role, conceptsOf(text)) >= OUTRIGHT &&
      saidRole(role, conceptsOf(headings[at] ?? '')) < OUTRIGHT,
  );

/** True when what stands below these headings can be read by the columns of the layout. */
export function sameColumns(layout: Layout, headings: readonly string[]): boolean {
  const { columns, buckets, header } = layout;
  const { firstColumn } = layout.body.cells;
  const isSameRole = columns.every(({ role, index }) => {
    const at = index - firstColumn;
    const text = headings[at] ?? '';
    return maySay(role, text, header.headings[at] ?? '') && !standsElsewhere(role, at, headings, header.headings);
  });
  const isSameAge = buckets.every(({ index, label }) => {
    const text = headings[index - firstColumn] ?? '';
    return sameWords(text, label) || bucketLabel(text) !== null;
  });
  return isSameRole && isSameAge;
}
