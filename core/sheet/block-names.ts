// Which text of a block is the customer's name, where several stand above its lines: a region, the name, a street, a person. What
// totals, columns and the texts themselves do not tell, the clerk is asked.

import { mayBeName } from './plain-labels.ts';
import { beginsAsRemark, beginsSmall, isBracketed, isWrittenSmall, tellsMore } from './remark-texts.ts';
import type { TextBlock, TextRow } from './text-blocks.ts';
import { hasParty, isPlain } from './text-blocks.ts';

/** What the other blocks of a sheet say of its names. */
export interface NameHabits {
  /** The names that totals repeat. */
  readonly totals: ReadonlySet<string>;
  /** The one column in which names stand alone above their lines; null where they stand in several, or too few do. */
  readonly column: number | null;
  /** Some name that stands alone begins with a small letter. */
  readonly beginSmall: boolean;
}

/** The texts of a block of which one may be the customer's name. */
export const candidatesOf = ({ rows }: TextBlock): readonly TextRow[] =>
  rows.some(hasParty) ? [] : rows.filter((text) => isPlain(text) && mayBeName(text.label));

const FEWEST_NAMES = 2;

/** What the names that stand alone above their lines have in common. */
export function habitsOf(blocks: readonly TextBlock[], totals: ReadonlySet<string>): NameHabits {
  const alone = blocks.flatMap((block) => {
    const [only, ...more] = candidatesOf(block);
    return only && more.length === 0 ? [only] : [];
  });
  const columns = new Set(alone.map(({ column }) => column));
  const [column = null] = alone.length >= FEWEST_NAMES && columns.size === 1 ? columns : [];
  const small = alone.filter(({ label }) => beginsSmall(label)).length;
  return { totals, column, beginSmall: small * 2 > alone.length };
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
