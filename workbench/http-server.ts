// The workbench's one HTTP server: bound to this machine, answering to this machine's own names only, taking its port
// before anything else starts so that a taken port is told at once.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { LOOPBACK, portOf } from './aws/free-port.ts';
import { closeServer } from './aws/http-messages.ts';

/** Thrown when the port belongs to another program. */
export class PortTaken extends Error {}

/** Answers a request and says so, or leaves it untouched and returns false. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface OpenServer {
  /** Where it answers, with the closing slash. */
  readonly address: string;
  readonly origins: readonly string[];
  /** Requests wait until this is called; each goes to the first route that answers it. */
  serve(routes: readonly Route[]): void;
  close(): Promise<void>;
}

/** Answers with JSON that nobody keeps. */
export function answerJson(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
  return true;
}

/** A page elsewhere that points its own name at this machine must not reach the workbench. */
const isForThisMachine = ({ headers: { host } }: IncomingMessage): boolean =>
  host !== undefined && /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);

async function answer(request: IncomingMessage, response: ServerResponse, routes: Promise<readonly Route[]>) {
  if (!isForThisMachine(request)) return answerJson(response, 421, { error: 'this is not a name of this machine' });
  for (const route of await routes) if (await route(request, response)) return true;
  return answerJson(response, 404, { error: 'nothing is here' });
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const { generate } = await import('selfsigned'); // only --https needs it
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: LOOPBACK },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE' ? new PortTaken(`port ${port} is taken by another program`, { cause }) : cause,
      );
    });
    server.listen(port, LOOPBACK, resolve);
  });
}

/** Takes a port of this machine, 0 for a free one; over https with a certificate of its own making. Throws PortTaken. */
export async function openServer({ port, secure }: { port: number; secure: boolean }): Promise<OpenServer> {
  let serve: OpenServer['serve'] = () => {};
  const routes = new Promise<readonly Route[]>((resolve) => {
    serve = resolve;
  });
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response, routes).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) answerJson(response, 500, { error: 'the workbench failed; its terminal says why' });
      response.end();
    });
  };
  const server = secure ? createSecureServer(await certificate(), onRequest) : createServer(onRequest);
  await listen(server, port);
  const origins = ['localhost', LOOPBACK].map((name) => `${secure ? 'https' : 'http'}://${name}:${portOf(server)}`);
  return { address: `${origins[0]}/`, origins, serve, close: () => closeServer(server) };
}
