// The words of one language by which sheets head their ageing columns.

/** Words of ageing columns, lower case, without accents. */
export interface AgeingWords {
  /** The whole label: not due yet, or past due. */
  readonly notDue: readonly string[];
  readonly pastDue: readonly string[];
  readonly older: readonly string[];
  /** Behind the name of a month: all that is older; with a number of months: so long ago; before an age: a part of the whole. */
  readonly before: readonly string[];
  readonly ago: readonly string[];
  readonly ofWhich: readonly string[];
  /** A last column headed by nothing else: what is older than the columns before it. */
  readonly more: readonly string[];
  /** The whole label: the month that is not over yet, the one before it. */
  readonly thisMonth: readonly string[];
  readonly lastMonth: readonly string[];
  /** Before a number: more than, up to; between two numbers; after a number. */
  readonly over: readonly string[];
  readonly upTo: readonly string[];
  readonly to: readonly string[];
  readonly andOver: readonly string[];
  readonly orLess?: readonly string[];
  readonly days: readonly string[];
  readonly months: readonly string[];
  /** Phrases of a title by which the ageing counts from the invoice's own date. */
  readonly byInvoice: readonly string[];
}
