import type { Locale } from '../../../i18n/locale.ts';
import type { Actor, Money } from '../../referrals/index.ts';
import type { SlashOrder } from '../cells/day-cells.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { ColumnCount, ImportRehearsal } from './import-rehearsal.ts';
import type { NamedDeal, RowPlan } from './row-plan.ts';

/** Partner Center's own limit of one import (docs/partner-center.md#csv-columns). */
export const mostImportRows = 1_000;
/** In days: until then a run tells what it did, and the same file again makes nothing twice. */
export const importDays = 30;

/**
 * - `awaited`: a link waits for its file. - `reading`: to be fetched, read and rehearsed, or rehearsed anew after a choice.
 * - `waiting`: rows of a file with more than one run's, to be rehearsed when somebody asks. - `rehearsed`: a person sees what
 * would happen, and nothing is written. - `running`, `pausing` (asked to stop, between rows), `stopped`, `done`: of the run.
 * - `refused`: no file that can be read. - `discarded`: by its person.
 */
export type ImportState =
  | ('awaited' | 'reading' | 'waiting' | 'rehearsed' | 'refused' | 'discarded')
  | ('running' | 'pausing' | 'stopped' | 'done');

/** Where the file's bytes are, until its rows are stored. */
export type ImportSource =
  /** Teams' own address of a file, good for some minutes without a sign-in: a secret. */
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'parts'; readonly run: string; readonly bytes: number };

/** What a person said once about all rows of a file. */
export interface ImportChoices {
  /** How slashed dates are meant, where the file leaves it open. */
  readonly slashes?: Exclude<SlashOrder, 'mixed'>;
  /** What stands before the last three digits of `1.200` or `1,200`. */
  readonly thousands?: 'whole' | 'fraction';
  /** Emptied optional cells change nothing. */
  readonly keepsEmptied?: boolean;
  /** New deals that are likely there already, or stand in the file twice, are created all the same. */
  readonly takesDuplicates?: boolean;
}

/** A file, or the part of one that is one run, from its arrival to thirty days after its run. */
export interface BulkImport {
  readonly id: string;
  readonly by: Actor;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly zoneIsOwn: boolean;
  readonly state: ImportState;
  readonly fileName: string;
  readonly source?: ImportSource;
  readonly layout?: ImportLayout;
  /** Which of the file's runs this is; absent: the file is one run. */
  readonly part?: ImportPart;
  readonly choices: ImportChoices;
  /** Counts what a person saw: a button names it, and an older one does nothing. */
  readonly generation: number;
  readonly rehearsal?: StoredRehearsal;
  /** The message that shows the rehearsal, then the run. */
  readonly messageId?: string;
  /** Since when it is to be read. */
  readonly readDueAt?: Date;
  /** When the run is to go on. */
  readonly runDueAt?: Date;
  readonly askedAt: Date;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** It is removed by itself then. */
  readonly endsAt: Date;
}

export interface ImportLayout {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly slashes: SlashOrder;
  /** Lines above the names of its columns, which are not read. */
  readonly above?: number;
}

export interface ImportPart {
  readonly number: number;
  readonly of: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Of the file's next run. */
  readonly nextId?: string;
}

/** As a document can keep it. */
export interface StoredRehearsal extends Omit<ImportRehearsal, 'notTaken' | 'moved' | 'added'> {
  readonly notTaken: readonly { readonly column: BulkColumn; readonly lines: readonly number[] }[];
  readonly moved: readonly Money[];
  readonly added: readonly Money[];
  /** New deals that are likely there already, or that an earlier row creates: left out unless taken in. */
  readonly duplicate: readonly number[];
  /** Deals to be won so soon after their creation that Microsoft may refuse to register them. */
  readonly wonEarly: readonly number[];
  /** Rows in doubt, by the kind of it, each with one of them as it stands and how it may be meant. */
  readonly doubts: readonly ImportDoubt[];
}

export interface ImportDoubt {
  readonly column: 'closeDate' | 'value';
  /** The columns that it is about: a registration has several days. */
  readonly columns?: readonly ColumnCount[];
  readonly lines: readonly number[];
  readonly cell: string;
  readonly readings: readonly (string | number)[];
}

/** A row of the file as it is kept. */
export interface ImportedRow {
  /** Where it begins in the file, from 1; with the import's id it names the row. */
  readonly line: number;
  /** Lines of which nothing could be taken: up to this one. */
  readonly lastLine?: number;
  /** In the header's order, as the file has them: `importRowOf` gives them by column. */
  readonly cells: readonly string[];
  readonly plan: RowPlan;
  /** The referral that its ids name, whatever comes of the row: as it stood when the row was planned. */
  readonly named?: NamedDeal;
  /** Referrals that stand and that this new deal is likely the same as. */
  readonly likeOthers?: readonly string[];
  /** An earlier line of the file that creates the same deal. */
  readonly sameAsLine?: number;
  /** The run carries it out: what is unchanged, refused or held it leaves out. */
  readonly toDo: boolean;
  /** What the run made of it; absent: not yet tried, or to be tried again. */
  readonly result?: RowResult;
}

/** What became of a row. */
export type RowResult =
  | {
      readonly kind: 'created';
      readonly referralId: string;
      readonly engagementId: string;
      readonly remarks?: readonly string[];
    }
  | { readonly kind: 'updated' | 'unchanged'; readonly referralId: string }
  /** Why, as a sentence in the person's language. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };
