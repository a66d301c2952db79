// Stands between the functions and AWS, passes every request on and writes down which permissions it asked for.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { callsOf } from './aws-calls.ts';
import type { Call } from './role-policy.ts';

/** What was recorded, and the address to use instead of AWS's. */
export type RecordedEndpoint = { url: string; stop(): Promise<void> };

/** Listens in front of `endpoint`; every call that passes goes to `record`. */
export async function recordCalls(endpoint: string, record: (call: Call) => void): Promise<RecordedEndpoint> {
  const server = createServer((incoming, answer) => {
    pass(endpoint, incoming, answer, record).catch((cause: unknown) => answer.destroy(cause as Error));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  endpoint: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  record: (call: Call) => void,
): Promise<void> {
  const body = await buffer(incoming);
  const target = incoming.headers['x-amz-target'];
  for (const call of callsOf({ target: target === undefined ? undefined : String(target), body: body.toString() })) {
    record(call);
  }
  const { hostname, port } = new URL(endpoint);
  const { method, headers, url: path } = incoming;
  const onward = request({ hostname, port, method, path, headers }, (result) => {
    answer.writeHead(result.statusCode ?? 502, result.headers);
    result.pipe(answer);
  });
  onward.on('error', (cause) => answer.destroy(cause));
  onward.end(body);
}
