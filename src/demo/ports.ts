import { createServer } from 'node:net';

const tries = 50;

/**
 * The wanted port if it is free, else the next free one, said in one sentence.
 * @param chosen ports that others were given and do not listen on yet
 */
export async function choosePort(
  what: string,
  wanted: number,
  say: (sentence: string) => void,
  chosen: ReadonlySet<number> = new Set(),
): Promise<number> {
  for (let port = wanted; port < wanted + tries && port < 65_536; port += 1) {
    if (chosen.has(port) || !(await isFree(port))) continue;
    if (port !== wanted) say(`Port ${wanted} is in use by another program, so ${what} takes ${port}.`);
    return port;
  }
  throw new Error(`No free port was found for ${what} from ${wanted} on.`);
}

async function isFree(port: number): Promise<boolean> {
  // On all interfaces as well as on loopback: a program listening on one does not always stop us from taking the other.
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => server.close(() => resolve(true)));
  });
}
