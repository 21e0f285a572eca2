import type { ReferralRecord } from '../features/referrals/record/referral.ts';
import type { ApiAnswer, PartnerCenterHttp } from './http.ts';
import { errorCode, PartnerCenterAnswerError, PartnerCenterError } from './partner-center-error.ts';
import { toPatchOperations } from './patch.ts';
import type { ChangeResult, ReferralPatch, SendingTerms } from './port.ts';
import { readReferral } from './schema.ts';
import { property } from './tolerant.ts';
import type { Urgency } from './urgency.ts';
import { operationsOnTopOf, writesWholeLists } from './whole-lists.ts';

const renameAttempts = 3;

/** `beforeSending` is called before the writes, not before what is read for them. */
type ChangeTerms = Pick<SendingTerms, 'beforeSending'> & { readonly urgency: Urgency };

/**
 * Writes to an existing referral. A PATCH carries the change; only a name may need the older PUT, because `/name` is
 * not among the paths that Microsoft lists for PATCH (docs/partner-center.md#patch).
 */
export class ReferralChanges {
  readonly #http: PartnerCenterHttp;
  readonly #pathOf: (id: string) => string;
  /** Set when a PATCH of the name was refused and a PUT accepted; saves further refusals until the process ends. */
  #nameNeedsPut = false;

  constructor(options: { http: PartnerCenterHttp; pathOf: (id: string) => string }) {
    this.#http = options.http;
    this.#pathOf = options.pathOf;
  }

  async change(id: string, eTag: string | undefined, patch: ReferralPatch, terms: ChangeTerms): Promise<ChangeResult> {
    const { name, ...others } = patch;
    if (name === undefined || !this.#nameNeedsPut) {
      const result = await this.#patch(id, eTag, patch, terms);
      const refused = result.kind === 'refused' && result.status === 400;
      if (name === undefined || !refused) return result;
    }
    // The transition first, without the name: a deal accepted under its old name beats one that expires.
    if (toPatchOperations(others).length === 0) return this.#put(id, eTag, name, terms);
    const result = await this.#patch(id, eTag, others, terms);
    if (result.kind !== 'changed') return result;
    return this.#renameAfter(result.record, name, terms);
  }

  async #patch(id: string, eTag: string | undefined, patch: ReferralPatch, terms: ChangeTerms): Promise<ChangeResult> {
    if (toPatchOperations(patch).length === 0) return this.#readBack(id, false, terms.urgency);
    return resultOf(async () => {
      const current = writesWholeLists(patch) ? await this.#current(id, eTag, terms.urgency) : undefined;
      if (current && 'kind' in current) return current;
      const operations = current ? operationsOnTopOf(current.body, patch) : toPatchOperations(patch);
      const answer = await this.#http.send({
        audience: 'referrals',
        method: 'PATCH',
        path: this.#pathOf(id),
        headers: { Prefer: 'return=representation', ...ifMatch(eTag) },
        body: operations,
        ...terms,
      });
      return refusal(answer) ?? this.#fromAnswer(id, answer, terms.urgency);
    });
  }

  /** The rest of the change is done, so the result is `changed` even if the new name is not accepted. */
  async #renameAfter(record: ReferralRecord, name: string, terms: ChangeTerms): Promise<ChangeResult> {
    for (let attempt = 1; attempt <= renameAttempts; attempt += 1) {
      const result = await this.#put(record.id, undefined, name, terms);
      if (result.kind === 'changed') return result;
      if (result.kind === 'refused') break;
    }
    return { kind: 'changed', record, notApplied: ['name'] };
  }

  /** PUT replaces the whole record, so its body starts from the current record with all its fields. */
  #put(id: string, eTag: string | undefined, name: string, terms: ChangeTerms): Promise<ChangeResult> {
    return resultOf(async () => {
      const current = await this.#current(id, eTag, terms.urgency);
      if ('kind' in current) return current;
      if (!current.eTag) return unreadable;
      const answer = await this.#http.send({
        audience: 'referrals',
        method: 'PUT',
        path: this.#pathOf(id),
        headers: ifMatch(current.eTag),
        body: putBody(current.body, name),
        ...terms,
      });
      const result = refusal(answer) ?? (await this.#fromAnswer(id, answer, terms.urgency));
      if (result.kind === 'changed') this.#nameNeedsPut = true;
      return result;
    });
  }

  /** The current record as Partner Center sends it, if it is still in the version that the change was made for. */
  async #current(id: string, eTag: string | undefined, urgency: Urgency): Promise<Current | ChangeResult> {
    const answer = await this.#http.send({
      audience: 'referrals',
      method: 'GET',
      path: this.#pathOf(id),
      urgency,
    });
    const refused = refusal(answer);
    if (refused) return refused;
    const { body } = answer;
    if (typeof body !== 'object' || body === null) return unreadable;
    const inBody = property(body, 'eTag');
    const now = typeof inBody === 'string' && inBody !== '' ? inBody : (answer.headers.get('etag') ?? undefined);
    return eTag && now && eTag !== now ? { kind: 'stale' } : { body, ...(now ? { eTag: now } : {}) };
  }

  /** The record after the change; it is read again if the answer was a 204 or could not be parsed. */
  async #fromAnswer(id: string, answer: ApiAnswer, urgency: Urgency): Promise<ChangeResult> {
    if (answer.body !== undefined) {
      try {
        return { kind: 'changed', record: readReferral(answer.body, answer.headers.get('etag')) };
      } catch (error) {
        if (!(error instanceof PartnerCenterAnswerError)) throw error;
      }
    }
    return this.#readBack(id, true, urgency);
  }

  #readBack(id: string, mayHaveArrived: boolean, urgency: Urgency): Promise<ChangeResult> {
    return resultOf(async () => {
      const answer = await this.#http.send({
        audience: 'referrals',
        method: 'GET',
        path: this.#pathOf(id),
        urgency,
      });
      const refused = refusal(answer);
      if (refused && mayHaveArrived) return { kind: 'later', reason: 'unread-after-change', mayHaveArrived };
      return refused ?? { kind: 'changed', record: readReferral(answer.body, answer.headers.get('etag')) };
    }, mayHaveArrived);
  }
}

interface Current {
  readonly body: object;
  readonly eTag?: string;
}

const unreadable = { kind: 'later', reason: 'unreadable-answer', mayHaveArrived: false } as const;

function ifMatch(eTag: string | undefined): Record<string, string> {
  return eTag ? { 'If-Match': eTag } : {};
}

/**
 * `links` must not be sent back (docs/partner-center.md#patch); `@odata.context` belongs to the answer, not to the
 * record.
 */
function putBody(record: object, name: string): Record<string, unknown> {
  const kept = Object.entries(record).filter(
    ([key]) => !['links', 'name'].includes(key.toLowerCase()) && !key.startsWith('@'),
  );
  return { ...Object.fromEntries(kept), name };
}

function refusal(answer: ApiAnswer): ChangeResult | undefined {
  if (answer.ok) return undefined;
  const code = errorCode(answer.status, answer.body);
  const stale =
    answer.status === 412 || (answer.status === 409 && /^(resourceModified|preconditionFailed)$/.test(code));
  return stale ? { kind: 'stale' } : { kind: 'refused', status: answer.status, code };
}

async function resultOf(work: () => Promise<ChangeResult>, mayHaveArrived = false): Promise<ChangeResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PartnerCenterAnswerError) {
      return { kind: 'later', reason: 'unreadable-answer', mayHaveArrived };
    }
    if (!(error instanceof PartnerCenterError)) throw error;
    if (error.outcome === 'refused') return { kind: 'refused', status: error.status ?? 400, code: error.reason };
    return {
      kind: 'later',
      reason: error.reason,
      ...(error.afterMilliseconds === undefined ? {} : { afterMilliseconds: error.afterMilliseconds }),
      mayHaveArrived: mayHaveArrived || error.mayHaveArrived,
    };
  }
}
