import type { Db } from 'mongodb';
import type { CrmMapping } from '../../crm/mapping.ts';
import { type Crm, crmNames } from '../../crm/port.ts';
import type { Feature, IndexedStore } from '../../feature.ts';
import type { Job } from '../../job.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import { DealService } from '../deals/index.ts';
import type { RoleSettings } from '../people/index.ts';
import type { Access, DealtWithLast, DeskDeps, Presenter } from '../referrals/index.ts';
import { type CrmActionDeps, crmCardActions } from './card/crm-card-actions.ts';
import { crmDealWords } from './card/crm-deal-words.ts';
import { crmDifferences } from './card/crm-differences.ts';
import { crmTakenActions } from './card/crm-taken.ts';
import { putBackAction } from './card/put-back.ts';
import { MongoCrmLinkStore } from './link/mongo-link-store.ts';
import { CrmLoad } from './load/mongo-crm-load.ts';
import { CrmComparison } from './sync/crm-comparison.ts';
import { type CrmParts, type CrmPartsDeps, crmParts } from './sync/crm-parts.ts';
import { CrmPoll } from './sync/crm-poll.ts';
import { crmWants } from './sync/crm-wants.ts';
import { linkSweeps } from './sync/link-sweeps.ts';
import { MongoCrmState } from './sync/mongo-crm-state.ts';
import { CrmAdmin, type CrmAdminDeps } from './words/crm-admin.ts';
import { crmAdminActions } from './words/crm-admin-actions.ts';
import { crmTables } from './words/crm-tables.ts';
import { crmCommand } from './words/crm-words.ts';

export interface CrmRoomDeps
  extends Pick<SweepDeps, 'metrics' | 'random'>,
    Pick<CrmPartsDeps, 'write' | 'outcomes' | 'wonSafelyFrom'> {
  readonly db: Db;
  readonly desk: DeskDeps;
  readonly onCrmDue: (listener: () => void) => void;
  /** Undefined: no CRM is connected. */
  readonly crm: Crm | undefined;
  readonly mapping: CrmMapping;
  readonly pollSeconds: number;
  readonly access: Access;
  readonly presenter: Presenter;
  readonly roles: RoleSettings;
  readonly tableFile: CrmAdminDeps['tableFile'];
  readonly dealtWithLast: DealtWithLast;
  readonly byWords: Parameters<typeof crmDealWords>[0]['byWords'];
}

/** Wiring of the CRM: links, their sweeps, the poll, commands and card. */
export function createCrmRoom(deps: CrmRoomDeps) {
  const { db, desk, crm, mapping, write, metrics, random } = deps;
  const { clock, referrals } = desk;
  const links = new MongoCrmLinkStore(db);
  const state = new MongoCrmState(db);
  const parts = crm && crmParts({ ...deps, crm, links, state });
  const { fanSweep, linkSweep } = linkSweeps({ ...{ desk, links, parts, metrics, random }, isOff: write === 'off' });
  deps.onCrmDue(() => fanSweep.nudge());
  const nudge = () => linkSweep.nudge();
  const readers = parts && readersOf(deps, parts, { links, state, nudge });
  const stores: readonly IndexedStore[] = [links, state];
  const stateChanged = () => parts?.org.forget();
  const admin = new CrmAdmin({
    ...{ write, state, links, load: readers?.load, stateChanged },
    system: crm?.system,
    roles: deps.roles,
    tableFile: deps.tableFile,
  });
  const onCards: CrmActionDeps = { ...{ desk, links, clock, nudge }, access: deps.access, presenter: deps.presenter };
  const service = new DealService({ ...desk, access: deps.access });
  const named = { ...onCards, byWords: deps.byWords, dealtWithLast: deps.dealtWithLast };
  const dealWords = crmDealWords(named);

  return {
    poll: readers?.poll,
    ...whatOthersAsk(deps, { parts, links, state }),
    tables: crmTables({ links, referrals, roles: deps.roles, linkUrl: crm && ((id) => crm.linkUrl(id)) }),
    feature: {
      name: 'crm',
      stores,
      sweeps: [fanSweep, linkSweep],
      jobs: readers?.jobs ?? [],
      commands: [
        // Before the commands about the whole CRM: `pause it in Dynamics` is about one deal.
        ...(crm ? [dealWords.command, crmDifferences({ ...named, mapping })] : []),
        crmCommand({
          ...{ write, state, clock, mapping, admin, stateChanged },
          system: crm?.system,
          counts: () => links.counts(),
          loadFigures: () => links.loadFigures(),
        }),
      ],
      cardActions: [
        ...crmCardActions(onCards),
        putBackAction({ ...onCards, service, mapping }),
        ...crmTakenActions({ ...onCards, service, mapping }),
        dealWords.action,
        ...crmAdminActions(admin, clock),
      ],
    } satisfies Feature,
  };
}

interface CrmStores {
  readonly links: MongoCrmLinkStore;
  readonly state: MongoCrmState;
}

/** The background jobs that read the CRM: the poll of changes, the daily comparison, and a first load. */
function readersOf(
  { db, desk, mapping, random, pollSeconds }: CrmRoomDeps,
  { crm, org }: CrmParts,
  { links, state, nudge }: CrmStores & { readonly nudge: () => void },
) {
  const { clock, log, referrals } = desk;
  const known = () => org.known();
  const poll = new CrmPoll({
    ...{ crm, state, links, clock, log, random, nudge },
    org: known,
    everySeconds: pollSeconds,
  });
  const load = new CrmLoad({ ...{ db, links, state, clock, mapping, referrals, crm, nudge }, org: known });
  const comparison = new CrmComparison({ ...{ crm, state, links, clock, mapping }, nudge });
  const jobs: readonly Job[] = [
    { name: 'crm.poll', everySeconds: Math.min(pollSeconds, 60), run: () => poll.run() },
    { name: 'crm.compare', everySeconds: 60, run: () => comparison.run() },
    { name: 'crm.load', everySeconds: 10, run: (signal) => load.run(signal) },
  ];
  return { poll, load, jobs };
}

/** For the health figures and the digest. */
function whatOthersAsk(
  { desk, crm, write }: CrmRoomDeps,
  { parts, links, state }: CrmStores & { readonly parts: CrmParts | undefined },
) {
  return {
    /** Undefined: no CRM is synchronised. */
    async standing() {
      if (!crm || write === 'off') return undefined;
      const known = await state.read();
      const { lastReadAt } = known;
      return {
        name: crmNames[crm.system],
        ...(lastReadAt ? { lastRead: lastReadAt } : {}),
        wants: crmWants(known, desk.clock.now()),
      };
    },
    /** Empty until a first load is released as a whole: until then an admin answers its questions for all deals at once. */
    async asksOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
      if (!parts || write !== 'on' || ids.length === 0) return new Set();
      return (await state.read()).phase === 'full' ? links.asking(ids) : new Set();
    },
  };
}
