// Ports of this machine only: every stand-in listens on 127.0.0.1 and nowhere else.
import { connect, createServer, type Server } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** A port nobody listens on right now; another process may still take it first, so callers check what they started. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const port = portOf(server);
      server.close(() => resolve(port));
    });
  });
}

/** The port a listening server got. Throws when it does not listen on TCP. */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a TCP port');
  return address.port;
}

/** Whether something accepts connections on the port of this machine. */
export function answersOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
