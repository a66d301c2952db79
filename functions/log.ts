// The log holds ids, outcomes and places in the code; never a name, an address, an amount, a note or a token. Messages of
// errors may carry any of these (SES names the address it refuses), so only their names and frames are written.
import { Logger } from '@aws-lambda-powertools/logger';

/** A logger for one function. Call it with ids only. */
export const createLogger = (functionName: string): Logger => new Logger({ serviceName: `duebook-${functionName}` });

/** What may be written about an error: its name, its causes' names, and where in the code it was thrown. */
export function traceOf(error: unknown): { readonly failure: string; readonly frames: readonly string[] } {
  if (!(error instanceof Error)) return { failure: typeof error, frames: [] };
  const cause = error.cause === undefined ? '' : ` < ${traceOf(error.cause).failure}`;
  // The stack begins with the message, whose lines may look like frames.
  const stack = (error.stack ?? '').replace(error.message, '');
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { failure: `${error.name}${cause}`, frames: frames.slice(0, 12).map((line) => line.trim()) };
}
