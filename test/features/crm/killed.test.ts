import { describe, expect, it } from 'vitest';
import type { CrmLink } from '../../../src/features/crm/link/crm-link.ts';
import { withLoadBegun } from '../../../src/features/crm/load/load-journal.ts';
import { settledBy } from '../../../src/features/crm/load/settle-plan.ts';
import { MemoryDesk } from './support/memory-desk.ts';

/**
 * The process dies between any two writes of a link's life, and another one goes on from what is stored: it ends as if nobody
 * had died.
 */

class Killed extends Error {}

/** Every write of a desk in memory goes through here: of the link, to the CRM, into the outbox. */
function dyingBefore(desk: MemoryDesk, wanted: number) {
  const count = { writes: 0 };
  const killable = <Args extends unknown[], T>(write: (...args: Args) => Promise<T>) =>
    async function killed(...args: Args): Promise<T> {
      count.writes += 1;
      if (count.writes === wanted) throw new Killed();
      return write(...args);
    };
  desk.links.save = killable(desk.links.save.bind(desk.links));
  const { crm } = desk;
  crm.create = killable(crm.create.bind(crm));
  crm.update = killable(crm.update.bind(crm));
  crm.adopt = killable(crm.adopt.bind(crm));
  crm.close = killable(crm.close.bind(crm));
  crm.createAccount = killable(crm.createAccount.bind(crm));
  desk.change = killable(desk.change);
  return count;
}

interface Life {
  readonly begin: () => MemoryDesk;
  /** What people do, one thing after the other; the desk settles after each. */
  readonly deeds: readonly ((desk: MemoryDesk) => void)[];
}

const recordId = (desk: MemoryDesk) => desk.crm.living[0]?.id ?? '';
const usd = (value: number) => ({ value, currency: 'USD' });

const lives: Readonly<Record<string, Life>> = {
  'made, pushed and pulled': {
    begin: () => new MemoryDesk(),
    deeds: [
      () => undefined,
      (desk) => desk.edit({ dealValue: usd(200), notes: 'ours' }),
      (desk) => desk.crm.edit(recordId(desk), { closeDate: '2027-02-28', notes: 'theirs' }),
      (desk) => {
        desk.edit({ dealValue: usd(201), notes: 'ours again' });
        desk.crm.edit(recordId(desk), { closeDate: '2027-03-01', notes: 'theirs again' });
      },
    ],
  },
  'made with an account of its own, and won here': {
    begin: () => new MemoryDesk({}, {}, { createAccounts: 'yes' }),
    deeds: [
      () => undefined,
      (desk) => desk.edit({ status: 'Closed', substatus: 'Won', closedAt: new Date('2026-11-28T00:00:00Z') }),
    ],
  },
  'planned, loaded and taken back': {
    begin: () => {
      const desk = new MemoryDesk({ arrivedAt: new Date('2026-11-01T00:00:00Z') });
      const { id } = desk.crm.add({ name: 'By hand', closeDate: '2027-05-31', dealValue: usd(90), notes: 'theirs' });
      desk.edit({ externalReferenceId: id, campaignId: 'SPRING' });
      desk.writes = false;
      return desk;
    },
    deeds: [
      () => undefined,
      (desk) => {
        desk.writes = true;
        const by = { tenantId: 't', aadObjectId: 'a', name: 'Adele' };
        says(desk, (link) =>
          withLoadBegun(settledBy(link, { answer: 'values-crm', by, at: desk.clock.now() }), desk.clock.now()),
        );
      },
      // From here on nothing is written any more but what goes back.
      (desk) => {
        desk.writes = false;
        says(desk, (link) => ({ ...link, ...(link.load ? { load: { ...link.load, takeBack: true } } : {}) }));
      },
      (desk) => says(desk, (link) => link),
    ],
  },
  'adopted, and lost there': {
    begin: () => {
      const desk = new MemoryDesk({ arrivedAt: new Date('2026-11-01T00:00:00Z') });
      const { id } = desk.crm.add({ name: 'By hand', closeDate: '2027-01-31', dealValue: usd(100), notes: '' });
      desk.edit({ externalReferenceId: id });
      return desk;
    },
    deeds: [() => undefined, (desk) => desk.crm.edit(recordId(desk), {}, { kind: 'lost' })],
  },
};

/** As an admin says it for all deals at once: outside of what may die here. */
function says(desk: MemoryDesk, change: (link: CrmLink) => CrmLink): void {
  const { link } = desk;
  desk.links.rows.set(link.id, { ...change(link), version: link.version + 1, dueAt: desk.clock.now() });
}

/** What both sides and the card hold in the end, without times and counters. */
function endOf(desk: MemoryDesk) {
  const { link, referral, crm } = desk;
  return {
    records: crm.living.map(({ values, outcome, referralId, accountId }) => ({
      values,
      outcome,
      referralId,
      accountId,
    })),
    accounts: crm.accounts.map(({ name }) => name),
    deal: { ...referral.record, eTag: '', updatedAt: '' },
    outbox: referral.outbox.length,
    link: {
      state: link.state,
      base: link.base,
      questions: Object.keys(link.questions),
      asked: link.outcomeAsked?.kind,
      problem: link.problem?.code,
      sending: link.sending,
      sent: link.sent,
      outcomes: link.outcomeBase,
      planned: link.dry && { ...link.dry, at: undefined },
      load: link.load && {
        ...{ planned: link.load.planned, did: link.load.did, wrote: link.load.wrote },
        isTakenBack: link.load.takenBackAt !== undefined,
      },
    },
  };
}

async function lived({ begin, deeds }: Life, wanted = 0) {
  const desk = begin();
  const count = dyingBefore(desk, wanted);
  await desk.begin();
  for (const deed of deeds) {
    deed(desk);
    await desk.settle((error) => {
      if (!(error instanceof Killed)) throw error;
    });
  }
  return { end: endOf(desk), writes: count.writes };
}

describe.each(Object.entries(lives))('a deal that is %s', (_name, life) => {
  it('ends the same, wherever the process died', async () => {
    const { end, writes } = await lived(life);
    expect(end.records).toHaveLength(1);
    expect(writes).toBeGreaterThan(4);
    for (let wanted = 1; wanted <= writes; wanted++)
      expect((await lived(life, wanted)).end, `before write ${wanted} of ${writes}`).toEqual(end);
  });
});
