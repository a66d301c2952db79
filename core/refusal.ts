// A refusal is the "no" of the trade or the law: a value that is shown to the clerk as it is, never an exception.
// Faults in what was typed or posted are a list of InputFault; bugs and outages are thrown.

/** A "no" with words for the clerk. `refused` is a stable kebab-case code, `because` one sentence she can act on. */
export interface Refusal {
  readonly refused: string;
  readonly because: string;
  /** The rule or setting the refusal rests on, where there is one. */
  readonly source?: string | undefined;
}

/** One place in the input that cannot be used: `where` is a cell (`C14`) or a field path (`invoices.3.dueDate`). */
export interface InputFault {
  readonly where: string;
  readonly fault: string;
}

export const refuse = (refused: string, because: string, source?: string): Refusal =>
  source === undefined ? { refused, because } : { refused, because, source };

/** True for a value that says no. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && 'because' in value;
