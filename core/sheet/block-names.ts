// Which text of a block is the customer's name, where several stand above its lines: a region, the name, a street, a person. What
// totals, columns and the texts themselves do not tell, the clerk is asked.

import { listInSteps, type Steps } from '../steps.ts';
import { mayBeName } from './plain-labels.ts';
import { beginsAsRemark, beginsSmall, isBracketed, isWrittenSmall, tellsMore } from './remark-texts.ts';
import type { TextBlock, TextRow } from './text-blocks.ts';
import { hasParty, isPlain } from './text-blocks.ts';
import { saysTotal, withoutTotalWords } from './word-lists.ts';

/** What the other blocks of a sheet say of its names. */
export interface NameHabits {
  /** The names that totals repeat. */
  readonly totals: ReadonlySet<string>;
  /** The one column in which names stand alone above their lines; null where they stand in several, or too few do. */
  readonly column: number | null;
  /** Most names that stand alone begin with a small letter. */
  readonly beginSmall: boolean;
}

/** `Total`, or `Total Azure Interior` where `Azure Interior` stands too: it ends a group and heads none. */
function endsGroup(label: string, labels: ReadonlySet<string>): boolean {
  const says = saysTotal(label);
  return says === 'total' || (says === 'maybe' && labels.has(withoutTotalWords(label)));
}

/** A block, and the texts in it of which one may be the customer's name. */
export interface NamedBlock {
  readonly block: TextBlock;
  readonly names: readonly TextRow[];
  /** Its group begins right below a line: no gap, sum or text that ends a group stands between. */
  readonly afterLine: boolean;
}

/** What may be a name in a block; `labels` are the texts of all blocks. */
export function namedBlock(block: TextBlock, labels: ReadonlySet<string>): NamedBlock {
  const plain = block.rows.some(hasParty) ? [] : block.rows.filter(isPlain);
  const open = plain.filter(({ label }) => !endsGroup(label, labels));
  const afterLine = block.afterLine && open.length === plain.length;
  return { block, names: open.filter(({ label }) => mayBeName(label)), afterLine };
}

const FEWEST_NAMES = 2;

/** What the names that stand alone above their lines have in common. */
export function* habitsOf(blocks: readonly NamedBlock[], totals: ReadonlySet<string>): Steps<NameHabits> {
  const columns = new Set<number>();
  let [alone, small] = [0, 0];
  yield* listInSteps(blocks, ({ names }) => {
    const [only, ...more] = names;
    if (!only || more.length > 0) return;
    alone += 1;
    columns.add(only.column);
    if (beginsSmall(only.label)) small += 1;
  });
  const [column = null] = alone >= FEWEST_NAMES && columns.size === 1 ? columns : [];
  return { totals, column, beginSmall: small * 2 > alone };
}

/** A remark by its words and by how it is written, on a sheet whose names are written otherwise. */
export const isRemark = (label: string, { beginSmall }: NameHabits): boolean =>
  isBracketed(label) || (!beginSmall && isWrittenSmall(label) && beginsAsRemark(label));

/** The only one of some texts for which something holds. */
function onlyOne(texts: readonly TextRow[], holds: (text: TextRow) => boolean): TextRow | null {
  const [only, ...more] = texts.filter(holds);
  return only && more.length === 0 ? only : null;
}

/** The texts that may be a name by their own words: what tells more of a customer stands below its name. */
export function likelyNames(texts: readonly TextRow[], habits: NameHabits): readonly TextRow[] {
  const likely = texts.filter((text) => !isRemark(text.label, habits) && (text === texts[0] || !tellsMore(text.label)));
  return likely.length === 0 ? texts : likely;
}

/** The customer's name among several texts above its lines; null where nothing tells which it is. */
export function nameAmong(texts: readonly TextRow[], habits: NameHabits): TextRow | null {
  const inTotals = texts.findLast(({ label }) => habits.totals.has(label));
  if (inTotals) return inTotals;
  const inColumn = onlyOne(texts, ({ column }) => column === habits.column);
  if (inColumn) return inColumn;
  return onlyOne(likelyNames(texts, habits), () => true);
}
