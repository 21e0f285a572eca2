import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import type { Messenger } from '../../messenger.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import type { ListsFeature } from '../lists/index.ts';
import type { PeopleStore } from '../people/index.ts';
import { fileOffersOf } from './export/export-cards.ts';
import { exportActions, exportCommands, exportIntents } from './export/export-commands.ts';
import { ExportMaker, type UploadExport } from './export/export-maker.ts';
import { Exports } from './export/exports.ts';
import { FileShelf } from './export/file-shelf.ts';
import { MongoExportStore } from './export/mongo-export-store.ts';
import { MongoImportStore } from './import/mongo-import-store.ts';

export interface BulkFeature extends Feature {
  readonly shelf: FileShelf;
}

/** Referrals as files of Partner Center's columns. */
export function bulkFeature(
  given: SweepDeps & {
    readonly db: Db;
    readonly lists: Pick<ListsFeature, 'lists' | 'said'>;
    readonly people: Pick<PeopleStore, 'find'>;
    readonly messenger: Messenger;
    readonly inTeams: boolean;
    readonly upload: UploadExport;
    /** Where a link into the desk leads, without a slash at its end. */
    readonly address: () => string;
  },
): BulkFeature {
  const store = new MongoExportStore(given.db);
  const imports = new MongoImportStore(given.db);
  const { lists, said } = given.lists;
  const maker = new ExportMaker({ ...given, lists, store });
  const exports = new Exports({ store, lists, clock: given.clock, nudge: () => maker.sweeper.nudge() });
  const deps = { exports, said };
  return {
    name: 'bulk',
    commands: exportCommands(deps),
    intents: exportIntents(deps),
    cardActions: exportActions(deps),
    fileOffers: {
      feature: fileOffersOf,
      async answered({ person, log }, { id, upload }) {
        const way = upload ? { upload } : ('link' as const);
        const isTheirs = await store.answer(id, person, way, given.clock.now());
        if (isTheirs) maker.sweeper.nudge();
        else log.warn({ exportId: id }, 'an answer to a file that is not theirs, or was answered');
      },
    },
    sweeps: [maker.sweeper],
    stores: [store, imports],
    shelf: new FileShelf({ store, clock: given.clock, log: given.log }),
  };
}
