import type { Locale } from '../../../i18n/locale.ts';
import type { Actor, Money } from '../../referrals/index.ts';
import type { SlashOrder } from '../cells/day-cells.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { ColumnCount, ImportRehearsal } from './import-rehearsal.ts';
import type { DecidedMistake, MistakeDecision, SameMistake } from './repeated-mistake.ts';
import type { NamedDeal, RowPlan } from './row-plan.ts';
import type { RowElsewhere } from './rows-elsewhere.ts';

/** Partner Center's own limit of one import (docs/partner-center.md#csv-columns). */
export const mostImportRows = 1_000;
/** Days for which a run can be looked up, and for which the same file again creates nothing twice. */
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

/** Where the file is, until its rows are stored. */
export type ImportSource =
  /** Teams' pre-authorised URL, valid for some minutes: a secret. */
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'parts'; readonly run: string; readonly bytes: number };

/** A person's choices for all rows of a file. */
export interface ImportChoices {
  /** Order of slashed dates, if the file is ambiguous. */
  readonly slashes?: Exclude<SlashOrder, 'mixed'>;
  /** Meaning of the separator in `1.200` or `1,200`: thousands (`whole`) or decimal (`fraction`). */
  readonly thousands?: 'whole' | 'fraction';
  /** Ignores emptied optional cells. */
  readonly keepsEmptied?: boolean;
  /** Creates new deals even if they likely exist, or stand in the file twice. */
  readonly takesDuplicates?: boolean;
  /** What unreadable cells that many rows have in common are meant as. */
  readonly mistakes?: readonly MistakeDecision[];
}

/** A file, or the part of one that is a single run, from its arrival to thirty days after its run. */
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
  /** Which of the file's runs this is; absent: the only one. */
  readonly part?: ImportPart;
  readonly choices: ImportChoices;
  /** Generation of what the person sees: buttons name it, and those of an older generation do nothing. */
  readonly generation: number;
  readonly rehearsal?: StoredRehearsal;
  /** The message that shows the rehearsal, then the run. */
  readonly messageId?: string;
  /** When reading is due. */
  readonly readDueAt?: Date;
  /** When the run is due to continue. */
  readonly runDueAt?: Date;
  readonly askedAt: Date;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** TTL. */
  readonly endsAt: Date;
}

export interface ImportLayout {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly slashes: SlashOrder;
  /** Lines above the header, which are not read. */
  readonly above?: number;
  /** Places of columns that have values and no name, from 0. */
  readonly unnamed?: readonly number[];
}

export interface ImportPart {
  readonly number: number;
  readonly of: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Id of the file's next run. */
  readonly nextId?: string;
}

/** In a form that a document can store. */
export interface StoredRehearsal extends Omit<ImportRehearsal, 'notTaken' | 'moved' | 'added'> {
  readonly notTaken: readonly { readonly column: BulkColumn; readonly lines: readonly number[] }[];
  readonly moved: readonly Money[];
  readonly added: readonly Money[];
  /** New deals that likely exist, or that an earlier row creates: left out unless `takesDuplicates`. */
  readonly duplicate: readonly number[];
  /** Deals that would be won so soon after their creation that Microsoft may refuse to register them. */
  readonly wonEarly: readonly number[];
  /** Rows that give an open deal a close date of the past; absent in older imports. */
  readonly pastDays?: readonly number[];
  /** Of a new deal neither its row nor its amount says the currency. */
  readonly lacksCurrency?: boolean;
  /** Held rows by kind of doubt, each kind with an example cell and its readings. */
  readonly doubts: readonly ImportDoubt[];
  /** Unreadable cells that many rows have in common, and that may be meant as something; absent in older imports. */
  readonly mistakes?: readonly SameMistake[];
  readonly decided?: readonly DecidedMistake[];
}

export interface ImportDoubt {
  readonly column: 'closeDate' | 'value';
  /** The columns concerned: a registration has several days. */
  readonly columns?: readonly ColumnCount[];
  readonly lines: readonly number[];
  readonly cell: string;
  readonly readings: readonly (string | number)[];
}

/** A row as it is stored. */
export interface ImportedRow {
  /** Line of its beginning, from 1; the row's key together with the import's id. */
  readonly line: number;
  /** Last of several unreadable lines. */
  readonly lastLine?: number;
  /** Raw, in the header's order; `importRowOf` returns them by column. */
  readonly cells: readonly string[];
  readonly plan: RowPlan;
  /** The referral that its ids name, as it was when the row was planned; independent of the plan's result. */
  readonly named?: NamedDeal;
  /** Existing referrals that are likely the same as this new deal. */
  readonly likeOthers?: readonly string[];
  /** An earlier line of the file that creates the same deal. */
  readonly sameAsLine?: number;
  /** Rows of other runs of the file that name the same referral, or create the same deal. */
  readonly elsewhere?: RowElsewhere;
  /** To be carried out by the run; false if unchanged, refused or held. */
  readonly toDo: boolean;
  /** Result of the run; absent: not tried yet, or to be retried. */
  readonly result?: RowResult;
}

/** Result of a row. */
export type RowResult =
  | {
      readonly kind: 'created';
      readonly referralId: string;
      readonly engagementId: string;
      readonly remarks?: readonly string[];
    }
  | { readonly kind: 'updated' | 'unchanged'; readonly referralId: string }
  /** Reasons in the person's language. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };
