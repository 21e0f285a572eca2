import { LooksTogether } from './looks-together.ts';
import type { CrmFound, CrmLinkKeys, CrmReading, CrmRow } from './port.ts';
import { foundRecords, readInBatches } from './read-records.ts';

/** A referral's ids, in the form in which the CRM holds them. */
export interface WantedRecord {
  readonly referralId: string;
  readonly id: string | undefined;
}

export interface LooksByKeysOptions {
  /** Of a record, in the CRM's own form; undefined: it is none. */
  readonly idOf: (text: string) => string | undefined;
  /** Ids in one query, whose address stays below 8 KB. */
  readonly idsAtOnce: number;
  readonly listByKeys: (wanted: readonly WantedRecord[]) => Promise<readonly CrmRow[]>;
  readonly listByIds: (ids: readonly string[]) => Promise<readonly CrmRow[]>;
}

/** The port's `find` and `read`: what many deals look for at once goes together. */
export class LooksByKeys {
  readonly #options: LooksByKeysOptions;
  readonly #byKeys: LooksTogether<WantedRecord, CrmRow>;
  readonly #byId: LooksTogether<string, CrmRow>;

  constructor(options: LooksByKeysOptions) {
    this.#options = options;
    this.#byKeys = new LooksTogether({ query: options.listByKeys, isOf: isByKeys });
    this.#byId = new LooksTogether({ query: options.listByIds, isOf: (row, id) => idOf(row) === id });
  }

  async find({ referralId, recordId }: CrmLinkKeys): Promise<readonly CrmFound[]> {
    const id = recordId === undefined ? undefined : this.#options.idOf(recordId);
    return foundRecords(await this.#byKeys.of({ referralId: referralId.toLowerCase(), id }), { id, referralId });
  }

  async read(ids: readonly string[]): Promise<readonly CrmReading[]> {
    const { idOf: toId, idsAtOnce, listByIds } = this.#options;
    return readInBatches(ids, {
      ...{ idOf: toId, idsAtOnce },
      list: ([only, ...others]) =>
        only !== undefined && others.length === 0 ? this.#byId.of(only) : listByIds([only ?? '', ...others]),
    });
  }
}

function idOf(row: CrmRow): string {
  return row.kind === 'record' ? row.record.id : row.id;
}

function isByKeys(row: CrmRow, { referralId, id }: WantedRecord): boolean {
  const { referralId: key, connectorId } = row.kind === 'record' ? row.record : { ...row, connectorId: undefined };
  return key === referralId || connectorId === referralId || (id !== undefined && idOf(row) === id);
}
