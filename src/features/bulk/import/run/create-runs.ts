import type { Db } from 'mongodb';
import type { Messenger } from '../../../../messenger.ts';
import type { PartnerCenter } from '../../../../partner-center/port.ts';
import type { SweepDeps } from '../../../../sweeps/sweeper.ts';
import { DealService } from '../../../deals/index.ts';
import { DealCreation } from '../../../new-deal/index.ts';
import type { PeopleStore, RoleSettings } from '../../../people/index.ts';
import { ReferralService, type ReferralsRoom } from '../../../referrals/index.ts';
import type { SolutionCatalogue } from '../../../solutions/index.ts';
import type { ImportStore } from '../import-store.ts';
import { ImportRuns } from './import-runs.ts';
import { intakeTogether } from './intake-together.ts';
import { MongoRowClaims } from './mongo-row-claims.ts';
import { MongoRunRows } from './mongo-run-rows.ts';
import { rememberedCatalogue } from './remembered-catalogue.ts';
import { RowCarrier } from './row-carrier.ts';
import { RowChanges, type RowChangesDeps } from './row-changes.ts';
import { RowCreation } from './row-creation.ts';
import { rowDrafts } from './row-drafts.ts';
import { RunBoard } from './run-board.ts';
import { finalAtOf } from './run-end.ts';
import { sharedLooks } from './shared-looks.ts';

export interface RunsDeps extends SweepDeps {
  readonly db: Db;
  readonly store: ImportStore;
  readonly room: Pick<ReferralsRoom, 'desk' | 'access' | 'intake' | 'deliver'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly roles: RoleSettings;
  readonly catalogue: Pick<SolutionCatalogue, 'known'>;
  readonly partnerCenter: PartnerCenter;
  readonly messenger: Messenger;
  readonly wasWritten: RowChangesDeps['wasWritten'];
}

/** Wiring of runs: the services of cards and conversations, with background priority and without an undo per row. */
export function createRuns(deps: RunsDeps) {
  const { db, clock, log, random, room, partnerCenter, roles, store, messenger } = deps;
  const catalogue = rememberedCatalogue(deps.catalogue);
  const { desk, access, intake, deliver } = room;
  const { undoSeconds, acceptUndoSeconds } = desk.policy;
  const wait = Math.max(undoSeconds, acceptUndoSeconds);
  const inBulk = {
    ...{ ...desk, access, inBulk: true as const, policy: { ...desk.policy, undoSeconds: 0, acceptUndoSeconds: 0 } },
    // The run delivers its own writes, to learn the results; the outbox's sweep takes over if it dies.
    nudge: (work: Parameters<typeof desk.nudge>[0]) => (work === 'outbox' ? undefined : desk.nudge(work)),
  };
  const rows = new MongoRunRows(db);
  const claims = new MongoRowClaims(db);
  const deals = new DealService(inBulk);
  const answers = new ReferralService(inBulk);
  const changes = new RowChanges({ deals, answers, catalogue, deliver, clock, wasWritten: deps.wasWritten });
  const urgency = 'bulk' as const;
  const looks = sharedLooks(partnerCenter);
  const creating = new DealCreation({
    drafts: rowDrafts(rows),
    partnerCenter: looks,
    intake: intakeTogether(intake),
    clock,
    log,
    random,
    urgency,
  });
  const creation = new RowCreation({ creation: creating, catalogue, roles, now: () => clock.now() });
  const carrier = new RowCarrier({ rows, claims, changes, creation, deals, clock, log });
  const finalAt = finalAtOf(wait);
  const board = new RunBoard({ store, rows, messenger, clock, log, finalAt });
  const runner = new ImportRuns({ ...deps, rows, carrier, board, finalAt });
  return { rows, runner, deals };
}
