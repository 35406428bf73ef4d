import type { IncomingMessage } from 'node:http';

/** How long the rest of a refused body is read and thrown away, so that the sender gets to read the refusal. */
const drainMsMax = 10_000;

/** Reads away what is left of a body: unread bytes would block the connection for the sender's next call. */
export const drain = (body: IncomingMessage): void => {
  if (body.complete) return;
  const timer = setTimeout(() => body.destroy(), drainMsMax).unref();
  body.once('close', () => clearTimeout(timer)).resume();
};
