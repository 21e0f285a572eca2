import { z } from 'zod';
import { readReceiver } from '../../answers/person/receiver.ts';
import { buttonsWithUndo } from '../../cards/card-buttons.ts';
import { plainName } from '../../cards/plain.ts';
import { AppError } from '../../errors.ts';
import {
  type CardAction,
  type CardReply,
  type Click,
  defineCardAction,
  type InDoubt,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../feature.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { saidBehind } from '../../grammar/unread.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatDay } from '../../i18n/format.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { textReply } from '../../text-reply.ts';
import { typedInput } from '../../typed-input.ts';
import type { NamedPeople } from '../people/index.ts';
import { absenceAt, isSamePerson, keyOfId, type Person, personId } from '../people/index.ts';
import {
  namedInVain,
  pressNotice,
  type Referral,
  type ReferralsRoom,
  referralsMeant,
  rowsReply,
  unreadLine,
} from '../referrals/index.ts';
import { assignForm } from './assign-form.ts';
import { calledOrNearly } from './called-or-nearly.ts';
import { assignVerb, handOverRow } from './hand-over-row.ts';
import { isReachable } from './router.ts';
import { whyNobody } from './routing-proposal.ts';

export interface HandingOverDeps {
  readonly room: Pick<ReferralsRoom, 'said' | 'presenter' | 'forms' | 'service'>;
  readonly named: NamedPeople;
  readonly now: () => Date;
}

const Ref = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  revision: z.coerce.number().int().nonnegative(),
});
type Ref = z.output<typeof Ref>;
const undoVerb = 'referral.assign-undo';
const mostChoices = 5;
/** In a button's data: the referral had no owner before. */
const noOne = 'nobody';

/** `assign Contoso to Megan`, and Hand over on a card: for the owner and for admins. */
export function handingOver(deps: HandingOverDeps): {
  readonly actions: readonly CardAction[];
  readonly intents: readonly IntentHandler[];
} {
  const presses = new HandOverPresses(deps);
  return { actions: handOverActions(deps, presses), intents: [handOverIntent(deps), dealTeamIntent(deps)] };
}

/** Why this person cannot become the owner, as a sentence; undefined: they can. */
function whyNotTheirs(
  { room, now }: HandingOverDeps,
  turn: Pick<Turn, 'locale' | 'timeZone'>,
  referral: Referral,
  to: Person,
): string | undefined {
  const name = plainName(to.name, 60);
  if (!isReachable(to)) return say(turn.locale, 'assign.problem.unreachable', { name });
  const absence = absenceAt(to, now());
  if (absence) return say(turn.locale, 'assign.problem.away', { name, day: lastDayOf(turn, to, absence.until, now()) });
  return room.service.mayAssign(referral, to) ? undefined : say(turn.locale, 'assign.problem.cannot', { name });
}

/** Absences are noted in days of whoever is away: by another clock, their midnights are of other days. */
function lastDayOf(
  { locale, timeZone }: Pick<Turn, 'locale' | 'timeZone'>,
  away: Person,
  until: Date,
  now: Date,
): string {
  return formatDay(locale, new Date(until.getTime() - 1), away.timeZone ?? timeZone, now);
}

/** Who stands in for somebody who is away: offered in their place, with why. */
async function standInOf(deps: HandingOverDeps, turn: Turn, away: Person): Promise<Receiver | undefined> {
  const now = deps.now();
  const absence = absenceAt(away, now);
  const person = absence?.standIn && (await deps.named.byId(absence.standIn));
  if (!absence || !person) return undefined;
  const day = lastDayOf(turn, away, absence.until, now);
  const names = { name: plainName(away.name, 60), standIn: plainName(person.name, 60) };
  return { person, why: [say(turn.locale, 'assign.away.standIn', { ...names, day })] };
}

/** @param why what is told with the question. */
interface Receiver {
  readonly person: Person;
  readonly why: readonly string[];
}

/** What the card's buttons do. */
class HandOverPresses {
  readonly #deps: HandingOverDeps;

  constructor(deps: HandingOverDeps) {
    this.#deps = deps;
  }

  async current(click: Click, { referralId }: Ref): Promise<Referral> {
    const referral = await this.#deps.room.service.find(click.person, referralId);
    if (!referral) throw new AppError('not-found', 'a press on a referral that is not there');
    return referral;
  }

  async showForm(click: Click, referral: Referral, problem?: string): Promise<CardReply> {
    const { room, named } = this.#deps;
    await room.forms.open(click, referral, assignVerb);
    const everybody = await named.everybody();
    const people = everybody.filter((person) => !whyNotTheirs(this.#deps, click, referral, person));
    return { kind: 'card', ...assignForm(referral, room.presenter.viewFor(click, referral), people, problem) };
  }

  async assign(click: Click, card: Ref, to: string): Promise<CardReply> {
    const { room, named } = this.#deps;
    const { said, presenter, service } = room;
    const referral = await this.current(click, card);
    const receiver = said.may(click.person, 'assign', referral) ? await named.byId(keyOfId(to)) : undefined;
    if (said.may(click.person, 'assign', referral) && card.revision === referral.revision) {
      if (to !== '' && !(receiver && service.couldHave(referral, receiver))) this.#logged(click, referral, to);
      if (!receiver) return this.showForm(click, referral, say(click.locale, 'form.assign.error'));
      const why = whyNotTheirs(this.#deps, click, referral, receiver);
      if (why) return this.showForm(click, referral, why);
    }
    const outcome = await service.assign(click.person, card, receiver ?? click.person);
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
    if (outcome.kind === 'not-allowed') this.#logged(click, referral);
    const told = pressNotice(click, outcome, 'assigned');
    if (outcome.kind !== 'done') return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, told)) };
    const notice = `${told} ${say(click.locale, 'undo.hint')}`;
    const shown = await presenter.cardFor(click, outcome.referral, notice);
    const { id: referralId, revision } = outcome.referral;
    const former = referral.owner ? personId(referral.owner) : noOne;
    const undo = { verb: undoVerb, data: { referralId, revision, to: former } };
    return { kind: 'card', ...shown, offers: buttonsWithUndo(shown.card, undo) };
  }

  /** @param to the receiver, who has no role for it: the form offers only those who have one. */
  #logged(click: Click, { id: referralId }: Referral, to?: string): void {
    logPressWithoutRight(click, { referralId, ...(to === undefined ? {} : { to: to.slice(0, 120) }) });
  }

  /** Undo: returns the referral to the previous owner, who is named in the button's data. */
  async takeBack(click: Click, card: Ref, to: string): Promise<CardReply> {
    const { room, named } = this.#deps;
    const former = to === noOne ? undefined : await named.byId(keyOfId(to));
    const outcome =
      former || to === noOne
        ? await room.service.takeBackHandOver(click.person, card, former)
        : ({ kind: 'stale', referral: await this.current(click, card) } as const);
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
    if (isForgedUndo(click.person, card, outcome)) this.#logged(click, outcome.referral);
    const notice = pressNotice(click, outcome, former ? 'assigned' : 'released');
    return { kind: 'card', ...(await room.presenter.cardFor(click, outcome.referral, notice)) };
  }
}

/**
 * Undo is offered to who handed it over, and to nobody else. Of a referral that changed since, nothing tells any more whose
 * hand-over the button was of: its author, too, presses it late.
 */
function isForgedUndo(
  person: Person,
  { revision }: Ref,
  { kind, referral }: { readonly kind: 'done' | 'stale' | 'not-allowed'; readonly referral: Referral },
): boolean {
  const by = referral.assignment?.by;
  const isTheirs = by !== undefined && isSamePerson(by, person);
  return kind === 'not-allowed' || (kind === 'stale' && revision === referral.revision && !isTheirs);
}

function handOverActions({ room }: HandingOverDeps, presses: HandOverPresses): readonly CardAction[] {
  const { said, presenter, forms } = room;
  return forms.know([
    defineCardAction({
      verb: 'referral.assign-form',
      data: Ref,
      handle: async (click, card) => {
        const referral = await presses.current(click, card);
        if (said.may(click.person, 'assign', referral)) return presses.showForm(click, referral);
        logPressWithoutRight(click, { referralId: referral.id });
        const notice = say(click.locale, 'action.notAllowed.assign');
        return { kind: 'card', ...(await presenter.cardFor(click, referral, notice)) };
      },
    }),
    defineCardAction({
      verb: 'referral.assign-undo',
      data: Ref.extend({ to: z.string().max(120) }),
      handle: (click, { to, ...card }) => presses.takeBack(click, card, to),
    }),
    defineCardAction({
      verb: 'referral.assign',
      data: Ref.extend({ to: typedInput }),
      handle: (click, { to = '', ...card }) =>
        forms.send(click, { form: assignVerb, referralId: card.referralId, kept: { typed: { to } } }, () =>
          presses.assign(click, card, to),
        ),
    }),
  ]);
}

function handOverIntent(deps: HandingOverDeps): IntentHandler {
  const { said } = deps.room;
  return {
    intents: ['assign'],
    async handle(turn, meaning) {
      const { locale } = turn;
      const name = readReceiver(meaning.rest);
      const meant = await referralsMeant(said, turn, meaning);
      if (name === '' || meant.length === 0) return undefined;
      const receiver = await calledOrNearly(deps.named, name, turn.person);
      // `가온제과는 계약서 줘`: nobody is called so, and a thing may be asked for.
      if (meaning.colleague !== undefined && receiver.kind === 'unknown') return lookInstead(turn, meaning.nameSaid);
      const may = meant.filter((referral) => said.may(turn.person, 'assign', referral));
      if (may.length === 0) return textReply(say(locale, 'action.notAllowed.assign'));
      if (receiver.kind !== 'person')
        return textReply(whyNobody(locale, name, receiver.kind === 'several' ? receiver.people : []));
      const behind = saidBehind(meaning, meaning.rest);
      const unread = unreadLine(locale, behind === '' ? [] : [behind]);
      const standIn = await standInOf(deps, turn, receiver.person);
      const named = { meaning, meant, may };
      return (
        offered(deps, turn, named, { person: receiver.person, why: unread }) ??
        (standIn && offered(deps, turn, named, { ...standIn, why: [...standIn.why, ...unread] })) ??
        textReply(whyNotTheirs(deps, turn, may[0] as Referral, receiver.person) ?? '')
      );
    },
  };
}

/** The question, with a button for each that this person can have; undefined: they can have none. */
function offered(
  deps: HandingOverDeps,
  turn: Turn,
  {
    meaning,
    meant,
    may,
  }: { readonly meaning: Meaning; readonly meant: readonly Referral[]; readonly may: readonly Referral[] },
  { person, why }: Receiver,
): Reply | undefined {
  const possible = may.filter((referral) => !whyNotTheirs(deps, turn, referral, person));
  const [only, ...others] = possible;
  if (!only) return undefined;
  const values = { customer: plainName(only.record.customer.name, 60), name: plainName(person.name, 60) };
  const title = say(turn.locale, others.length > 0 ? 'sentence.assign.which' : 'sentence.assign', values);
  const idle = namedInVain(meaning, meant, possible).map((referral) => ({
    ...handOverRow(turn, referral),
    detail: whyNotTheirs(deps, turn, referral, person) ?? say(turn.locale, 'action.notAllowed.assign'),
  }));
  const rows = possible.slice(0, mostChoices).map((referral) => handOverRow(turn, referral, person));
  return rowsReply(turn, title, [...rows, ...idle.slice(0, mostChoices)], why);
}

/**
 * `嘉信把合約移除`, `이음 할인은 빼줘`: nobody who is to join a team or leave it, so that the card is offered beside what else may be
 * meant. Of a colleague the card is opened, by lists.
 */
function dealTeamIntent({ named }: HandingOverDeps): IntentHandler {
  return {
    intents: ['open'],
    async handle(turn, { colleague, nameSaid }) {
      if (colleague === undefined) return undefined;
      const { kind } = await named.called(colleague, turn.person);
      return kind === 'unknown' ? lookInstead(turn, nameSaid) : undefined;
    },
  };
}

/** The card is offered, beside what else may be meant. */
function lookInstead({ locale }: Turn, customer: string): InDoubt {
  const words = say(locale, 'guess.open', { customer, detail: '' });
  return { kind: 'in-doubt', offer: { words, title: capitalized(locale, words) } };
}
