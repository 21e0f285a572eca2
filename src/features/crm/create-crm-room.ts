import type { Db } from 'mongodb';
import type { CrmMapping } from '../../crm/mapping.ts';
import { type Crm, crmNames } from '../../crm/port.ts';
import type { Feature, IndexedStore } from '../../feature.ts';
import type { Job } from '../../job.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { isDeal } from '../deals/index.ts';
import type { RoleSettings } from '../people/index.ts';
import {
  type Access,
  type DeskDeps,
  type Presenter,
  type Referral,
  referralSweep,
  withCardsDue,
  withoutKeys,
} from '../referrals/index.ts';
import { crmCardActions } from './card/crm-card-actions.ts';
import { type CrmLink, standingOfLink } from './link/crm-link.ts';
import { firstLink } from './link/link-moves.ts';
import { MongoCrmLinkStore } from './link/mongo-link-store.ts';
import { CrmLoad } from './load/mongo-crm-load.ts';
import { CrmComparison } from './sync/crm-comparison.ts';
import { type ClosingTerms, crmDealWriter } from './sync/crm-deal-writer.ts';
import { CrmOrg } from './sync/crm-org.ts';
import { CrmPoll } from './sync/crm-poll.ts';
import { crmWants } from './sync/crm-wants.ts';
import { LinkSync } from './sync/link-sync.ts';
import { MongoCrmState } from './sync/mongo-crm-state.ts';
import { CrmAdmin, type CrmAdminDeps } from './words/crm-admin.ts';
import { crmAdminActions } from './words/crm-admin-actions.ts';
import { crmTables } from './words/crm-tables.ts';
import { crmCommand } from './words/crm-words.ts';

export interface CrmRoomDeps extends Pick<SweepDeps, 'metrics' | 'random'> {
  readonly db: Db;
  readonly desk: DeskDeps;
  readonly onCrmDue: (listener: () => void) => void;
  /** Undefined: there is none, and nothing is ever due. */
  readonly crm: Crm | undefined;
  readonly mapping: CrmMapping;
  readonly write: 'off' | 'dry' | 'on';
  /** Whether a close in the CRM is asked about, or followed with Undo. */
  readonly outcomes: 'ask' | 'automatic';
  readonly wonSafelyFrom: ClosingTerms['wonSafelyFrom'];
  readonly pollSeconds: number;
  readonly access: Access;
  readonly presenter: Presenter;
  readonly roles: RoleSettings;
  readonly tableFile: CrmAdminDeps['tableFile'];
}

/** How many links are worked on at a time: as many as the CRM may have in flight. */
const linksAtOnce = 4;

/** The CRM's side of the desk: links, their sweep, the reading of what changed there. */
export function createCrmRoom(deps: CrmRoomDeps) {
  const { db, desk, crm, mapping, write, metrics, random } = deps;
  const { clock, log, referrals } = desk;
  const links = new MongoCrmLinkStore(db);
  const state = new MongoCrmState(db);
  const parts = crm && active(deps, crm, links, state);

  /** A deal goes to the CRM once it is one; what ended before that never does. */
  async function tell(referral: Referral): Promise<void> {
    const now = clock.now();
    const open = referral.record.status === 'Active' && isDeal(referral);
    if (parts && write !== 'off' && !(await links.wish(referral.id, now)) && open) {
      const { orgId } = await parts.org.known().catch(putOff);
      await links.insert(firstLink(referral, { system: parts.crm.system, orgId }, now));
    }
    await referrals.replace(referral, withoutKeys(referral, 'crmDueAt'));
    linkSweep.nudge();
  }

  const linkSweep: Sweeper<CrmLink> = new Sweeper(
    {
      name: 'crm.links',
      everySeconds: 5,
      leases: links.leases,
      concurrency: linksAtOnce,
      async handle(link, hold) {
        if (!link.questions) throw new Error('no link');
        if (!parts) throw new PutOffError('there is no CRM', 3_600_000);
        const before = shown(link);
        await parts.sync.step(link, hold);
        const after = await links.find(link.id);
        if (after && shown(after) !== before) await redraw(link.id);
      },
    },
    { clock, log, metrics, random },
  );

  /** The card shows where its link stands: once more, when somebody writes meanwhile. */
  async function redraw(referralId: string): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const referral = await referrals.find(referralId);
      if (!referral || (await referrals.replace(referral, withCardsDue(referral, clock.now())))) break;
    }
    desk.nudge('cards');
  }

  const fanSweep = referralSweep({ ...desk, metrics, random }, 'crm', (referral) => tell(referral), 4);
  deps.onCrmDue(() => fanSweep.nudge());
  const poll =
    parts &&
    new CrmPoll({
      ...{ crm: parts.crm, state, links, clock, log, random },
      org: () => parts.org.known(),
      everySeconds: deps.pollSeconds,
      nudge: () => linkSweep.nudge(),
    });
  const load =
    parts &&
    new CrmLoad({
      ...{ db, links, state, clock, mapping, referrals },
      crm: parts.crm,
      org: () => parts.org.known(),
      nudge: () => linkSweep.nudge(),
    });
  const comparison =
    parts && new CrmComparison({ ...{ crm: parts.crm, state, links, clock }, nudge: () => linkSweep.nudge() });
  const jobs: readonly Job[] =
    poll && load && comparison
      ? [
          { name: 'crm.poll', everySeconds: Math.min(deps.pollSeconds, 60), run: () => poll.run() },
          { name: 'crm.compare', everySeconds: 60, run: () => comparison.run() },
          { name: 'crm.load', everySeconds: 10, run: (signal) => load.run(signal) },
        ]
      : [];
  const stores: readonly IndexedStore[] = [links, state];
  const stateChanged = () => parts?.org.forget();
  const admin = new CrmAdmin({
    ...{ write, state, links, load, stateChanged },
    system: crm?.system,
    roles: deps.roles,
    tableFile: deps.tableFile,
  });

  return {
    poll,
    /** How its keeping in step is: for the desk's health. */
    async standing() {
      if (!crm || write === 'off') return undefined;
      const known = await state.read();
      const { lastReadAt } = known;
      return {
        name: crmNames[crm.system],
        ...(lastReadAt ? { lastRead: lastReadAt } : {}),
        wants: crmWants(known, clock.now()),
      };
    },
    /** Until all of a first load is let go, its questions are an admin's, for all deals at once. */
    async asksOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
      if (!parts || write !== 'on' || ids.length === 0) return new Set();
      return (await state.read()).phase === 'full' ? links.asking(ids) : new Set();
    },
    tables: crmTables({ links, referrals, roles: deps.roles, linkUrl: crm && ((id) => crm.linkUrl(id)) }),
    feature: {
      name: 'crm',
      stores,
      sweeps: [fanSweep, linkSweep],
      jobs,
      commands: [
        crmCommand({
          ...{ write, state, clock, mapping, admin, stateChanged },
          system: crm?.system,
          counts: () => links.counts(),
          loadFigures: () => links.loadFigures(),
        }),
      ],
      cardActions: [
        ...crmCardActions({
          ...{ desk, links, clock },
          access: deps.access,
          presenter: deps.presenter,
          nudge: () => linkSweep.nudge(),
        }),
        ...crmAdminActions(admin, clock),
      ],
    } satisfies Feature,
  };
}

function active(
  { desk, mapping, write, outcomes, wonSafelyFrom }: CrmRoomDeps,
  crm: Crm,
  links: MongoCrmLinkStore,
  state: MongoCrmState,
) {
  const { clock, log, referrals } = desk;
  const org = new CrmOrg({ crm, state, clock, log });
  const sync = new LinkSync({
    ...{ crm, links, referrals, mapping },
    deals: crmDealWriter(desk, crm.system, outcomes === 'automatic' ? { wonSafelyFrom } : undefined),
    org: () => org.known(),
    now: () => clock.now(),
    async writes({ rehearsed }) {
      if (write !== 'on') return false;
      const { isStarted, isRehearsal } = await org.known();
      return isStarted && (!isRehearsal || rehearsed === true);
    },
    onOperator: (failure) => org.tell(failure),
    async ownerOf({ owner }) {
      const theirs = owner && (await crm.findUser({ entraId: owner.aadObjectId, email: owner.email }));
      const { defaultOwner } = mapping;
      return (theirs ?? (defaultOwner ? await crm.findUser({ email: defaultOwner }) : undefined))?.id;
    },
  });
  return { crm, org, sync };
}

function putOff(error: unknown): never {
  throw new PutOffError(error instanceof Error ? error.name : 'unknown');
}

/** What of a link stands on its card. */
function shown(link: CrmLink): string {
  const { questions, problem, outcomeAsked, notice, waiting, choices, choosing, dry } = link;
  const standing = standingOfLink(link);
  return JSON.stringify([
    standing,
    questions,
    problem,
    outcomeAsked,
    notice,
    choosing,
    waiting?.since,
    Object.keys(choices),
    !dry,
  ]);
}
