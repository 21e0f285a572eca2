/** Stands in for the simulated Partner Center in tests of the launcher. */
import { createServer } from 'node:http';

const port = Number(process.env.SANDBOX_PORT);
createServer((_request, response) => response.end()).listen(port, '127.0.0.1', () => {
  process.stdout.write(`Sandbox is listening on http://127.0.0.1:${port}\n`);
});
