// Where long sheets are read: a worker of the pane that gets one end of a line and serves it.
import * as z from 'zod';
import { serveReadings } from './reading-port.ts';

// Like the pane, it may not make code from text.
z.config({ jitless: true });

addEventListener('message', ({ ports: [port] }) => {
  if (port) serveReadings(port);
});
