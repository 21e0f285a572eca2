import { policyOf } from '../../config.ts';
import { auditParts } from '../../features/audit/index.ts';
import type { BulkForPage } from '../../features/bulk/index.ts';
import { MongoSavedViews } from '../../features/lists/index.ts';
import { findFor } from '../../features/referrals/index.ts';
import type { Replier } from '../../teams/messenger.ts';
import { NothingAsked } from '../contract.ts';
import {
  AuditFileAsked,
  AuditPeriodAsked,
  BulkSent,
  ExportAsked,
  HeardSent,
  LadderAsked,
  PanelAsked,
  type TabImport,
  UploadAsked,
  ViewRemoved,
  ViewRenamed,
  ViewSent,
} from '../work-contract.ts';
import { MongoHeardAnswers } from './heard-answers.ts';
import { auditAnswer, auditFile } from './tab-audit.ts';
import { auditPeriodAnswer } from './tab-audit-period.ts';
import { bulkAnswer, bulkInParts, type TabBulkDeps } from './tab-bulk.ts';
import type { TabDeps } from './tab-deps.ts';
import { ladderAnswer } from './tab-ladder.ts';
import { viewIn } from './tab-lists.ts';
import { tabPanelsOf } from './tab-panels.ts';
import type { TabPresses } from './tab-presses.ts';
import type { TabReader } from './tab-reader.ts';
import { defineTabRoute, type TabRoute } from './tab-routes.ts';
import { removeView, renameView, saveView, viewsAnswer } from './tab-views.ts';

/** What the way of files in chat takes, too. */
const mostFileBytes = 25 * 1024 * 1024;

export interface TabWorkDeps extends TabDeps {
  readonly files: BulkForPage;
  readonly moveStage: TabBulkDeps['moveStage'];
  readonly remindOwner: TabBulkDeps['remindOwner'];
  readonly messenger: Pick<Replier, 'post' | 'reply'>;
}

/** Own views, audits, several rows at once, settings, and files out and in. */
export function workRoutes(deps: TabWorkDeps, presses: Pick<TabPresses, 'forPage'>): readonly TabRoute[] {
  return [
    ...viewRoutes(deps),
    ...auditRoutes(deps),
    bulkRoute(deps),
    heardRoute(deps),
    ...panelRoutes(deps, presses),
    ...fileRoutes(deps, presses),
  ];
}

function viewRoutes({ db }: TabWorkDeps): readonly TabRoute[] {
  const saved = { views: new MongoSavedViews(db) };
  return [
    defineTabRoute({
      method: 'GET',
      path: '/views',
      asks: NothingAsked,
      answer: (reader) => viewsAnswer(saved, reader),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/views',
      asks: ViewSent,
      answer: (reader, sent) => saveView(saved, reader, sent),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/views/rename',
      asks: ViewRenamed,
      answer: (reader, sent) => renameView(saved, reader, sent),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/views/remove',
      asks: ViewRemoved,
      answer: (reader, { name }) => removeView(saved, reader, name),
    }),
  ];
}

function auditRoutes({
  db,
  clock,
  config: { roles, retention },
  room: { desk, access },
}: TabWorkDeps): readonly TabRoute[] {
  const auditing = auditParts(db, () => clock.now());
  const audits = { ...desk, access, audit: auditing.reader, roles, clock, keptDays: retention.audit };
  return [
    defineTabRoute({
      method: 'GET',
      path: '/referrals/:id/audit',
      asks: NothingAsked,
      answer: (reader, _asked, id) => auditAnswer(audits, reader, id),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/referrals/:id/audit-file',
      asks: AuditFileAsked,
      answer: (reader, { format }, id) => auditFile(audits, reader, id, format),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/audit',
      asks: AuditPeriodAsked,
      answer: (reader, asked) => auditPeriodAnswer({ ...auditing, roles }, reader, asked),
    }),
  ];
}

function bulkRoute({ room, favourites, people, clock, moveStage, remindOwner, messenger }: TabWorkDeps): TabRoute {
  const { desk, access, service } = room;
  const bulk = { service, hearts: { ...desk, access, favourites, people, clock }, moveStage, remindOwner, clock };
  const customerOf = async ({ person }: TabReader, id: string) =>
    (await findFor({ ...desk, access }, person, id))?.record.customer.name;
  return defineTabRoute({
    method: 'POST',
    path: '/bulk',
    asks: BulkSent,
    answer: (reader, sent) => bulkAnswer(bulk, reader, sent),
    inParts: bulkInParts({ ...bulk, messenger, customerOf }),
  });
}

function heardRoute({ db }: TabWorkDeps): TabRoute {
  const heard = new MongoHeardAnswers(db);
  return defineTabRoute({
    method: 'POST',
    path: '/heard',
    asks: HeardSent,
    async answer({ person }, { answer }) {
      await heard.note(person, answer);
      return {};
    },
  });
}

function panelRoutes(deps: TabWorkDeps, presses: Pick<TabPresses, 'forPage'>): readonly TabRoute[] {
  const { config, clock, lists, people, features } = deps;
  const { roles, language, timeZone } = config;
  const ladder = { lists, people, clock, policy: policyOf(config), timeZone };
  const panels = tabPanelsOf({ features, roles, presses, language, timeZone, clock });
  return [
    defineTabRoute({
      method: 'GET',
      path: '/panels',
      asks: NothingAsked,
      answer: async (reader) => panels.list(reader),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/panel',
      asks: PanelAsked,
      answer: (reader, { name }) => panels.show(reader, name),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/ladder',
      asks: LadderAsked,
      async answer(reader, { ladder: typed }) {
        await panels.show(reader, 'reminders');
        return ladderAnswer(ladder, reader, typed);
      },
    }),
  ];
}

function fileRoutes({ files }: TabWorkDeps, presses: Pick<TabPresses, 'forPage'>): readonly TabRoute[] {
  return [
    defineTabRoute({
      method: 'GET',
      path: '/export',
      asks: ExportAsked,
      answer: (reader, { view }) => files.export(reader, viewIn(view)),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/import',
      asks: UploadAsked,
      mostFileBytes,
      answer: async (reader, { name }, _id, bytes) => ({ text: await files.send(reader, { name, bytes }) }),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/import',
      asks: NothingAsked,
      async answer(reader): Promise<TabImport> {
        const { card, ...told } = await files.newest(reader);
        return { ...told, ...(card ? { card: presses.forPage(card) } : {}) };
      },
    }),
  ];
}
