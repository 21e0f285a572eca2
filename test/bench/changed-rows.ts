import { setTimeout as pause } from 'node:timers/promises';
import { startedRun } from '../flows/support/runs.ts';
import type { Person } from '../harness/person.ts';
import { tokenOf, untilOver } from './support/imports.ts';
import { untilQuiet } from './support/presses.ts';
import { processorNow, processorSince } from './support/processor.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/** `BENCH_BULK_ROWS`: of the import that is carried out. */
const rows = Number(process.env.BENCH_BULK_ROWS ?? 1_000);
/** As many requests as our client has under way at once. */
const atOnce = 4;

/** An import in which each row changes a deal, with its cards, beside the same changes made bare of the sandbox. */
export async function benchChangedRows(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  const [person] = stage.teams.people;
  if (!person) throw new Error('nobody is here');
  stage.teams.connect(deskUrl);
  await stage.teams.installs(person, { personal: true });
  const ids = await knownDeals(stage, rows);
  const before = stage.sandbox.requests().length;
  const processor = processorNow();
  const from = performance.now();
  await imported(stage, person, ids);
  const took = performance.now() - from;
  const spent = processorSince(processor);
  const sent = stage.sandbox.requests().slice(before);
  const patches = sent.filter(({ method }) => method === 'PATCH').length;
  await untilQuiet(stage);
  const settled = performance.now() - from;
  stage.sandbox.setFaults({ kind: 'webhookLost' });
  const bare = await bareChanges(stage, ids);
  const share = (took - bare) / 1_000;
  return [
    {
      what: `import of ${rows.toLocaleString('en')} changed rows`,
      value: `${(took / 1_000).toFixed(1)} s`,
      beside: `${patches} changes, ${sent.length} requests; ${share.toFixed(1)} s more than the same changes bare`,
      aim: 'our share of 1,000 under 2 s',
      reached: share < (2 * rows) / 1_000,
    },
    {
      what: '  the same changes bare, four at once',
      value: `${(bare / 1_000).toFixed(1)} s`,
      beside: `ours takes ${(took / bare).toFixed(1)} times as long`,
    },
    { what: '  processor of it', beside: spent },
    { what: '  until every card shows it', value: `${(settled / 1_000).toFixed(1)} s` },
  ];
}

/** Deals that the desk took in itself: each has what a deal has, its cards included. */
async function knownDeals({ sandbox, db }: Stage, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    const deal = { kind: 'outbound', customer: `Customer ${number}`, team: ['rep0@contoso.example'] } as const;
    ids.push((await sandbox.createReferral(deal as never)).id);
  }
  const known = { _id: { $in: ids as never[] }, cardsDueAt: { $exists: false }, auditDueAt: { $exists: false } };
  for (let look = 0; look < 6_000; look++) {
    if ((await db.collection('referrals').countDocuments(known)) === count) return ids;
    await pause(100);
  }
  throw new Error('the desk did not take in its deals');
}

async function imported({ db }: Stage, person: Person, ids: readonly string[]): Promise<void> {
  const text = ['Referral ID,Deal Name', ...ids.map((id, number) => `${id},Renamed ${number}`)].join('\n');
  const id = await startedRun(db, person, text, { now: new Date() });
  await untilOver(db, id);
}

async function bareChanges(stage: Stage, ids: readonly string[]): Promise<number> {
  const headers = { Authorization: `Bearer ${await tokenOf(stage)}`, 'Content-Type': 'application/json' };
  const eTags = new Map(stage.sandbox.records().map(({ id, eTag }) => [id, eTag]));
  const left = ids.values();
  const from = performance.now();
  const worker = async () => {
    for (const id of left) {
      const answer = await fetch(`${stage.sandbox.url}/v1.0/engagements/referrals/${id}`, {
        method: 'PATCH',
        headers: { ...headers, 'If-Match': eTags.get(id) ?? '' },
        body: JSON.stringify([{ op: 'replace', path: '/name', value: `Bare ${id}` }]),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`a bare change was answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - from;
}
