import { currentCorrelation } from '../../../logger.ts';
import type { Leased } from '../../../sweeps/lease.ts';
import type { DealDeed, Person } from '../../people/index.ts';
import {
  type Access,
  actorOf,
  type DeskDeps,
  findFor,
  isTakenLead,
  newEntry,
  type RecordChange,
  type Referral,
  type ReferralRecord,
  type StepContext,
  touchReferral,
  type Work,
  withoutHeldWork,
  withoutKeys,
  writeToSend,
} from '../../referrals/index.ts';
import { asEdited, type DealStanding, isDeal, standingOfDeal } from './deal.ts';

/**
 * - `nothing`: no change. - `stale`: the card was outdated. - `not-allowed`: by the role. - the others: not possible in the deal's
 * standing.
 */
export type DealOutcome =
  | {
      readonly kind: 'done' | 'nothing' | 'stale' | 'not-allowed' | 'not-active' | Exclude<DealStanding, 'open'>;
      readonly referral: Referral;
      /** See `WorkOptions.marksAtOnce`. */
      readonly marked?: Leased<Referral>;
    }
  | { readonly kind: 'not-found' };

export interface DealServiceDeps extends DeskDeps {
  readonly access: Access;
}

/** Deeds that also apply to an accepted lead: it has no Microsoft side and no registration. */
const leadDeeds: readonly DealDeed[] = ['edit', 'close'];

/** Attempts on conflicting writes: people, webhooks and the relay write to the same document. */
const attempts = 5;

/** People's actions on a deal: checks right and standing, then makes one conditional write; the outbox delivers it. */
export class DealService {
  readonly #deps: DealServiceDeps;

  constructor(deps: DealServiceDeps) {
    this.#deps = deps;
  }

  find(person: Person, id: string): Promise<Referral | undefined> {
    return findFor(this.#deps, person, id);
  }

  /** Why this person can't do this now, or undefined: checked before a form is shown. */
  whyNot(
    person: Person,
    referral: Referral,
    deed: DealDeed,
    standing: DealStanding = deed === 'register' ? 'won' : 'open',
  ): Exclude<DealOutcome['kind'], 'not-found'> | undefined {
    const isLeads = isTakenLead(referral) && leadDeeds.includes(deed);
    if (!isDeal(referral) && !isLeads) return 'not-active';
    const current = standingOfDeal(referral);
    if (current !== standing) return current === 'open' ? 'stale' : current;
    return this.#deps.access.may(person, deed, referral) ? undefined : 'not-allowed';
  }

  /** `make` gets the deal's state within the conditional write, so that others' changes are kept. */
  change(
    person: Person,
    id: string,
    deed: DealDeed,
    make: (record: ReferralRecord, referral: Referral) => readonly RecordChange[] | undefined,
    options: WorkOptions = {},
  ): Promise<DealOutcome> {
    const work = (referral: Referral): readonly Work[] | undefined => {
      const changes = make(asEdited(referral), referral);
      return changes && changes.length > 0 ? [{ kind: 'change', changes }] : undefined;
    };
    return this.work(person, id, deed, work, options);
  }

  /** Puts work into the outbox, in this order. A new wish takes the place of one that Partner Center refused. */
  work(
    person: Person,
    id: string,
    deed: DealDeed,
    make: (referral: Referral) => readonly Work[] | undefined,
    options: WorkOptions = {},
  ): Promise<DealOutcome> {
    const { known, marksAtOnce = false } = options;
    return this.step(
      person,
      id,
      deed,
      (referral, step) => {
        const work = make(referral);
        return work ? withWork(referral, step, work, options) : undefined;
      },
      { marksAtOnce, ...(known ? { known } : {}) },
    );
  }

  /** Takes back what waits for Undo; `nothing`: it has gone out, or was taken back before. */
  takeBack(person: Person, id: string, entryId: string, deed: DealDeed): Promise<DealOutcome> {
    return this.step(
      person,
      id,
      deed,
      (referral, { policy, at }) => {
        const without = withoutHeldWork(referral, entryId);
        return without && touchReferral(without, policy, at);
      },
      { what: 'taken-back' },
    );
  }

  /** One conditional write, repeated after conflicts. `change` returns undefined for no change. */
  async step(
    person: Person,
    id: string,
    deed: DealDeed,
    change: (referral: Referral, step: StepContext) => Referral | undefined | 'stale',
    options: { readonly what?: string; readonly standing?: DealStanding } & Pick<
      WorkOptions,
      'known' | 'marksAtOnce'
    > = {},
  ): Promise<DealOutcome> {
    const { clock, policy } = this.#deps;
    const by = actorOf(person);
    let current: Referral | undefined;
    for (let attempt = 0; attempt < attempts; attempt++) {
      current = (attempt === 0 && options.known) || (await findFor(this.#deps, person, id));
      if (!current) return { kind: 'not-found' };
      const blocked = this.whyNot(person, current, deed, options.standing);
      if (blocked) return { kind: blocked, referral: current };
      const step = { by, at: clock.now(), correlationId: currentCorrelation() ?? 'none', policy };
      const after = change(current, step);
      if (!after || after === 'stale') return { kind: after ?? 'nothing', referral: current };
      const what = `deal-${options.what ?? deed}`;
      const told = { what, by, ...summary(current, after) };
      // Later attempts need neither an empty outbox nor its lease.
      const marks = attempt === 0 && options.marksAtOnce === true;
      const written = await writeToSend(this.#deps, current, after, told, marks);
      if (written) return { kind: 'done', ...written };
    }
    return current ? { kind: 'stale', referral: current } : { kind: 'not-found' };
  }
}

export interface WorkOptions {
  /** As this person has just read it: not read again, as the write fails where it has changed since. */
  readonly known?: Referral;
  /** Held for the same undo window as a decision; later entries wait behind it, since the outbox keeps its order. */
  readonly heldForUndo?: boolean;
  /** The caller delivers it at once, under the lease that the outcome brings as `marked` where the outbox was empty. */
  readonly marksAtOnce?: boolean;
}

export function withWork(
  referral: Referral,
  step: StepContext,
  work: readonly Work[],
  { heldForUndo = false }: Pick<WorkOptions, 'heldForUndo'> = {},
): Referral {
  const wait = heldForUndo ? step.policy.undoSeconds * 1000 : 0;
  const dueAt = new Date(step.at.getTime() + wait);
  const entries = work.map((each) => ({
    ...newEntry(each.kind, dueAt, step.correlationId, { work: each, by: step.by }),
    ...(wait > 0 ? { heldForUndo: true as const } : {}),
  }));
  const next = { ...withoutKeys(referral, 'refusedWork'), outbox: [...referral.outbox, ...entries] };
  return touchReferral(next, step.policy, step.at);
}

/** Summary for the audit, without free text or personal data. */
function summary(before: Referral, after: Referral) {
  const pick = ({ outbox, decision, plan }: Referral) => ({
    outbox: outbox.map(({ kind, work }) => (work?.kind === 'change' ? work.changes.map(({ field }) => field) : kind)),
    decision: decision && { kind: decision.kind, state: decision.state, reason: decision.reason },
    plan: plan && { kind: plan.kind, at: plan.at },
  });
  return { before: pick(before), after: pick(after) };
}
