import type { ReferralRecord } from '../features/referrals/record/referral.ts';
import type { Logger } from '../logger.ts';
import { ReferralChanges } from './change-referral.ts';
import { allPages, ChangedSince } from './changed-since.ts';
import type { ApiAnswer, PartnerCenterHttp } from './http.ts';
import { toCreateBody } from './new-referral.ts';
import { toQueryText } from './paging.ts';
import { errorCode, PartnerCenterAnswerError, PartnerCenterError } from './partner-center-error.ts';
import type {
  ChangeResult,
  ChangesPage,
  NewReferral,
  PartnerCenter,
  ReadingTerms,
  ReferralPatch,
  SendingTerms,
} from './port.ts';
import { emptyPage, type ReferralPage, readReferral, readReferralPage } from './schema.ts';
import { present, toGuid } from './tolerant.ts';
import type { Urgency } from './urgency.ts';

/** Milliseconds. A poll can wait longer than a person. */
const pollPatience = 120_000;

export class PartnerCenterClient implements PartnerCenter {
  readonly #http: PartnerCenterHttp;
  readonly #log: Logger;
  readonly #onDropped: (count: number) => void;
  readonly #changedSince: ChangedSince;
  readonly #changes: ReferralChanges;

  constructor(options: { http: PartnerCenterHttp; log: Logger; onDropped?: (count: number) => void }) {
    this.#http = options.http;
    this.#log = options.log;
    this.#onDropped = options.onDropped ?? (() => {});
    this.#changedSince = new ChangedSince((query, terms) => this.#readPage(query, terms));
    this.#changes = new ReferralChanges({ http: options.http, pathOf });
  }

  changesSince(since: Date, terms: ReadingTerms = {}): AsyncIterable<ChangesPage> {
    return this.#changedSince.read(since, terms);
  }

  async *changedSince(since: Date, terms: ReadingTerms = {}): AsyncGenerator<ReferralRecord> {
    for await (const { records } of this.changesSince(since, terms)) yield* records;
  }

  async get(id: string, urgency: Urgency = 'person'): Promise<ReferralRecord | undefined> {
    const answer = await this.#http.send({ audience: 'referrals', method: 'GET', path: pathOf(id), urgency });
    if (answer.status === 404 || answer.status === 410) return undefined;
    return readReferral(accepted(answer).body, answer.headers.get('etag'));
  }

  async related(engagementId: string, urgency: Urgency = 'person'): Promise<ReferralRecord[]> {
    const query = { $filter: `engagementId eq '${guid(engagementId)}'` };
    const pages = await Array.fromAsync(allPages((page, terms) => this.#readPage(page, terms), query, { urgency }));
    return pages.flatMap(({ records }) => records);
  }

  change(
    id: string,
    eTag: string | undefined,
    patch: ReferralPatch,
    urgency: Urgency = 'decision',
    { beforeSending }: Pick<SendingTerms, 'beforeSending'> = {},
  ): Promise<ChangeResult> {
    return this.#changes.change(id, eTag, patch, { urgency, ...present({ beforeSending }) });
  }

  async create(referral: NewReferral, when: SendingTerms = {}): Promise<ReferralRecord> {
    const answer = await this.#http.send({
      audience: 'referrals',
      method: 'POST',
      path: '/referrals',
      body: toCreateBody(referral),
      ...when,
    });
    try {
      return readReferral(accepted(answer).body, answer.headers.get('etag'));
    } catch (error) {
      if (!(error instanceof PartnerCenterAnswerError)) throw error;
      // The deal was created, but its id is unknown: the next poll finds it.
      const details = { status: answer.status, mayHaveArrived: true };
      throw new PartnerCenterError('later', 'unreadable-answer', details, { cause: error });
    }
  }

  async #readPage(
    query: Readonly<Record<string, string>>,
    { signal, urgency = 'poll' }: ReadingTerms,
  ): Promise<ReferralPage> {
    const answer = await this.#http.send({
      audience: 'referrals',
      method: 'GET',
      path: `/referrals${Object.keys(query).length === 0 ? '' : `?${toQueryText(query)}`}`,
      signal,
      urgency,
      patienceMilliseconds: pollPatience,
    });
    const page = answer.status === 204 ? emptyPage : readReferralPage(accepted(answer).body);
    if (page.dropped > 0) {
      this.#log.warn(
        { dropped: page.dropped, fields: page.droppedFields },
        'records that cannot be read were left out',
      );
      this.#onDropped(page.dropped);
    }
    return page;
  }
}

function pathOf(id: string): string {
  return `/referrals/${guid(id)}`;
}

/** Ids also come from cards and webhooks: only a guid may become part of an address or a filter. */
function guid(id: string): string {
  const read = toGuid(id);
  if (read === undefined) throw new PartnerCenterError('refused', 'bad-id');
  return read;
}

function accepted(answer: ApiAnswer): ApiAnswer {
  if (answer.ok) return answer;
  throw new PartnerCenterError('refused', errorCode(answer.status, answer.body), { status: answer.status });
}
