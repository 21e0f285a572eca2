import type { FileAnswer } from '../../../feature.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Person } from '../../people/index.ts';
import type { Actor } from '../../referrals/index.ts';
import type { CsvPiece } from '../file/csv-writer.ts';
import type { RunFile } from '../import/run/run-file-kinds.ts';

/** Partner Center's own limit of one download (docs/partner-center.md#csv-columns). */
export const mostRows = 5_000;
/** Of a list that is too long for one file; the last of them may be cut again. */
export const mostParts = 20;
/** No list is counted further before it is exported. */
export const mostExportCounted = mostParts * mostRows;
/** A link is good for so long, in minutes, and once. */
export const linkMinutes = 60;

/** Tables that other features make. */
export type TableName = 'crm-plan' | 'crm-links' | 'audit' | 'leads';

/** Asked when the file is made: what this person may see by then. */
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

/** A file that somebody asked for: made in the background, told of in their own chat, let go an hour later. */
export interface BulkExport {
  readonly id: string;
  readonly by: Actor;
  readonly locale: Locale;
  readonly timeZone: string;
  /** False: it is the desk's default, and an hour names it. */
  readonly zoneIsOwn: boolean;
  /** The list that it is of, as its buttons name it; absent: the template. */
  readonly view?: string;
  /** Registrations of won deals, or the columns of a later template; absent: those of the first. */
  readonly what?: 'registrations' | '2023';
  /** A file of an import's run, in the place of a list. */
  readonly ofImport?: { readonly id: string; readonly file: RunFile };
  /** A table of another feature, in the place of a list. */
  readonly table?: TableName;
  /** What of it, in its maker's own words. */
  readonly of?: Readonly<Record<string, string>>;
  /** Of a list that is too long for one file: those created in this time. */
  readonly created?: { readonly from?: Date; readonly before?: Date };
  readonly askedAt: Date;
  /** Present once it is made. */
  readonly file?: ExportedFile;
  /** How it is to be had: asked in Teams first, put where the answer says, or by a link. */
  readonly way?: 'offered' | 'link' | { readonly upload: NonNullable<FileAnswer['upload']> };
  /** To be made, offered, uploaded or told of. */
  readonly dueAt?: Date;
  /** It is removed by itself then. */
  readonly endsAt: Date;
}

export interface ExportedFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Which run wrote its parts: those of a run that died are nobody's. */
  readonly run: string;
}
