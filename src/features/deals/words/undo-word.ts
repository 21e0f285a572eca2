import type { VerbButton } from '../../../cards/card-data.ts';
import { plainName, unformatted } from '../../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../../cards/sentence-card.ts';
import type { IntentHandler, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { textReply } from '../../../text-reply.ts';
import { isHeldWork, type OutboxEntry, type Referral, type ReferralStore } from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { planCancelled, reopened } from '../close/deal-actions-close.ts';
import { aboutDeal, entryText, takeBackButton } from './deal-changed.ts';
import { dealCardReply } from './deal-replies.ts';
import { takeBack } from './deal-take-back.ts';

/** A deed that can still be undone. */
type Undoable = { readonly referral: Referral; readonly at: Date; readonly correlationId?: string | undefined } & (
  | { readonly kind: 'accept' | 'decline' | 'won' | 'lost' | 'plan' }
  | { readonly kind: 'change'; readonly entry: OutboxEntry }
);

export interface UndoDeps {
  readonly referrals: Pick<ReferralStore, 'undoableBy' | 'lastDeedBy'>;
  /** Undoes an accept or a decline. */
  readonly undoAnswer: (turn: Turn, referral: Referral) => Promise<boolean>;
  readonly undoSeconds: number;
}

/** Deeds that are themselves undos: `undo` means the deed before them. */
const undoings: readonly string[] = ['undone', 'deal-undone', 'deal-taken-back', 'deal-plan-cancelled'];
const mostLookedAt = 20;
const mostRows = 4;

/**
 * `undo`, `take that back`: undoes this person's last deed, by word or button, if nothing of it was sent. If their last deed can't
 * be undone, nothing is; earlier ones that can be are offered as buttons.
 */
export function undoWord(desk: DealDesk, deps: UndoDeps): IntentHandler {
  return {
    intents: ['undo'],
    async handle(turn, meaning) {
      const { locale, person } = turn;
      if (turn.conversation.kind !== 'personal') return textReply(say(locale, 'deal.words.personal'));
      const [found, last] = await Promise.all([
        deps.referrals.undoableBy(person, mostLookedAt),
        deps.referrals.lastDeedBy(person),
      ]);
      const held = found.flatMap((referral) => undoableOf(referral, turn, deps.undoSeconds)).sort(latestFirst);
      // `delete that note` is of no other deed, done later or not.
      const isOfNote = meaning.filters.some(({ id }) => id === 'note');
      const undoable = isOfNote ? held.filter(isNote) : held;
      const [newest] = undoable;
      const later =
        !isOfNote && last && !undoings.includes(last.deed.what) && isLater(last.deed, newest) ? last : undefined;
      const lost = later && (await desk.service.find(person, later.referralId));
      if (lost) return dealCardReply(gone(turn, lost, undoable));
      if (!newest) return textReply(say(locale, 'undo.nothing'));
      const what = whatOf(turn, newest);
      if (!(await undo(desk, deps, turn, newest))) return dealCardReply(gone(turn, newest.referral, []));
      const customer = plainName(newest.referral.record.customer.name, 60);
      return dealCardReply(aboutDeal(locale, newest.referral, { title: say(locale, 'undo.done', { customer, what }) }));
    },
  };
}

function undoableOf(referral: Referral, { person }: Turn, undoSeconds: number): readonly Undoable[] {
  const { decision, outbox, plan } = referral;
  const isMine = (by: { readonly aadObjectId: string } | undefined) => by?.aadObjectId === person.aadObjectId;
  const answer = outbox.find(({ decisionId }) => decisionId !== undefined && decisionId === decision?.id);
  return [
    ...(decision?.state === 'held' && isMine(decision.by)
      ? [{ referral, kind: decision.kind, at: decision.at, correlationId: answer?.correlationId }]
      : []),
    ...outbox
      .filter((entry) => isHeldWork(entry) && isMine(entry.by))
      .map((entry) => {
        const at = new Date(entry.dueAt.getTime() - undoSeconds * 1000);
        return { referral, kind: 'change' as const, entry, at, correlationId: entry.correlationId };
      }),
    ...(plan && isMine(plan.by) ? [{ referral, kind: 'plan' as const, at: plan.madeAt }] : []),
  ];
}

const isNote = (undoable: Undoable): boolean =>
  undoable.kind === 'change' &&
  undoable.entry.work?.kind === 'change' &&
  undoable.entry.work.changes.every(({ field }) => field === 'note');

function latestFirst(one: Undoable, other: Undoable): number {
  return other.at.getTime() - one.at.getTime();
}

function isLater(deed: { readonly at: Date; readonly correlationId: string }, undoable: Undoable | undefined): boolean {
  if (!undoable) return true;
  return deed.correlationId !== undoable.correlationId && deed.at > undoable.at;
}

async function undo(desk: DealDesk, deps: UndoDeps, turn: Turn, undoable: Undoable): Promise<boolean> {
  const { referral } = undoable;
  switch (undoable.kind) {
    case 'accept':
    case 'decline':
      return deps.undoAnswer(turn, referral);
    case 'won':
    case 'lost':
      return (
        (await reopened(desk, turn.person, { referralId: referral.id, revision: referral.revision })).kind === 'done'
      );
    case 'plan':
      return (await planCancelled(desk, turn.person, referral.id)).kind === 'done';
    case 'change':
      return (await takeBack(desk, turn, referral, undoable.entry.id)).isDone;
  }
}

function whatOf({ locale }: Turn, undoable: Undoable): string {
  return undoable.kind === 'change' ? entryText(locale, undoable.entry) : say(locale, `undo.what.${undoable.kind}`);
}

/** Nothing is undone: the last deed was sent. Earlier ones are offered. */
function gone(turn: Turn, referral: Referral, earlier: readonly Undoable[]) {
  const { locale } = turn;
  const customer = plainName(referral.record.customer.name, 60);
  const title = say(locale, 'undo.gone', { customer });
  const others = earlier.slice(0, mostRows);
  if (others.length === 0) return aboutDeal(locale, referral, { title });
  const rows = others.map((undoable) => rowOf(turn, undoable));
  return sentenceCard(locale, { title, lines: [say(locale, 'undo.earlier')], rows });
}

function rowOf(turn: Turn, undoable: Undoable): SentenceRow {
  const { referral } = undoable;
  return {
    title: plainName(referral.record.customer.name, 60),
    detail:
      undoable.kind === 'change' ? entryText(turn.locale, undoable.entry) : say(turn.locale, label[undoable.kind]),
    buttons: [buttonOf(turn, undoable)],
  };
}

const label = {
  accept: 'stage.accepting',
  decline: 'stage.declining',
  won: 'stage.won',
  lost: 'stage.lost',
  plan: 'stage.won',
} as const;

const verbs = {
  accept: 'referral.undo',
  decline: 'referral.undo',
  won: 'deal.undo',
  lost: 'deal.undo',
  plan: 'deal.plan-cancel',
} as const;

function buttonOf({ locale }: Turn, undoable: Undoable): VerbButton {
  const { referral } = undoable;
  if (undoable.kind === 'change') return takeBackButton(locale, referral, undoable.entry);
  return {
    title: say(locale, 'button.undo'),
    tooltip: unformatted(referral.record.customer.name, 60),
    verb: verbs[undoable.kind],
    data: { referralId: referral.id, revision: referral.revision },
  };
}
