import { afterEach, describe, expect, it } from 'vitest';
import { mappingOf } from '../../src/crm/mapping.ts';
import type { Crm } from '../../src/crm/port.ts';
import { MongoCrmLinkStore } from '../../src/features/crm/index.ts';
import type { CrmLink } from '../../src/features/crm/link/crm-link.ts';
import { withLoadBegun } from '../../src/features/crm/load/load-journal.ts';
import { LoadPlan } from '../../src/features/crm/load/load-plan.ts';
import { linksAtOnce } from '../../src/features/crm/sync/link-sweeps.ts';
import { LinkSync } from '../../src/features/crm/sync/link-sync.ts';
import type { LinkSyncDeps } from '../../src/features/crm/sync/link-sync-deps.ts';
import type { Referral } from '../../src/features/referrals/index.ts';
import type { CrmRequest } from '../../src/sandbox/crm/crm-exchange.ts';
import { aReferral } from '../builders/referral.ts';
import { aDynamics } from '../crm/a-dynamics.ts';
import { aSalesforce } from '../crm/a-salesforce.ts';
import { sharedClient } from '../support/database.ts';
import { virtualTimers } from '../support/virtual-timers.ts';

/**
 * Many deals into a CRM that holds some of them: planned, written at the pace that is promised, with processes that die at any
 * step and one restart of everything in the middle. Time is virtual: a second takes some milliseconds.
 */
const count = Number(process.env.CRM_LOAD_DEALS ?? (process.env.CHAOS === 'full' ? 5_000 : 60));
const customers = Math.ceil(count / 4);
/** What Dataverse allows within five minutes (docs/crm.md#dynamics-365). */
const perFiveMinutes = 6_000;
/** The CRM client's requests at a time. */
const inFlight = 4;

/** Requests per deal: a quarter more than were counted. */
const mostPerDeal = { dynamics: 7.5, salesforce: 5 };

class Killed extends Error {}

describe.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)(`a first load of ${count} into %s`, (system, stageOf) => {
  let close = async () => undefined as unknown;
  afterEach(() => close());

  it('is planned in a few requests, written within the limits, and nothing comes twice', {
    timeout: 3_600_000,
  }, async () => {
    const time = { advance: (_milliseconds: number) => undefined as unknown };
    const timers = virtualTimers(() => time.advance(100));
    const stage = await stageOf({ timers: timers.timers, perSecond: 10 });
    time.advance = (milliseconds) => stage.clock.advance(milliseconds);
    close = async () => {
      timers.stop();
      await stage.sandbox.close();
    };
    const { mapping } = mappingOf(system, { createAccounts: 'yes' });
    const referrals = new Map(
      Array.from({ length: count }, (_, number) => deal(number)).map((each) => [each.id, each]),
    );
    const quick = stage.another({ mapping, perSecond: Number.POSITIVE_INFINITY });
    for (let number = 0; number < customers; number += 2) await stage.account(`Customer ${number} GmbH`);
    const links = new MongoCrmLinkStore((await sharedClient({})).db(`test-${crypto.randomUUID()}`));
    await links.createIndexes();
    const clock = stage.clock;
    const description = await quick.describe();
    const org = async () => ({
      ...{ orgId: description.orgId, description, switchedOff: [], columns: {}, isStarted: false, isRehearsal: true },
    });

    const arrivals = heardAt(stage.sandbox[system].requests, () => stage.clock.now().getTime());
    const before = arrivals.length;
    const began = performance.now();
    const plan = await LoadPlan.begin({ crm: quick, links, mapping, org, clock });
    const all = [...referrals.values()];
    for (let from = 0; from < count; from += 100) await plan.lot(all.slice(from, from + 100));
    const planned = { seconds: (performance.now() - began) / 1_000, requests: arrivals.length - before };
    expect(planned.requests).toBeLessThan(10 + Math.ceil((customers + count) / 1_000) * 2);
    expect(await links.dryFigures()).toMatchObject({ create: count, link: 0, problems: [] });

    const begun = stage.clock.now().getTime();
    const written = arrivals.length;
    let kills = 0;
    const syncWith = (crm: Crm) => new LinkSync(syncDeps(crm, () => Math.random() < 0.01 && ++kills > 0));
    const syncDeps = (crm: Crm, dies: () => boolean): LinkSyncDeps => ({
      ...{ crm, links, mapping, org },
      referrals: { find: async (id) => structuredClone(referrals.get(id)) },
      deals: { change: async (id, { crmId }) => told(referrals, id, String(crmId?.to ?? '')) },
      now: () => stage.clock.now(),
      writes: () => true,
      onOperator: async ({ code }) => expect.fail(code),
      crash: () => {
        if (dies()) throw new Killed();
      },
    });
    for (const half of [0, 1]) {
      // A restart: another client without a token, another step, the same database.
      const [from, started] = [arrivals.length, stage.clock.now().getTime()];
      const sync = syncWith(stage.another({ mapping, timers: timers.timers, perSecond: 10 }));
      const left = (await links.dry(count)).slice(0, half === 0 ? Math.ceil(count / 2) : count);
      const pause = (until: Date) => timers.timers.sleep(until.getTime() - stage.clock.now().getTime());
      await Promise.all(Array.from({ length: linksAtOnce }, () => work(left, links, sync, clock, pause)));
      // Each process counts its own ten a second. What is late belongs to a time before: never more than are under way at once.
      const ofProcess = arrivals.slice(from);
      expect(most(paced(ofProcess), 10_000)).toBeLessThanOrEqual(100 + inFlight);
      const hours = (stage.clock.now().getTime() - started) / 3_600_000;
      expect(ofProcess.length - paced(ofProcess).length).toBeLessThanOrEqual(1 + Math.floor(hours * 1.2));
    }
    const ofLoad = arrivals.slice(written);

    const figures = await links.loadFigures();
    expect(figures).toEqual({ begun: count, ended: count, otherwise: 0 });
    const records = (await Array.fromAsync(quick.allRecords())).flatMap((page) => page.records);
    const keys = records.flatMap(({ referralId }) => referralId ?? []);
    expect(keys).toHaveLength(count);
    expect(new Set(keys).size).toBe(count);
    expect(new Set([...referrals.values()].map(({ record }) => record.externalReferenceId)).size).toBe(count);
    const names = (await Array.fromAsync(quick.allAccounts())).flat().map(({ name }) => name.replace(/ GmbH$/, ''));
    expect(new Set(names).size).toBe(names.length);
    expect(most(ofLoad, 300_000)).toBeLessThanOrEqual(perFiveMinutes);
    // A customer's four deals share its account and its contact, and a record that was just made is not read again.
    expect(ofLoad.length / count).toBeLessThan(mostPerDeal[system]);
    const readAgain = ofLoad.filter(({ kind }) => /^GET (?:opportunities\(id\)|Opportunity by Id)$/.test(kind));
    expect(readAgain.length).toBeLessThan(count / 5);
    if (system === 'salesforce') {
      const roles = stage.sandbox.salesforce.org.rows.all('OpportunityContactRole');
      expect(new Set(roles.map(({ cells }) => cells.OpportunityId)).size).toBe(count);
    }
    const took = (stage.clock.now().getTime() - begun) / 60_000;
    process.stdout.write(
      `${system}: ${count} deals planned in ${planned.seconds.toFixed(1)} s with ${planned.requests} requests; written in ` +
        `${took.toFixed(1)} virtual minutes with ${ofLoad.length} requests, at most ${most(ofLoad, 300_000)} in five minutes; ${kills} deaths; ` +
        `per deal: ${perDeal(ofLoad)}\n`,
    );
  });
});

interface Arrival {
  readonly at: number;
  readonly kind: string;
  readonly target: string;
}

/** Each request with its virtual time: the simulator keeps the last of them only. */
function heardAt(log: CrmRequest[], now: () => number): readonly Arrival[] {
  const heard: Arrival[] = [];
  const push = log.push.bind(log);
  log.push = (...entries) => {
    heard.push(...entries.map((entry) => ({ at: now(), kind: kindOf(entry), target: entry.target })));
    return push(...entries);
  };
  return heard;
}

/** Method and table, without ids and values: `GET Account by Name`. */
function kindOf({ method, target }: CrmRequest): string {
  const [path = '', search = ''] = decodeURIComponent(target.replaceAll('+', ' ')).split(/\?(.*)/s);
  const soql = /FROM (\w+)(?: WHERE (\w+))?/.exec(search);
  if (soql) return `${method} ${soql[1]} by ${soql[2] ?? 'nothing'}`;
  const filtered = /\$filter=\W*(\w+)(?:\((?:PropertyName=')?(\w+))?/.exec(search);
  const table = path
    .replace(/^.*\/(?:v[\d.]+|sobjects)\//, '')
    .replace(/\([^)]*\)/, '(id)')
    .replace(/\/(?:006|01g).*/, '(id)');
  return `${method} ${table}${filtered ? ` by ${filtered[2] ?? filtered[1]}` : ''}`;
}

/** Requests per deal by their kind, most first. */
function perDeal(arrivals: readonly Arrival[]): string {
  const counts = Object.entries(Object.groupBy(arrivals, ({ kind }) => kind));
  const most = counts.map(([kind, all = []]) => ({ kind, each: all.length / count })).sort((a, b) => b.each - a.each);
  return most.map(({ kind, each }) => `${kind} ${each.toFixed(2)}`).join(', ');
}

/** Without tokens, which are asked for outside the pace: one, and another before it ends. */
const paced = (arrivals: readonly Arrival[]) => arrivals.filter(({ target }) => /\/data\/v/.test(target));

async function work(
  left: CrmLink[],
  links: MongoCrmLinkStore,
  sync: LinkSync,
  clock: { now(): Date },
  pause: (until: Date) => Promise<void>,
): Promise<void> {
  for (let link = left.shift(); link; link = left.shift()) {
    await links.save(link, { ...withLoadBegun(link, clock.now()), dueAt: clock.now() });
    for (let turn = 0; turn < 20; turn++) {
      const fresh = await links.find(link.id);
      if (!fresh || fresh.load?.endedAt) break;
      // A step that waits is not tried again before its time: its turns are for deaths.
      if (fresh.waiting && fresh.dueAt && fresh.dueAt > clock.now()) await pause(fresh.dueAt);
      await sync.step(fresh, { assert: async () => undefined }).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    }
  }
}

function told(referrals: Map<string, Referral>, id: string, crmId: string): 'done' {
  const referral = referrals.get(id) ?? expect.fail('no referral');
  if (crmId) referrals.set(id, { ...referral, record: { ...referral.record, externalReferenceId: crmId } });
  return 'done';
}

function deal(number: number): Referral {
  const id = `${String(number).padStart(8, '0')}-0000-4000-8000-000000000001`;
  const customer = `Customer ${number % customers}`;
  const base = aReferral({ id });
  return aReferral({
    id,
    record: {
      status: 'Active',
      substatus: 'Accepted',
      name: `Deal ${number}`,
      dealValue: { value: 1_000 + number, currency: 'USD' },
      closesAt: new Date('2027-01-31T00:00:00Z'),
      customer: {
        name: customer,
        address: { country: 'DE', city: 'Berlin' },
        contacts: base.record.customer.contacts.map((one) => ({
          ...one,
          email: `buyer@customer-${number % customers}.example`,
        })),
      },
    },
  });
}

/** The most that arrived within so many virtual milliseconds. */
function most(arrivals: readonly Arrival[], span: number): number {
  let [from, found] = [0, 0];
  for (const [index, { at }] of arrivals.entries()) {
    while ((arrivals[from]?.at ?? at) <= at - span) from += 1;
    found = Math.max(found, index + 1 - from);
  }
  return found;
}
