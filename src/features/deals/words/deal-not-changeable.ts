import type { VerbButton } from '../../../cards/card-data.ts';
import { plainName, unformatted } from '../../../cards/plain.ts';
import type { Clock } from '../../../clock.ts';
import type { Reply, Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { type Access, answeringSentence, type Referral } from '../../referrals/index.ts';
import { isOpenDeal } from '../deal/deal.ts';
import { aboutDeal } from './deal-changed.ts';
import { dealCardReply } from './deal-replies.ts';

interface NotChangeableDeps {
  readonly access: Access;
  readonly clock: Clock;
}

/** How a referral that was named stands, where nothing of it can be changed, and what the person can do first. */
type Obstacle = { readonly title: MessageKey; readonly first?: 'accept' | 'claim' };

/**
 * The answer where a change names referrals and this person can change none of them: one that waits for their answer has Accept, one
 * that nobody works on has Claim.
 *
 * @returns undefined where several customers are named, or none that they see.
 */
export function notChangeable(deps: NotChangeableDeps, turn: Turn, named: readonly Referral[]): Reply | undefined {
  const seen = named.filter((one) => deps.access.may(turn.person, 'read', one));
  const customers = new Set(seen.map(({ record }) => record.customer.name));
  if (customers.size !== 1) return undefined;
  const now = deps.clock.now();
  const all = seen.map((referral) => ({ referral, obstacle: obstacleOf(deps, turn, referral, now) }));
  const one =
    all.find(({ obstacle }) => obstacle.first === 'accept') ?? all.find(({ obstacle }) => obstacle.first) ?? all[0];
  return one && dealCardReply(explained(turn, one.referral, one.obstacle));
}

function obstacleOf({ access }: NotChangeableDeps, { person }: Turn, referral: Referral, now: Date): Obstacle {
  const can = (deed: 'accept' | 'claim') => {
    const doing = answeringSentence[deed];
    return doing?.isPossible(referral, now) === true && access.may(person, doing.deed, referral);
  };
  if (can('accept')) return { title: 'deal.words.notOpen', first: 'accept' };
  if (!isOpenDeal(referral)) return { title: 'deal.words.notOpen' };
  return can('claim') ? { title: 'deal.words.notYet', first: 'claim' } : { title: 'deal.words.notYours' };
}

function explained({ locale }: Turn, referral: Referral, { title, first }: Obstacle) {
  const { id: referralId, revision, record } = referral;
  const doing = first && answeringSentence[first];
  const button = (does: { readonly label: MessageKey; readonly press: string }): VerbButton => ({
    title: say(locale, does.label),
    tooltip: unformatted(record.customer.name, 60),
    verb: does.press,
    data: { referralId, revision },
  });
  return aboutDeal(locale, referral, {
    title: say(locale, title, { customer: plainName(record.customer.name, 60) }),
    buttons: doing ? [button(doing)] : [],
  });
}
