import { plainName } from '../../cards/plain.ts';
import type { IntentHandler, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatMoment } from '../../i18n/format.ts';
import { textReply } from '../../text-reply.ts';
import {
  type Assignment,
  actorName,
  isAssigned,
  ownerOf,
  type Referral,
  type ReferralsRoom,
  referralsMeant,
  ruleInWords,
  whyAssigned,
} from '../referrals/index.ts';
import type { Placement, Router } from './router.ts';

const mostAnswers = 3;

/**
 * `why did this go to Megan?`, `where would it go now?`: for referrals that the asker may see in full. Writes nothing,
 * and takes no turn.
 */
export function routingQuestions({
  room,
  router,
}: {
  readonly room: Pick<ReferralsRoom, 'said'>;
  readonly router: Pick<Router, 'wouldGo'>;
}): IntentHandler {
  return {
    intents: ['ask-route', 'ask-route-now'],
    async handle(turn, meaning) {
      const found = await referralsMeant(room.said, turn, meaning);
      const meant = found
        .filter((referral) => room.said.may(turn.person, 'see-in-full', referral))
        .slice(0, mostAnswers);
      if (meant.length === 0) return undefined;
      const answers = await Promise.all(
        meant.map(async (referral) =>
          meaning.intent === 'ask-route' ? why(turn, referral) : now(turn, referral, await router.wouldGo(referral)),
        ),
      );
      // Deduplicated: several referrals of one customer may have the same answer.
      return textReply([...new Set(answers.flat())].join('\n\n'));
    },
  };
}

const nameOf = (name: string) => plainName(name, 60);

function why({ locale, timeZone, zoneIsOwn }: Turn, referral: Referral): readonly string[] {
  const { assignment, owner, arrivedAt } = referral;
  const customer = nameOf(referral.record.customer.name);
  if (assignment && isAssigned(referral)) {
    const day = formatMoment(locale, assignment.at, timeZone, { zone: !zoneIsOwn, now: arrivedAt });
    const values = { customer, name: nameOf(owner?.name ?? ''), day, why: whyAssigned(referral, locale) ?? '' };
    return [say(locale, 'route.why', values), ...passedOver(locale, assignment.passedOver ?? [])];
  }
  if (assignment?.channel && !owner) {
    const said = assignment.rule ? ruleInWords(assignment.rule, locale) : say(locale, 'route.by.else');
    return [say(locale, 'route.why.inChannel', { customer, channel: nameOf(assignment.channel.name), why: said })];
  }
  if (assignment?.rule && !owner)
    return [say(locale, 'route.why.channel', { customer, rule: ruleInWords(assignment.rule, locale) })];
  const theirs = ownerOf(referral);
  if (!theirs) return [say(locale, 'route.why.nobody', { customer })];
  const key = referral.cameWithTeam ? 'route.why.team' : 'route.why.claimed';
  return [say(locale, key, { customer, name: nameOf(theirs.name) })];
}

function now({ locale }: Turn, referral: Referral, placement: Placement): readonly string[] {
  const customer = nameOf(referral.record.customer.name);
  const { rule, to, how, channel } = placement;
  const said = rule ? ruleInWords(rule, locale) : say(locale, 'route.by.else');
  const skipped = passedOver(locale, placement.passedOver);
  if (channel) {
    const values = { customer, channel: nameOf(channel.name), why: said };
    return [say(locale, channel.isGone ? 'route.now.channelGone' : 'route.now.channel', values)];
  }
  if (!to) return [say(locale, 'route.now.nobody', { customer, why: said }), ...skipped];
  const words = how === 'catcher' ? say(locale, 'route.by.catcher', { rule: said }) : said;
  return [say(locale, 'route.now', { customer, name: nameOf(to.name), why: words }), ...skipped];
}

function passedOver(locale: Turn['locale'], skipped: NonNullable<Assignment['passedOver']>): readonly string[] {
  return skipped.map(({ who, why: reason }) =>
    say(locale, 'route.passedOver', {
      name: nameOf(actorName(locale, who)),
      why: say(locale, `route.passedOver.${reason}`),
    }),
  );
}
