import type { Db } from 'mongodb';
import { FileIntake, type FileIntakeDeps } from './file-intake.ts';
import { type ImportActionDeps, importActions } from './import-actions.ts';
import { importRehearsalCard } from './import-cards.ts';
import { importCommands, importIntents } from './import-commands.ts';
import { ImportReader, type ImportReaderDeps } from './import-reader.ts';
import { MongoImportLookups } from './mongo-import-lookups.ts';
import { Rehearser, type RehearserDeps } from './rehearser.ts';
import { UploadShelf } from './upload-shelf.ts';

export interface ImportIntakeDeps
  extends Omit<ImportReaderDeps, 'rehearser' | 'card'>,
    Omit<RehearserDeps, 'lookups'>,
    Omit<FileIntakeDeps, 'nudge'>,
    Pick<ImportActionDeps, 'runner'> {
  readonly db: Db;
}

/** Wiring of imports up to the press of Import: intake, reader, rehearsal. */
export function createImportIntake(deps: ImportIntakeDeps) {
  const rehearser = new Rehearser({ ...deps, lookups: new MongoImportLookups(deps.db) });
  const reader = new ImportReader({
    ...{ ...deps, rehearser },
    card: (imported) => ({ kind: 'card', ...importRehearsalCard(imported) }),
  });
  const reading = { ...deps, nudge: () => reader.sweeper.nudge() };
  const files = new FileIntake(reading);
  return {
    files,
    uploads: new UploadShelf(reading),
    sweeper: reader.sweeper,
    commands: importCommands(files),
    intents: importIntents(files),
    cardActions: importActions({ ...reading, rehearser }),
  };
}
