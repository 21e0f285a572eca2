import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../src/sandbox/fault.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { connectTo } from './support/connection.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 230 });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const known = () =>
  sandbox
    .records()
    .map(({ id }) => id.toLowerCase())
    .toSorted();
const listed = async (since = new Date(0)) => {
  const records = await Array.fromAsync(connectTo(sandbox).partnerCenter.changedSince(since));
  return records.map(({ id }) => id).toSorted();
};

describe('all records of several pages', () => {
  const odd: FaultKind[] = [
    'idsAsObject',
    'idsAsEmptyArray',
    'numbersAsStrings',
    'upperCaseIds',
    'unknownValues',
    'extraFields',
  ];

  it.each([[[]], ...odd.map((kind) => [[kind]]), [['repeatedPage']], [odd]] as FaultKind[][][])(
    'come with %j',
    async (kinds) => {
      sandbox.setFaults(...kinds.map((kind) => ({ kind })));
      expect(await listed()).toEqual(known());
    },
  );

  it('come though Partner Center throttles and fails now and then', async () => {
    sandbox.setFaults(
      { kind: 'throttle', count: 2, bodyShape: 'statusCode', retryAfterSeconds: null },
      { kind: 'serverError', count: 1, status: 502 },
      { kind: 'cutBefore', count: 1 },
      { kind: 'expiredToken', count: 1 },
    );
    expect(await listed()).toEqual(known());
  });

  it('are only those from the watermark on', async () => {
    const times = sandbox
      .records()
      .map(({ updatedDateTime }) => updatedDateTime)
      .toSorted();
    const since = new Date(times[120] ?? '');
    const expected = sandbox.records().filter(({ updatedDateTime }) => new Date(updatedDateTime) >= since);
    expect(expected.length).toBeGreaterThan(50);
    expect(await listed(since)).toEqual(expected.map(({ id }) => id.toLowerCase()).toSorted());
  });
});
