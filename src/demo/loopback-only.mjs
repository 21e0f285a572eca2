/**
 * Loaded into the Playground with `node --import`. The Playground has no sign-in and listens on every network interface
 * of the machine, with no setting against it; here a server that names no host gets the loopback one.
 */
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  const namesPortOnly = typeof port === 'number' && typeof rest[0] !== 'string';
  return namesPortOnly ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
