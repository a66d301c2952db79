// The second argument Lambda gives a handler, and the limit it sets to every call.
import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { LOCAL_ACCOUNT, LOCAL_REGION } from './local-credentials.ts';

/** Thrown when a handler has not answered within its time. */
export class FunctionTimedOut extends Error {}

/** A Lambda handler as the workbench calls it. */
export type LambdaHandler<Event, Answer> = (event: Event, context: Context) => Promise<Answer>;

function contextOf(functionName: string, timeoutMs: number): Context {
  const deadline = Date.now() + timeoutMs;
  const unused = (): void => {};
  return {
    awsRequestId: randomUUID(),
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: '512',
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'workbench',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: unused,
    fail: unused,
    succeed: unused,
  };
}

/** Calls a handler as Lambda would. Throws FunctionTimedOut after `timeoutMs`; unlike Lambda, it cannot stop the work. */
export async function invoke<Event, Answer>(
  handler: LambdaHandler<Event, Answer>,
  event: Event,
  { functionName, timeoutMs }: { readonly functionName: string; readonly timeoutMs: number },
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FunctionTimedOut(`${functionName} took over ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([handler(event, contextOf(functionName, timeoutMs)), late]);
  } finally {
    clearTimeout(timer);
  }
}
