import type { Clock } from '../../../../clock.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Leased } from '../../../../sweeps/lease.ts';
import { canRegister, closedDeal, type DealOutcome, type DealService, dealNotice } from '../../../deals/index.ts';
import type { DealDeed } from '../../../people/index.ts';
import {
  type AnswerOutcome,
  type Delivered,
  pressNotice,
  type RecordChange,
  type Referral,
  type ReferralService,
  type Work,
} from '../../../referrals/index.ts';
import type { SolutionCatalogue } from '../../../solutions/index.ts';
import { whyNotRegistered } from '../../registrations/why-not-registered.ts';
import type { RowResult } from '../bulk-import.ts';
import { type ChangePlan, nextStep, type RowStep } from './next-step.ts';
import { acceptedThough, refusedSince, showsItsAccept, whyStopped } from './row-refusals.ts';
import { withKnownSolutions } from './row-solutions.ts';
import type { RowSpeaker } from './row-speech.ts';

export interface RowChangesDeps {
  readonly deals: DealService;
  readonly answers: ReferralService;
  readonly catalogue: Pick<SolutionCatalogue, 'known'>;
  /** Sends the due outbox entries of one referral now. */
  readonly deliver: (referralId: string, marked?: Leased<Referral>) => Promise<Delivered>;
  readonly clock: Clock;
  /** Whether a change of this kind (`deal-register`) was ever written for a row. */
  readonly wasWritten: (referralId: string, rowId: string, what: string) => Promise<boolean>;
}

/** A row in progress: its id is the correlation id of all its writes. */
export interface RowUnderWay {
  readonly id: string;
  /** First beginning: later changes may be its own. */
  readonly begunAt: Date;
  readonly isFirstTry: boolean;
}

/** `waiting`: not delivered to Partner Center yet; due again then. */
export type RowOutcome = RowResult | { readonly kind: 'waiting'; readonly until: Date; readonly why: string };

/** What is known before a row's next step: the referral, or that a write of the row waits in its outbox. */
interface StandingOfRow {
  readonly known?: Referral | undefined;
  readonly isJustWritten?: boolean;
  /** Its lease, which that write has taken. */
  readonly marked?: Leased<Referral> | undefined;
}

/** `again`: a conflicting write, to be evaluated again. */
type TakenStep =
  | { readonly kind: 'written'; readonly marked?: Leased<Referral> | undefined }
  | { readonly kind: 'again' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Upper bound of steps per attempt (answer, change, invitation, each with a possible conflict); then it is retried later. */
const rounds = 8;

/**
 * Carries out a row that changes a referral, by the services of cards and conversations. Idempotent: the next step follows from
 * the referral's present state.
 */
export class RowChanges {
  readonly #deps: RowChangesDeps;

  constructor(deps: RowChangesDeps) {
    this.#deps = deps;
  }

  /** @param known the referral as it was just read. */
  async carryOut(plan: ChangePlan, row: RowUnderWay, speaker: RowSpeaker, known?: Referral): Promise<RowOutcome> {
    const { clock } = this.#deps;
    const { referralId } = plan;
    let isChanged = !row.isFirstTry;
    let isSent = false;
    let standing: StandingOfRow = { known };
    for (let round = 0; round < rounds; round++) {
      const referral = await this.#delivered(row, plan, speaker, standing);
      if (!referral) return refused(say(speaker.locale, 'bulk.run.gone'));
      if ('kind' in referral && 'until' in referral) return referral;
      const no = (reason: string) => refused(showsItsAccept(plan, referral) ? acceptedThough(reason, speaker) : reason);
      const step = stepOrRefusal(plan, row, referral, speaker, clock.now());
      if (typeof step === 'string') return no(step);
      if (step.kind === 'done' || (await this.#hasRegistered(step, referralId, row, isSent)))
        return { kind: isChanged ? 'updated' : 'unchanged', referralId };
      const outcome = await this.#take(plan, step, referral, speaker);
      if (outcome.kind === 'refused') return no(outcome.reason);
      standing = outcome.kind === 'written' ? { isJustWritten: true, marked: outcome.marked } : {};
      if (outcome.kind === 'again') continue;
      isChanged = true;
      isSent ||= step.kind === 'register';
    }
    return { kind: 'waiting', until: later(clock.now(), 30_000), why: 'busy' };
  }

  /** The record shows a registration only later, so a registration sent by an earlier attempt that died is not sent again. */
  async #hasRegistered(
    { kind }: RowStep,
    referralId: string,
    { id, isFirstTry }: RowUnderWay,
    isSent: boolean,
  ): Promise<boolean> {
    if (kind !== 'register') return false;
    return isSent || (!isFirstTry && (await this.#deps.wasWritten(referralId, id, 'deal-register')));
  }

  /** The referral once all of this row's writes are delivered; or until when they wait. */
  async #delivered(
    row: RowUnderWay,
    { referralId }: ChangePlan,
    { person }: RowSpeaker,
    { known, isJustWritten, marked }: StandingOfRow,
  ) {
    const { deals, deliver, clock } = this.#deps;
    let standing = isJustWritten ? (await deliver(referralId, marked)).referral : known;
    for (let attempt = 0; ; attempt++) {
      const referral = standing ?? (await deals.find(person, referralId));
      const [waits] = referral?.outbox.filter(({ correlationId }) => correlationId === row.id) ?? [];
      if (!referral || !waits) return referral;
      const now = clock.now();
      const isDue = (referral.outbox[0]?.dueAt ?? now) <= now;
      const sent = attempt < 3 && isDue ? await deliver(referralId) : { done: false };
      if (!sent.done) {
        const until = waits.dueAt > now ? waits.dueAt : later(now, 1_000);
        return { kind: 'waiting', until, why: waits.waitingFor ?? 'sending' } as const;
      }
      standing = sent.referral;
    }
  }

  async #take(plan: ChangePlan, step: RowStep, referral: Referral, speaker: RowSpeaker): Promise<TakenStep> {
    const { answers } = this.#deps;
    const { answer } = plan;
    const card = { referralId: referral.id, revision: referral.revision };
    switch (step.kind) {
      case 'accept': {
        // Problems of the remaining changes that show only when they are sent are reported with the row's result.
        const rest = await withKnownSolutions(plan.changes, referral, this.#deps.catalogue, speaker);
        if (typeof rest === 'string') return { kind: 'refused', reason: rest };
        return saidOf(speaker, await answers.accept(speaker.person, card, step.fields), 'accepted');
      }
      case 'decline':
        if (answer?.kind !== 'decline') return { kind: 'again' };
        return saidOf(speaker, await answers.decline(speaker.person, card, answer.reason), 'declined');
      case 'won':
      case 'lost':
        return this.#close(plan, referral, speaker, step);
      case 'change':
      case 'invite':
        return this.#work(plan, referral, speaker, step);
      case 'register':
        return this.#register(plan, referral, speaker);
      default:
        return { kind: 'again' };
    }
  }

  async #close(
    { answer }: ChangePlan,
    referral: Referral,
    speaker: RowSpeaker,
    { kind, changes: raw }: Extract<RowStep, { changes: unknown }>,
  ): Promise<TakenStep> {
    if (kind !== 'won' && kind !== 'lost') return { kind: 'again' };
    const changes = await withKnownSolutions(raw, referral, this.#deps.catalogue, speaker);
    if (typeof changes === 'string') return { kind: 'refused', reason: changes };
    const reason = answer && 'reason' in answer ? { reason: answer.reason } : {};
    const outcome = await this.#deps.deals.step(
      speaker.person,
      referral.id,
      'close',
      (deal, step) =>
        deal.revision === referral.revision ? closedDeal(deal, step, { kind, ...reason }, { changes }) : 'stale',
      { what: kind, known: referral, marksAtOnce: true },
    );
    return this.#said(speaker, outcome);
  }

  async #work(
    plan: ChangePlan,
    referral: Referral,
    speaker: RowSpeaker,
    { kind, changes: raw }: Extract<RowStep, { changes: unknown }>,
  ): Promise<TakenStep> {
    const { deals, clock } = this.#deps;
    const named = await withKnownSolutions(raw, referral, this.#deps.catalogue, speaker);
    if (typeof named === 'string') return { kind: 'refused', reason: named };
    const outcome = await deals.work(
      speaker.person,
      plan.referralId,
      deedOf(kind, named),
      (deal) => {
        // Re-evaluated within the write, so that the decision can't be stale.
        const now = nextStep(plan, deal, clock.now());
        if (now.kind !== kind || now.changes.length !== named.length) return undefined;
        const work: Work[] = named.length > 0 ? [{ kind: 'change', changes: named }] : [];
        return kind === 'invite' && plan.invite ? [...work, { kind: 'invite', invitation: plan.invite }] : work;
      },
      { known: referral, marksAtOnce: true },
    );
    return this.#said(speaker, outcome);
  }

  async #register({ registration }: ChangePlan, referral: Referral, speaker: RowSpeaker): Promise<TakenStep> {
    if (!registration) return { kind: 'again' };
    const { deals, catalogue } = this.#deps;
    const known = await catalogue.known(referral.record.solutions.map(({ id }) => id));
    const outcome = await deals.work(
      speaker.person,
      referral.id,
      'register',
      (deal) => (canRegister(deal, known) ? [registration] : undefined),
      { known: referral, marksAtOnce: true },
    );
    return outcome.kind === 'nothing'
      ? { kind: 'refused', reason: whyNotRegistered(outcome.referral, known, speaker.locale) }
      : this.#said(speaker, outcome);
  }

  #said(speaker: RowSpeaker, outcome: DealOutcome): TakenStep {
    if (outcome.kind === 'not-found') return { kind: 'refused', reason: say(speaker.locale, 'bulk.run.gone') };
    if (outcome.kind === 'done') return { kind: 'written', marked: outcome.marked };
    if (outcome.kind === 'stale' || outcome.kind === 'nothing') return { kind: 'again' };
    return { kind: 'refused', reason: dealNotice(speaker, outcome, 'deal.notice.changed', this.#deps.clock.now()) };
  }
}

function stepOrRefusal(
  plan: ChangePlan,
  row: RowUnderWay,
  referral: Referral,
  speaker: RowSpeaker,
  now: Date,
): RowStep | string {
  const why = refusedSince(referral, row, speaker);
  if (why) return why;
  const step = nextStep(plan, referral, now);
  return whyStopped(step, referral, speaker) ?? step;
}

function deedOf(kind: 'change' | 'invite' | 'won' | 'lost', changes: readonly RecordChange[]): DealDeed {
  if (kind === 'invite' || changes.some(({ field }) => field === 'share')) return 'invite';
  return changes.every(({ field }) => field === 'salesStage') ? 'stage' : 'edit';
}

function saidOf(speaker: RowSpeaker, outcome: AnswerOutcome, what: 'accepted' | 'declined'): TakenStep {
  if (outcome.kind === 'not-found') return { kind: 'refused', reason: say(speaker.locale, 'bulk.run.gone') };
  if (outcome.kind === 'not-allowed') return { kind: 'refused', reason: pressNotice(speaker, outcome, what) };
  return outcome.kind === 'done' ? { kind: 'written', marked: outcome.marked } : { kind: 'again' };
}

function refused(reason: string): RowResult {
  return { kind: 'refused', reasons: [reason] };
}

function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
