import type { Logger } from 'pino';
import type { Clock } from '../../../clock.ts';
import type { NewReferral, PartnerCenter } from '../../../partner-center/port.ts';
import { currentLot } from '../../../partner-center/request-lot.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import type { Referral, ReferralRecord } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { invitationOf, newReferralOf } from './creation-body.ts';
import { asLater, failureOf } from './creation-failure.ts';
import { lookFrom, looksLike } from './creation-look.ts';
import { CreationNotes, type CreationStep, progressOf } from './creation-notes.ts';
import type { CreationResult } from './creation-result.ts';

export interface CreationDeps {
  readonly drafts: Pick<DraftStore, 'replace'>;
  readonly partnerCenter: Pick<PartnerCenter, 'create' | 'get' | 'related' | 'changedSince'>;
  /** The single entry for records, so that the mirror shows the created deal. */
  readonly intake: {
    receive(record: ReferralRecord): Promise<Referral>;
    expects?(id: string): void;
    expectsNoMore?(id: string): void;
  };
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  /** Default: a person is waiting. */
  readonly urgency?: 'bulk';
}

/**
 * Creates a complete draft in Partner Center: one record for a private or partner-led deal, two (same engagement) for
 * co-sell. Partner Center's POST has no idempotency key, so:
 * - every step is durable before it is taken, in a write fenced by the lease: a worker that has lost its lease sends
 *   nothing;
 * - after a lost response the record is searched for, and the POST is not repeated before the lost one would have
 *   appeared.
 */
export class DealCreation {
  readonly #deps: CreationDeps;

  constructor(deps: CreationDeps) {
    this.#deps = deps;
  }

  /** Begins, or resumes where it stopped. Requires the lease on the draft, in state `creating`. */
  advance(draft: DealDraft, hold: Hold): Promise<CreationResult> {
    return new HeldCreation(this.#deps, hold).advance(draft);
  }

  /** A deal that was created before, as the mirror has it. */
  async created(draft: DealDraft, ownId: string): Promise<CreationResult | undefined> {
    const record = await this.#deps.partnerCenter.get(ownId);
    return record && { kind: 'created', draft, deal: await this.#deps.intake.receive(record) };
  }
}

/** One worker's run, under its lease. */
class HeldCreation {
  readonly #deps: CreationDeps;
  readonly #notes: CreationNotes;
  readonly #urgency: 'bulk' | 'person';
  /** Partner Center's response in this run. */
  #made?: ReferralRecord;
  /** Created in this run, and not in the mirror yet. */
  readonly #expected: string[] = [];

  constructor(deps: CreationDeps, hold: Hold) {
    this.#deps = deps;
    this.#urgency = deps.urgency ?? 'person';
    this.#notes = new CreationNotes(deps, hold);
  }

  async advance(draft: DealDraft): Promise<CreationResult> {
    try {
      return await this.#advance(draft);
    } finally {
      // Where the run was cut short, the record comes with its event.
      for (const id of this.#expected) this.#deps.intake.expectsNoMore?.(id);
    }
  }

  async #advance(draft: DealDraft): Promise<CreationResult> {
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
    const sending = await this.#notes.sending(looked.draft, 'own');
    try {
      const record = await this.#deps.partnerCenter.create(sent, sending.when);
      await this.#answered(record);
      const known = { ownId: record.id, engagementId: record.engagementId };
      this.#made = record;
      return { kind: 'step', draft: await this.#notes.note(sending.draft, known) };
    } catch (error) {
      const failure = failureOf(error);
      // No request can have arrived, neither now nor before: the next try needs no search.
      const clean = !failure.mayHaveArrived && !ownSentAt;
      if (failure.kind === 'refused') return this.#notes.refused(sending.draft, failure.code);
      return this.#notes.wait(clean ? await this.#notes.note(sending.draft, {}, ownMarks) : sending.draft, failure);
    }
  }

  async #answered({ id }: ReferralRecord): Promise<void> {
    this.#expected.push(id);
    this.#deps.intake.expects?.(id);
    await currentLot()?.answered();
  }

  /** Before the first POST: matching records that exist already are not ours. */
  async #lookBefore(draft: DealDraft, sent: NewReferral): Promise<CreationStep | Send> {
    if (progressOf(draft).looked) return { kind: 'send', draft };
    try {
      const alike = await this.#alike(draft, sent, this.#deps.clock.now());
      const notOurs = [...progressOf(draft).notOurs, ...alike.keys()];
      // Stored by the same write as the mark that the request may have been sent.
      return { kind: 'send', draft: { ...draft, creation: { ...progressOf(draft), notOurs } } };
    } catch (error) {
      return this.#notes.wait(draft, asLater(error));
    }
  }

  async #alike(draft: DealDraft, sent: NewReferral, sentAt: Date): Promise<ReadonlyMap<string, ReferralRecord>> {
    const { notOurs } = progressOf(draft);
    const found = new Map<string, ReferralRecord>();
    for await (const record of this.#deps.partnerCenter.changedSince(lookFrom(sentAt), { urgency: this.#urgency })) {
      if (looksLike(record, sent, sentAt) && !notOurs.includes(record.id)) found.set(record.id, record);
    }
    return found;
  }

  /**
   * Searches for the record: found, ambiguous (the person is asked), or absent, which allows another POST once a lost
   * one would have appeared.
   */
  async #look(draft: DealDraft, sent: NewReferral, sentAt: Date): Promise<CreationStep | Send> {
    let found: ReadonlyMap<string, ReferralRecord>;
    try {
      found = await this.#alike(draft, sent, sentAt);
    } catch (error) {
      return this.#notes.wait(draft, asLater(error));
    }
    const [only, ...others] = found.values();
    if (!only) return (await this.#notes.mayLand(draft, progressOf(draft).ownLastSentAt)) ?? { kind: 'send', draft };
    this.#deps.log.warn({ draftId: draft.id, found: found.size }, 'the answer to a creation was lost; looked for it');
    if (others.length === 0) {
      return {
        kind: 'step',
        draft: await this.#notes.note(draft, { ownId: only.id, engagementId: only.engagementId }),
      };
    }
    const candidates = [...found.keys()];
    // Due until the person has been asked.
    const asked = await this.#notes.note(draft, { candidates, dueAt: this.#deps.clock.now() });
    return { kind: 'which-one', draft: asked, candidates };
  }

  async #microsoftSide(draft: DealDraft, sent: NewReferral): Promise<CreationStep> {
    const { microsoftId, microsoftRefused, microsoftSentAt, engagementId = '' } = progressOf(draft);
    if (microsoftId || microsoftRefused) return { kind: 'step', draft };
    try {
      const standing = microsoftSentAt && (await this.#microsoftsRecord(engagementId));
      if (standing) return { kind: 'step', draft: await this.#notes.note(draft, { microsoftId: standing.id }) };
    } catch (error) {
      return this.#notes.wait(draft, asLater(error));
    }
    const waiting = await this.#notes.mayLand(draft, progressOf(draft).microsoftLastSentAt);
    if (waiting) return waiting;
    const sending = await this.#notes.sending(draft, 'microsoft');
    try {
      const invitation = invitationOf(sent, engagementId, draft.fields);
      const record = await this.#deps.partnerCenter.create(invitation, sending.when);
      await this.#answered(record);
      return { kind: 'step', draft: await this.#notes.note(sending.draft, { microsoftId: record.id }) };
    } catch (error) {
      const failure = failureOf(error);
      const clean = !failure.mayHaveArrived && !microsoftSentAt;
      if (failure.kind === 'later')
        return this.#notes.wait(
          clean ? await this.#notes.note(sending.draft, {}, microsoftMarks) : sending.draft,
          failure,
        );
      // "Already invited" is a refusal too: the invitation was ours (its response was lost), or a colleague's.
      const standing = await this.#microsoftsRecord(engagementId).catch(() => undefined);
      const outcome = standing ? { microsoftId: standing.id } : { microsoftRefused: failure.code };
      return { kind: 'step', draft: await this.#notes.note(sending.draft, outcome) };
    }
  }

  async #microsoftsRecord(engagementId: string): Promise<ReferralRecord | undefined> {
    const records = await this.#deps.partnerCenter.related(engagementId, this.#urgency);
    return records.find(({ targetsMicrosoft, organizationId }) => targetsMicrosoft || organizationId === 'msft');
  }

  /** In a bulk creation a deal without Microsoft's side is not read again: the response was the record. */
  async #standing({ fields }: DealDraft, engagementId: string): Promise<readonly ReferralRecord[]> {
    const isWhole = this.#urgency === 'bulk' && fields.visibility !== 'co-sell';
    return isWhole && this.#made ? [this.#made] : this.#deps.partnerCenter.related(engagementId, this.#urgency);
  }

  /** Takes both sides into the mirror as they are in Partner Center; then the draft is complete. */
  async #finish(draft: DealDraft): Promise<CreationResult> {
    const { ownId = '', engagementId = '' } = progressOf(draft);
    let deal: Referral | undefined;
    try {
      for (const record of await this.#standing(draft, engagementId)) {
        const received = await this.#deps.intake.receive(record);
        if (record.id === ownId) deal = received;
      }
    } catch (error) {
      return this.#notes.wait(draft, asLater(error));
    }
    if (!deal) return this.#notes.wait(draft, { kind: 'later', reason: 'unread', mayHaveArrived: false });
    const { clock, log } = this.#deps;
    const done = await this.#notes.write(draft, {
      ...draft,
      state: 'created',
      touchedAt: clock.now(),
      // Due until the person has been told.
      creation: { ...progressOf(draft), dueAt: clock.now() },
    });
    log.info({ draftId: draft.id, referralId: ownId, category: deal.category }, 'deal created');
    return { kind: 'created', draft: done, deal };
  }
}

/** No matching record exists. */
interface Send {
  readonly kind: 'send';
  readonly draft: DealDraft;
}

const ownMarks = ['ownSentAt', 'ownLastSentAt'] as const;
const microsoftMarks = ['microsoftSentAt', 'microsoftLastSentAt'] as const;
