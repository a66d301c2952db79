// A real HTTP server that plays the API for one test: it answers what it is told and keeps what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** What to answer: a status and a JSON body, or `cut` to take the request and break the connection. */
export type Reply = { readonly status: number; readonly body: unknown } | 'cut';

export interface AnsweringServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** Starts on a free port of this machine; `reply` is told how many requests came before. */
export async function answeringServer(reply: (asked: Asked, before: number) => Reply): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
    asked.push(one);
    const what = reply(one, asked.length - 1);
    if (what === 'cut') return void response.destroy();
    response.writeHead(what.status, { 'content-type': 'application/json' }).end(JSON.stringify(what.body));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
