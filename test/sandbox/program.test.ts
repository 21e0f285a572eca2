import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { patiently } from '../support/patiently.ts';

/** The sandbox as `npm run sandbox` runs it. */
function startProgram(port: number) {
  const env = {
    ...process.env,
    SANDBOX_PORT: String(port),
    SANDBOX_SEED: '40',
    DATA_DIR: '',
    HOST: '127.0.0.1',
    SANDBOX_CRM_PORT: '0',
  };
  const child = spawn(process.execPath, ['src/sandbox/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  return { child, said };
}

describe('the sandbox as a program', () => {
  it('says in one sentence that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };

    const { child, said } = startProgram(port);
    const [code] = await once(child, 'close');
    other.close();

    expect(code).toBe(1);
    expect(said.err).toBe(
      `The sandbox cannot listen on port ${port} of 127.0.0.1: another program uses it. Set SANDBOX_PORT to another.\n`,
    );
  });

  it('runs by itself, shows its page and ends when it is asked to', async () => {
    const { child, said } = startProgram(0);
    await expect.poll(() => said.out, patiently).toContain('Sandbox is listening on ');
    const url = /Sandbox is listening on (http:\S+)/.exec(said.out)?.[1] ?? '';
    const crms = /CRMs are listening on (http:\S+)/.exec(said.out)?.[1] ?? '';

    expect(await (await fetch(url)).text()).toContain('Partner Center sandbox');
    expect(await (await fetch(crms)).text()).toContain('CRM sandbox');
    const { rows } = (await (await fetch(`${crms}/_control/dynamics/state`)).json()) as { rows: { id: string }[] };
    expect(rows.length).toBeGreaterThan(0);
    const edit = { deed: 'edit', id: rows[0]?.id, values: { name: 'Edited by a person' } };
    const done = await fetch(`${crms}/_control/dynamics/deed`, { method: 'POST', body: JSON.stringify(edit) });
    expect(await done.text()).toContain('Edited by a person');
    const refused = { ...edit, values: { nome: 'x' } };
    expect(
      (await fetch(`${crms}/_control/dynamics/deed`, { method: 'POST', body: JSON.stringify(refused) })).status,
    ).toBe(400);
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');

    expect({ code, err: said.err }).toEqual({ code: 0, err: '' });
  });
});
