import type { Db } from 'mongodb';
import type { Feature, FileOffers } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Messenger } from '../../messenger.ts';
import type { ListsFeature } from '../lists/index.ts';
import { type BulkForPage, bulkForPage } from './bulk-for-page.ts';
import type { TableFiles } from './export/bulk-export.ts';
import { fileOffersOf } from './export/export-cards.ts';
import { exportActions, exportCommands, exportIntents } from './export/export-commands.ts';
import { ExportMaker, type UploadExport } from './export/export-maker.ts';
import { Exports } from './export/exports.ts';
import { FileShelf } from './export/file-shelf.ts';
import { MongoExportStore } from './export/mongo-export-store.ts';
import { createImportIntake, type ImportIntakeDeps } from './import/create-import-intake.ts';
import { MongoImportStore } from './import/mongo-import-store.ts';
import { createRuns, type RunsDeps } from './import/run/create-runs.ts';
import { fileOfImports } from './import/run/file-of-import.ts';
import { type RunCommandDeps, runActions, runCard, runCommands } from './import/run/run-commands.ts';
import type { UploadShelf } from './import/upload-shelf.ts';

export interface BulkFeature extends Feature {
  readonly tableFile: Exports['table'];
  readonly shelf: FileShelf;
  readonly uploads: UploadShelf;
  readonly forPage: BulkForPage;
}

/** Referrals as files of Partner Center's columns. */
export function bulkFeature(
  given: Omit<RunsDeps, 'store'> &
    Pick<ImportIntakeDeps, 'fetchFile' | 'wonSafelyFrom'> & {
      readonly db: Db;
      readonly lists: Pick<ListsFeature, 'lists' | 'said'>;
      readonly inTeams: boolean;
      readonly upload: UploadExport;
      readonly tables: TableFiles;
      /** Base URL of links, without a trailing slash. */
      readonly address: () => string;
    },
): BulkFeature {
  const store = new MongoExportStore(given.db);
  const imports = new MongoImportStore(given.db);
  const { lists, said } = given.lists;
  const { rows, runner, deals } = createRuns({ ...given, store: imports });
  const fileOfImport = fileOfImports({
    ...{ store: imports, rows, find: (person, id) => deals.find(person, id) },
  });
  const maker = new ExportMaker({ ...given, lists, store, fileOfImport });
  const exports = new Exports({ store, lists, clock: given.clock, nudge: () => maker.sweeper.nudge() });
  const deps = { exports, said };
  const runs: RunCommandDeps = {
    ...{ store: imports, rows, exports, nudge: () => runner.sweeper.nudge(), now: () => given.clock.now() },
  };
  const intake = createImportIntake({
    ...{ ...given, ...given.room, store: imports },
    madeBefore: (...asked) => rows.madeBefore(...asked),
    runner: { nudge: runs.nudge, card: (turn, started) => runCard(runs, turn, started) },
  });
  return {
    name: 'bulk',
    commands: [...exportCommands(deps), ...runCommands(runs), ...intake.commands],
    intents: [...exportIntents(deps), ...intake.intents],
    cardActions: [...exportActions(deps), ...runActions(runs), ...intake.cardActions],
    files: intake.files,
    fileOffers: fileOffersFor({ store, maker, messenger: given.messenger, now: runs.now }),
    sweeps: [maker.sweeper, intake.sweeper, runner.sweeper],
    stores: [store, imports],
    uploads: intake.uploads,
    tableFile: (turn, table, of) => exports.table(turn, table, of),
    forPage: bulkForPage({
      ...{ lists, imports, files: intake.files, clock: given.clock },
      runCard: (reader, found) => runCard(runs, reader, found),
    }),
    shelf: new FileShelf({ store, clock: given.clock, log: given.log }),
  };
}

/** Answers to offered files. */
function fileOffersFor({ store, maker, messenger, now }: OfferedFiles): FileOffers {
  return {
    feature: fileOffersOf,
    async answered({ person, locale, log }, { id, upload }) {
      const way = upload ? { upload } : ('link' as const);
      const isTheirs = await store.answer(id, person, way, now());
      if (isTheirs) return maker.sweeper.nudge();
      log.warn({ exportId: id }, 'an answer to a file that is not theirs, or was answered');
      // Teams shows an offer for ever: a consent given after the file was deleted is told so.
      const isGone = upload !== undefined && !(await store.isKept(id, person));
      const text = say(locale, 'bulk.export.gone');
      if (isGone && person.personalChat) await messenger.post(person.personalChat, { kind: 'text', text });
    },
  };
}

interface OfferedFiles {
  readonly store: MongoExportStore;
  readonly maker: ExportMaker;
  readonly messenger: Messenger;
  readonly now: () => Date;
}
