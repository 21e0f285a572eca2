import type { Logger } from 'pino';
import { backOff } from '../../../back-off.ts';
import type { Clock } from '../../../clock.ts';
import type { NewReferral, PartnerCenter, SendingTerms } from '../../../partner-center/port.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { Referral, ReferralRecord } from '../../referrals/index.ts';
import type { CreationProgress } from '../draft/creation-progress.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { invitationOf, newReferralOf } from './creation-body.ts';
import { asLater, failureOf, type Later } from './creation-failure.ts';
import { lookFrom, looksLike } from './creation-look.ts';

export type CreationResult =
  | { readonly kind: 'created'; readonly draft: DealDraft; readonly deal: Referral }
  /** Partner Center is away: it is created as soon as it answers; the person is told then. */
  | { readonly kind: 'waiting'; readonly draft: DealDraft; readonly reason: string }
  /** Partner Center said no: nothing was created, the draft is open again. */
  | { readonly kind: 'refused'; readonly draft: DealDraft; readonly code: string }
  /** Several records could be the one whose answer was lost: only the person knows. */
  | { readonly kind: 'which-one'; readonly draft: DealDraft; readonly candidates: readonly string[] };

export interface CreationDeps {
  readonly drafts: DraftStore;
  readonly partnerCenter: Pick<PartnerCenter, 'create' | 'get' | 'related' | 'changedSince'>;
  /** The one way in for records: the mirror shows what was created. */
  readonly intake: { receive(record: ReferralRecord): Promise<Referral> };
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
}

/** Somebody wrote to the draft although the creation holds it: the next run sees what stands there. */
class DraftChangedError extends Error {}

/**
 * How long after a POST its record may still come to stand, in milliseconds: the client gives up after 30 s, and what it
 * gave up may be on its way. Sooner than that, "not found" does not mean "not created".
 */
const landing = 45_000;

/**
 * From a complete draft to a deal in Partner Center: one record for a private or partner-led deal, a pair (same
 * engagement) for co-sell. Partner Center's POST knows no idempotency key, so:
 * - every step is durable before it is taken, in a write that names the lease (its fencing token): whoever lost the lease
 *   sends nothing any more;
 * - after an answer that was lost, the record is looked for, and is not created again before the lost one must have landed.
 */
export class DealCreation {
  readonly #deps: CreationDeps;

  constructor(deps: CreationDeps) {
    this.#deps = deps;
  }

  /** Begins, or goes on where it stopped. The draft is held, and its state is `creating`. */
  advance(draft: DealDraft, hold: Hold): Promise<CreationResult> {
    return new HeldCreation(this.#deps, hold).advance(draft);
  }

  /** A deal that stands already, as the mirror shows it. */
  async created(draft: DealDraft, ownId: string): Promise<CreationResult | undefined> {
    const record = await this.#deps.partnerCenter.get(ownId);
    return record && { kind: 'created', draft, deal: await this.#deps.intake.receive(record) };
  }
}

/** One worker's run of it. */
class HeldCreation {
  readonly #deps: CreationDeps;
  readonly #hold: Hold;

  constructor(deps: CreationDeps, hold: Hold) {
    this.#deps = deps;
    this.#hold = hold;
  }

  async advance(draft: DealDraft): Promise<CreationResult> {
    const { candidates } = progressOf(draft);
    if (candidates) return { kind: 'which-one', draft, candidates };
    const sent = newReferralOf(draft.fields);
    if (!sent || !draft.creation) throw new Error(`Draft ${draft.id} is not ready to be created`);
    const own = await this.#ownSide(draft, sent);
    if (own.kind !== 'step') return own;
    const both = draft.fields.visibility === 'co-sell' ? await this.#microsoftSide(own.draft, sent) : own;
    return both.kind === 'step' ? this.#finish(both.draft) : both;
  }

  async #ownSide(draft: DealDraft, sent: NewReferral): Promise<CreationStep> {
    const { ownId, ownSentAt } = progressOf(draft);
    if (ownId) return { kind: 'step', draft };
    const looked = ownSentAt ? await this.#look(draft, sent, ownSentAt) : await this.#lookBefore(draft, sent);
    if (looked.kind !== 'send') return looked;
    const sending = this.#sending(looked.draft, 'own');
    try {
      const record = await this.#deps.partnerCenter.create(sent, sending.when);
      const known = { ownId: record.id, engagementId: record.engagementId };
      return { kind: 'step', draft: await this.#note(sending.draft, known) };
    } catch (error) {
      const failure = failureOf(error);
      // Nothing can have arrived, now or before: the next try need not look for it.
      const clean = !failure.mayHaveArrived && !ownSentAt;
      if (failure.kind === 'refused') return this.#refused(sending.draft, failure.code);
      return this.#wait(clean ? await this.#note(sending.draft, {}, ownMarks) : sending.draft, failure);
    }
  }

  /** Before the first POST: what looks the same already is not ours. */
  async #lookBefore(draft: DealDraft, sent: NewReferral): Promise<CreationStep | Send> {
    try {
      const alike = await this.#alike(draft, sent, this.#deps.clock.now());
      const notOurs = [...progressOf(draft).notOurs, ...alike.keys()];
      // Written together with the mark that it may have been sent.
      return { kind: 'send', draft: { ...draft, creation: { ...progressOf(draft), notOurs } } };
    } catch (error) {
      return this.#wait(draft, asLater(error));
    }
  }

  /**
   * That it may have been sent is written when its turn has come, just before the bytes leave, which may be minutes after
   * this; and only by the worker that still holds the draft.
   */
  #sending(draft: DealDraft, side: 'own' | 'microsoft'): { draft: DealDraft; readonly when: SendingTerms } {
    const { clock } = this.#deps;
    const sending = {
      draft,
      when: {
        signal: this.#hold.signal,
        beforeSending: async () => {
          await this.#hold.assert();
          const now = clock.now();
          const { ownSentAt = now, microsoftSentAt = now } = progressOf(sending.draft);
          const mark =
            side === 'own' ? { ownSentAt, ownLastSentAt: now } : { microsoftSentAt, microsoftLastSentAt: now };
          sending.draft = await this.#note(sending.draft, mark);
        },
      },
    };
    return sending;
  }

  async #alike(draft: DealDraft, sent: NewReferral, sentAt: Date): Promise<ReadonlyMap<string, ReferralRecord>> {
    const { notOurs } = progressOf(draft);
    const found = new Map<string, ReferralRecord>();
    for await (const record of this.#deps.partnerCenter.changedSince(lookFrom(sentAt), { urgency: 'person' })) {
      if (looksLike(record, sent, sentAt) && !notOurs.includes(record.id)) found.set(record.id, record);
    }
    return found;
  }

  /** The one that was found, a question to the person, or nothing: then it may be sent again once it must have landed. */
  async #look(draft: DealDraft, sent: NewReferral, sentAt: Date): Promise<CreationStep | Send> {
    let found: ReadonlyMap<string, ReferralRecord>;
    try {
      found = await this.#alike(draft, sent, sentAt);
    } catch (error) {
      return this.#wait(draft, asLater(error));
    }
    const [only, ...others] = found.values();
    if (!only) return (await this.#mayLand(draft, progressOf(draft).ownLastSentAt)) ?? { kind: 'send', draft };
    this.#deps.log.warn({ draftId: draft.id, found: found.size }, 'the answer to a creation was lost; looked for it');
    if (others.length === 0) {
      return { kind: 'step', draft: await this.#note(draft, { ownId: only.id, engagementId: only.engagementId }) };
    }
    const candidates = [...found.keys()];
    // Due until the person has been asked.
    const asked = await this.#note(draft, { candidates, dueAt: this.#deps.clock.now() });
    return { kind: 'which-one', draft: asked, candidates };
  }

  /** Waits while what was sent last may still come to stand. */
  async #mayLand(draft: DealDraft, lastSentAt: Date | undefined): Promise<CreationStep | undefined> {
    const left = lastSentAt ? lastSentAt.getTime() + landing - this.#deps.clock.now().getTime() : 0;
    if (left <= 0) return undefined;
    return this.#wait(draft, { kind: 'later', reason: 'no-answer', mayHaveArrived: true, afterMilliseconds: left });
  }

  async #microsoftSide(draft: DealDraft, sent: NewReferral): Promise<CreationStep> {
    const { microsoftId, microsoftRefused, microsoftSentAt, engagementId = '' } = progressOf(draft);
    if (microsoftId || microsoftRefused) return { kind: 'step', draft };
    try {
      const standing = microsoftSentAt && (await this.#microsoftsRecord(engagementId));
      if (standing) return { kind: 'step', draft: await this.#note(draft, { microsoftId: standing.id }) };
    } catch (error) {
      return this.#wait(draft, asLater(error));
    }
    const waiting = await this.#mayLand(draft, progressOf(draft).microsoftLastSentAt);
    if (waiting) return waiting;
    const sending = this.#sending(draft, 'microsoft');
    try {
      const invitation = invitationOf(sent, engagementId, draft.fields);
      const record = await this.#deps.partnerCenter.create(invitation, sending.when);
      return { kind: 'step', draft: await this.#note(sending.draft, { microsoftId: record.id }) };
    } catch (error) {
      const failure = failureOf(error);
      const clean = !failure.mayHaveArrived && !microsoftSentAt;
      if (failure.kind === 'later')
        return this.#wait(clean ? await this.#note(sending.draft, {}, microsoftMarks) : sending.draft, failure);
      // "Already invited" is a refusal too: by us, in an answer that was lost, or by a colleague.
      const standing = await this.#microsoftsRecord(engagementId).catch(() => undefined);
      const outcome = standing ? { microsoftId: standing.id } : { microsoftRefused: failure.code };
      return { kind: 'step', draft: await this.#note(sending.draft, outcome) };
    }
  }

  async #microsoftsRecord(engagementId: string): Promise<ReferralRecord | undefined> {
    const records = await this.#deps.partnerCenter.related(engagementId);
    return records.find(({ targetsMicrosoft, organizationId }) => targetsMicrosoft || organizationId === 'msft');
  }

  /** The mirror takes in what stands in Partner Center now, both sides; then the draft has done its duty. */
  async #finish(draft: DealDraft): Promise<CreationResult> {
    const { ownId = '', engagementId = '' } = progressOf(draft);
    let deal: Referral | undefined;
    try {
      for (const record of await this.#deps.partnerCenter.related(engagementId)) {
        const received = await this.#deps.intake.receive(record);
        if (record.id === ownId) deal = received;
      }
    } catch (error) {
      return this.#wait(draft, asLater(error));
    }
    if (!deal) return this.#wait(draft, { kind: 'later', reason: 'unread', mayHaveArrived: false });
    const { clock, log } = this.#deps;
    const done = await this.#write(draft, {
      ...draft,
      state: 'created',
      touchedAt: clock.now(),
      // Due until the person has been told.
      creation: { ...progressOf(draft), dueAt: clock.now() },
    });
    log.info({ draftId: draft.id, referralId: ownId, category: deal.category }, 'deal created');
    return { kind: 'created', draft: done, deal };
  }

  async #refused(draft: DealDraft, code: string): Promise<CreationStep> {
    this.#deps.log.warn({ draftId: draft.id, code }, 'Partner Center refused a new deal');
    const now = this.#deps.clock.now();
    const open = await this.#write(draft, {
      ...draft,
      state: 'open',
      asking: 'review',
      touchedAt: now,
      creation: { startedAt: progressOf(draft).startedAt, attempts: 0, notOurs: [], refused: code, dueAt: now },
    });
    return { kind: 'refused', draft: open, code };
  }

  async #wait(draft: DealDraft, failure: Later): Promise<Extract<CreationResult, { kind: 'waiting' }>> {
    const { attempts } = progressOf(draft);
    const pause = Math.max(failure.afterMilliseconds ?? 0, this.#pause(attempts + 1));
    const dueAt = new Date(this.#deps.clock.now().getTime() + pause);
    const waiting = await this.#note(draft, { dueAt, waitingFor: failure.reason, attempts: attempts + 1 });
    return { kind: 'waiting', draft: waiting, reason: failure.reason };
  }

  #pause(attempt: number): number {
    return backOff(attempt, { first: 5_000, longest: 300_000, random: this.#deps.random });
  }

  #note(draft: DealDraft, change: Partial<CreationProgress>, gone: readonly (keyof CreationProgress)[] = []) {
    const creation = { ...progressOf(draft), ...change };
    const kept = Object.entries(creation).filter(([key]) => !gone.includes(key as keyof CreationProgress));
    return this.#write(draft, { ...draft, creation: Object.fromEntries(kept) as unknown as CreationProgress });
  }

  async #write(before: DealDraft, after: DealDraft): Promise<DealDraft> {
    const written = await this.#deps.drafts.replace(before, after, this.#hold.lease);
    if (written) return written;
    await this.#hold.assert();
    throw new DraftChangedError(`Draft ${before.id} changed while its deal was being created`);
  }
}

type CreationStep = { readonly kind: 'step'; readonly draft: DealDraft } | Exclude<CreationResult, { kind: 'created' }>;

/** Nothing like it stands there. */
interface Send {
  readonly kind: 'send';
  readonly draft: DealDraft;
}

const ownMarks = ['ownSentAt', 'ownLastSentAt'] as const;
const microsoftMarks = ['microsoftSentAt', 'microsoftLastSentAt'] as const;

function progressOf({ creation }: DealDraft): CreationProgress {
  if (!creation) throw new Error('This draft is not being created');
  return creation;
}
