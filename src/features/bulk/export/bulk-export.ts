import type { FileAnswer } from '../../../feature.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Person } from '../../people/index.ts';
import type { Actor } from '../../referrals/index.ts';
import type { CsvPiece } from '../file/csv-writer.ts';
import type { RunFile } from '../import/run/run-file-kinds.ts';

/** Partner Center's own limit of one download (docs/partner-center.md#csv-columns). */
export const mostRows = 5_000;
/** Upper bound of the parts of a list that is too long for one file; the last part may be split again. */
export const mostParts = 20;
/** Upper bound of the count before an export. */
export const mostExportCounted = mostParts * mostRows;
/** Minutes for which a single-use link is valid. */
export const linkMinutes = 60;

/** Tables provided by other features. */
export type TableName = 'crm-plan' | 'crm-links' | 'audit' | 'leads';

/** Evaluated when the file is made, with the person's rights at that time. */
export type TableFiles = Readonly<
  Record<
    TableName,
    (reader: {
      readonly person: Person;
      readonly locale: Locale;
      readonly timeZone: string;
      readonly of?: BulkExport['of'];
    }) => AsyncIterable<CsvPiece>
  >
>;

/** A requested file: made in the background, announced in the person's own chat, deleted an hour later. */
export interface BulkExport {
  readonly id: string;
  readonly by: Actor;
  readonly locale: Locale;
  readonly timeZone: string;
  /** False: the desk's default zone, so times name it. */
  readonly zoneIsOwn: boolean;
  /** The list, encoded as in its buttons; absent: the template. */
  readonly view?: string;
  /** Registrations of won deals, or the columns of the 2023 template; absent: those of the first template. */
  readonly what?: 'registrations' | '2023';
  /** A file of an import's run instead of a list. */
  readonly ofImport?: { readonly id: string; readonly file: RunFile };
  /** A table of another feature instead of a list. */
  readonly table?: TableName;
  /** Parameters of the table, opaque to this feature. */
  readonly of?: Readonly<Record<string, string>>;
  /** The part of a list that is too long for one file, by creation time. */
  readonly created?: { readonly from?: Date; readonly before?: Date };
  readonly askedAt: Date;
  readonly file?: ExportedFile;
  /** Delivery: offered for the person's storage in Teams, uploaded where their consent says, or by a link. */
  readonly way?: 'offered' | 'link' | { readonly upload: NonNullable<FileAnswer['upload']> };
  /** When the next step (make, offer, upload, announce) is due. */
  readonly dueAt?: Date;
  /** TTL. */
  readonly endsAt: Date;
}

export interface ExportedFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** The run that wrote its parts: parts of a run that died are ignored. */
  readonly run: string;
}
