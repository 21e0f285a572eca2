import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** Enough for 25 MB at about a megabit per second. Given only by a route that has authenticated its sender. */
export const uploadMilliseconds = 4 * 60_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Closes the connection of a request whose body is not complete in time. Node's own `requestTimeout` is the same for
 * all routes, and an upload needs longer than others may hold a connection. A later call for the same request replaces
 * the earlier one.
 */
export function cutOffWhenLate(server: EventEmitter, req: IncomingMessage, milliseconds: number): void {
  const before = timers.get(req);
  if (before) clearTimeout(before);
  else req.once('end', () => stopWaiting(req)).once('close', () => stopWaiting(req));
  if (req.complete) return;
  const late = () => {
    if (req.complete) return;
    const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    server.emit('clientError', error, req.socket);
  };
  timers.set(req, setTimeout(late, milliseconds).unref());
}

function stopWaiting(req: IncomingMessage): void {
  clearTimeout(timers.get(req));
  timers.delete(req);
}
