import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** For a file of 25 MB on a slow line: about a megabit a second. Only a route that knows its sender gives it. */
export const uploadMilliseconds = 4 * 60_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * A request whose body is not there as a whole by then is cut off. Node's own `requestTimeout` is one for all routes, and an
 * upload needs longer than anybody else may hold a connection. Said again for the same request, the later one counts.
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
