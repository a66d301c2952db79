// Reading and closing HTTP on this machine, the same for every stand-in.
import type { IncomingMessage, Server } from 'node:http';

/** Thrown when a body is longer than the server takes. */
export class BodyTooLarge extends Error {}

/** The whole body. Throws BodyTooLarge past the limit; the rest is then read and dropped so that the answer arrives. */
export async function readBody(request: IncomingMessage, limit = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  if (length > limit) throw new BodyTooLarge(`the body is longer than ${limit} bytes`);
  return Buffer.concat(chunks);
}

/** Closes a server and the connections it holds; resolves once its port is free. Closing twice does no harm. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!server.listening) return resolve();
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML and XML, in elements and quoted attributes. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
