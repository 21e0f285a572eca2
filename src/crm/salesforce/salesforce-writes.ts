import { z } from 'zod';
import type { Timers } from '../../partner-center/timers.ts';
import { parsedAnswer } from '../answer-parts.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmHttp } from '../http/crm-http.ts';
import type { CrmMapping } from '../mapping.ts';
import { type Crm, CrmError, type CrmFailure, type CrmRecord, type CrmRow } from '../port.ts';
import { readableRecord, readExisting } from '../read-records.ts';
import { salesforceFailure } from './salesforce-failure.ts';
import { salesforceTime } from './salesforce-record.ts';
import { asWeLeftIt } from './salesforce-written.ts';
import { opportunityPrefix, salesforceId, soqlText } from './soql-text.ts';

export interface SalesforceWritesOptions extends Pick<Crm, 'read'> {
  readonly http: CrmHttp;
  readonly mapping: CrmMapping;
  readonly timers: Timers;
  /** Asks for opportunities under a condition, by one request. */
  readonly ask: (condition: string) => Promise<CrmHttpAnswer>;
  readonly rowOf: (row: unknown) => Promise<CrmRow>;
  readonly thrown: (failure: CrmFailure) => CrmError;
}

const Records = z.object({ records: z.array(z.unknown()) });

/** A record as it was just read, and whether it changed in the very second of the answer. */
interface Fresh {
  readonly record: CrmRecord;
  readonly changedThisSecond: boolean;
}

/**
 * Writes to opportunities, of which the REST API knows no version. It compares times of whole seconds only: so nothing is written within the
 * second of a change, and whether a record is as it was at `version` is seen by what stands in it.
 */
export class SalesforceWrites {
  readonly #options: SalesforceWritesOptions;

  constructor(options: SalesforceWritesOptions) {
    this.#options = options;
  }

  /** The record just before a write. Throws `merge-again` where it is not as it was at `version`. */
  async fresh(id: string, version: string | undefined): Promise<CrmRecord> {
    let fresh = await this.#read(id);
    if (fresh.changedThisSecond) {
      await this.#options.timers.sleep(1_000);
      fresh = await this.#read(id);
    }
    if (version !== undefined && fresh.record.version !== version)
      throw new CrmError({ kind: 'merge-again', code: 'version' });
    return fresh.record;
  }

  /** @param record as it was read just before. @param isHeld what is sent stands in the record. */
  async patch(record: CrmRecord, body: object, isHeld: (there: CrmRecord) => boolean): Promise<CrmRecord> {
    const { http, mapping, thrown } = this.#options;
    const [modified = ''] = (record.version ?? '').split(' ');
    // No `If-Match`: it is ignored for opportunities.
    const headers = { 'If-Unmodified-Since': salesforceTime(modified).toUTCString() };
    const answer = await http.send({ method: 'PATCH', path: `sobjects/Opportunity/${record.id}`, headers, body });
    if (answer.status >= 300) throw thrown(salesforceFailure(answer, mapping));
    const there = await readExisting(this.#options, record.id);
    return asWeLeftIt(there, isHeld(there));
  }

  async #read(id: string): Promise<Fresh> {
    const full = salesforceId(id, opportunityPrefix);
    if (full === undefined) throw new CrmError({ kind: 'gone', code: 'bad-id' });
    const answer = await this.#options.ask(`Id = ${soqlText(full)}`);
    const [row] = parsedAnswer(Records, answer.body).records;
    if (row === undefined) throw new CrmError({ kind: 'gone', code: 'not-found' });
    const record = readableRecord(await this.#options.rowOf(row));
    const now = Date.parse(answer.headers.get('date') ?? '');
    return { record, changedThisSecond: now - record.modifiedAt.getTime() < 1_000 };
  }
}
