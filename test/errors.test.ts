import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AppError, toAppError } from '../src/errors.ts';

/** What a socket says of a server that hangs up like this, when something is written to it. */
async function errorOf(hangUp: (server: Socket) => void): Promise<Error> {
  const server = createServer(hangUp).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const failed = new Promise<Error>((resolve) => socket.once('error', resolve));
  // Its own side is ended after the server's: then the other's hanging up is what a write meets.
  socket.once('finish', () => socket.write('too late'));
  socket.resume();
  const error = await failed;
  server.close();
  return error;
}

describe('an error as people read it', () => {
  it.each([
    ['ended the connection', (server: Socket) => server.end(), 'EPIPE'],
    ['broke it off', (server: Socket) => server.resetAndDestroy(), 'ECONNRESET'],
  ] as const)('of a database that %s just now is the database’s, not ours', async (_how, hangUp, code) => {
    const error = await errorOf(hangUp);

    expect(error).toMatchObject({ name: 'Error', code });
    expect(toAppError(error)).toMatchObject({ code: 'database-unavailable', cause: error });
  });

  it('of any other kind is ours', () => {
    expect(toAppError(new Error('unforeseen')).code).toBe('internal');
    expect(toAppError(Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' })).code).toBe('internal');
    expect(toAppError('words').code).toBe('internal');
  });

  it('that we gave a code keeps it', () => {
    const error = new AppError('not-found', 'gone');
    expect(toAppError(error)).toBe(error);
  });
});
