/**
 * Loaded into the Playground with `node --import`. What a bot posts while no page is open, the Playground hands to the
 * next page the moment that connects, which may be before the page knows its conversations: one page in four lost all of
 * it. Here a page is connected only when it shows that it is ready, by telling the bot that it was installed.
 */
import { Server } from 'node:http';

const stream = '/_ws_conversation/v1/conversations/stream';
const installation = /^\/_debug\/conversation\/[^/]+\/installation$/;
/** For a Playground whose page does without one of the two. */
const longestWait = 3_000;

const emit = Server.prototype.emit;
const held = new Set();

Server.prototype.emit = function emitInOrder(event, ...args) {
  const [{ url, method, headers } = {}] = args;
  if (event === 'upgrade' && url === stream) {
    const connect = () => held.delete(connect) && emit.call(this, event, ...args);
    held.add(connect);
    setTimeout(connect, longestWait).unref();
    return true;
  }
  // A page has an origin; the demo, which installs as well, has none.
  if (event === 'request' && method === 'POST' && installation.test(url) && headers.origin) {
    for (const connect of held) connect();
  }
  return emit.call(this, event, ...args);
};
