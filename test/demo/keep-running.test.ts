import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ChildProgram } from '../../src/demo/child-program.ts';
import { DemoCrm } from '../../src/demo/demo-crm.ts';
import { keepRunning } from '../../src/demo/keep-running.ts';

/** A program that runs until it is stopped. */
function aProgram(pid: number): ChildProgram {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  return { pid, ended, hasEnded: false, lastWords: () => '', stop: async () => resolve(), kill: resolve } as never;
}

describe('the demo’s desk and its CRM', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-demo-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('is started again at once when it is asked to, without a word of alarm', async () => {
    let count = 1;
    const said: string[] = [];
    const startAgain = () => aProgram(++count);
    const kept = keepRunning({ name: 'The desk', first: aProgram(1), startAgain, say: (line) => said.push(line) });
    await kept.again();
    expect(kept.current().pid).toBe(2);
    await kept.again();
    expect({ pid: kept.current().pid, said }).toEqual({ pid: 3, said: [] });
    await kept.stop();
  });

  it('has none at the first start, and what was chosen last at the next', () => {
    const url = 'http://127.0.0.1:3980';
    const first = new DemoCrm({ dataDir, url });
    expect(first.settings()).toMatchObject({ CRM: 'none' });
    first.choose('salesforce');
    expect(new DemoCrm({ dataDir, url }).settings()).toMatchObject({ CRM: 'salesforce', SALESFORCE_URL: url });
  });
});
