/**
 * Loaded into a child program with `node --import`. A process that is killed outright cannot tell its children, but its
 * end of the IPC channel closes: this program then gets the SIGTERM that its parent could not send, and if it does not
 * end by itself, is ended.
 */
import process from 'node:process';

const secondsToEnd = 15;

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), secondsToEnd * 1000).unref();
  });
  // Listening alone must not keep a finished program alive.
  process.channel.unref();
}
