import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction, type Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { isDeal } from '../../deals/index.ts';
import {
  type Access,
  actorOf,
  type DeskDeps,
  findFor,
  type Presenter,
  type Referral,
  withCardsDue,
  withoutKeys,
  writeReferral,
} from '../../referrals/index.ts';
import { type CrmLink, syncFields } from '../link/crm-link.ts';
import {
  letGo,
  linkedWithChosen,
  madeAgain,
  pausedBy,
  resumedLink,
  takenUpAgain,
  triedAgain,
  withChoice,
} from '../link/link-moves.ts';
import type { CrmLinkStore } from '../link/link-store.ts';

export interface CrmActionDeps {
  readonly desk: DeskDeps;
  readonly access: Access;
  readonly presenter: Presenter;
  readonly links: CrmLinkStore;
  readonly nudge: () => void;
  readonly clock: Clock;
}

const Ref = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  link: z.coerce.number().int().nonnegative(),
});
const Take = Ref.extend({ field: z.enum(syncFields), side: z.enum(['partnerCenter', 'crm']) });
const Chosen = Ref.extend({ record: z.string().min(1).max(100) });
const Account = Ref.extend({ account: z.string().min(1).max(100) });

type Press = z.output<typeof Ref>;
type Step = (link: CrmLink, click: Click) => CrmLink | undefined;

type Does = <Data extends Press>(
  verb: { readonly verb: string },
  data: z.ZodType<Data>,
  make: (data: Data) => Step,
  done?: MessageKey,
) => CardAction;

/** The card's buttons for a deal's link. Each is one conditional write, fenced by the link's revision that the card showed. */
export function crmCardActions(deps: CrmActionDeps): readonly CardAction[] {
  const does: Does = (verb, data, make, done = 'crm.done') =>
    defineCardAction({
      ...verb,
      data,
      handle: (click, pressed) => press(deps, click, pressed, make(pressed), done, verb.verb),
    });
  return [...answers(does, deps.clock), ...moves(does, deps.clock)];
}

/** Answers to what the card asks. */
function answers(does: Does, clock: Clock): readonly CardAction[] {
  return [
    does(
      { verb: 'crm.take' },
      Take,
      ({ field, side }) =>
        (link, { person }) =>
          withChoice(link, field, { side, by: actorOf(person), at: clock.now() }),
    ),
    does({ verb: 'crm.account' }, Account, ({ account }) => (link) => {
      const offered = ['new', 'none', ...(link.problem?.choices ?? []).map(({ id }) => id)];
      return offered.includes(account) ? { ...triedAgain(link), chosenAccount: account } : undefined;
    }),
    does({ verb: 'crm.again' }, Ref, () => triedAgain),
    does({ verb: 'crm.leave-open' }, Ref, () => leftOpen),
    does(
      { verb: 'crm.record' },
      Chosen,
      ({ record }) =>
        (link) =>
          linkedWithChosen(link, record),
    ),
    does({ verb: 'crm.leave' }, Ref, () => (link) => (link.choosing ? withoutKeys(link, 'choosing') : undefined)),
  ];
}

/** What people do with the link by themselves. */
function moves(does: Does, clock: Clock): readonly CardAction[] {
  const looksForOthers: Step = (link) =>
    link.state === 'unlinked' ? undefined : { ...link, choosing: { since: clock.now() } };
  return [
    does(
      { verb: 'crm.pause' },
      Ref,
      () =>
        (link, { person }) =>
          pausedBy(link, actorOf(person)),
      'crm.pausedDeal',
    ),
    does({ verb: 'crm.resume' }, Ref, () => resumedLink),
    does({ verb: 'crm.make-again' }, Ref, () => (link) => (link.state === 'gone' ? madeAgain(link) : undefined)),
    does({ verb: 'crm.others' }, Ref, () => looksForOthers, 'crm.looking'),
    does({ verb: 'crm.stop' }, Ref, () => letGo, 'crm.stopped'),
    does({ verb: 'crm.take-up' }, Ref, () => (link) => takenUpAgain(link, clock.now()), 'crm.takenUp'),
  ];
}

function leftOpen(link: CrmLink): CrmLink | undefined {
  if (!link.outcomeAsked) return undefined;
  const partnerCenter = link.outcomeBase?.partnerCenter ?? 'open';
  return { ...withoutKeys(link, 'outcomeAsked'), outcomeBase: { partnerCenter, crm: link.outcomeAsked.kind } };
}

async function press(
  deps: CrmActionDeps,
  click: Click,
  pressed: Press,
  step: Step,
  done: MessageKey,
  verb: string,
): Promise<CardReply> {
  const { desk, access, links } = deps;
  const referral = await findFor({ ...desk, access }, click.person, pressed.referralId);
  if (!referral || !isDeal(referral)) throw new AppError('not-found', 'a press on a deal that is not there');
  const link = await links.find(referral.id);
  const next = link && link.revision === pressed.link ? step(link, click) : undefined;
  const moved = await moveLink(deps, click, { referral, link, next, verb });
  const notice = moved.kind === 'done' ? done : moved.kind === 'not-allowed' ? 'deal.notice.notAllowed' : 'crm.stale';
  return shown(deps.presenter, click, moved.referral, notice);
}

interface LinkMove {
  readonly referral: Referral;
  readonly link: CrmLink | undefined;
  /** Undefined: the step is not possible in this state. */
  readonly next: CrmLink | undefined;
  readonly verb: string;
}

/** One conditional write on the link that was read, by a person who may edit the deal; then an entry in the audit. */
export async function moveLink(
  deps: CrmActionDeps,
  turn: Turn,
  { referral, link, next, verb }: LinkMove,
): Promise<{ readonly kind: 'done' | 'stale' | 'not-allowed'; readonly referral: Referral }> {
  const { access, links, clock } = deps;
  if (!access.may(turn.person, 'edit', referral)) return { kind: 'not-allowed', referral };
  // Due at once: the next step sees the choice, and the save of a step in progress fails and is repeated.
  const saved = link && next && (await links.save(link, { ...next, dueAt: clock.now() }));
  if (!saved) return { kind: 'stale', referral };
  const noted = await noteIt(deps, turn, referral, verb);
  deps.nudge();
  return { kind: 'done', referral: noted };
}

/** Writes the audit entry and redraws all cards; returns the changed referral. */
async function noteIt(
  { desk, clock }: CrmActionDeps,
  { person }: Turn,
  referral: Referral,
  verb: string,
): Promise<Referral> {
  const entry = { what: verb.replace('.', '-'), by: actorOf(person) };
  let current: Referral | undefined = referral;
  for (let attempt = 0; current && attempt < 3; attempt++) {
    const written = await writeReferral(desk, current, withCardsDue(current, clock.now()), entry);
    if (written) return written;
    current = await desk.referrals.find(referral.id);
  }
  return current ?? referral;
}

async function shown(presenter: Presenter, click: Click, referral: Referral, notice: MessageKey): Promise<CardReply> {
  return { kind: 'card', ...(await presenter.cardFor(click, referral, say(click.locale, notice))) };
}
