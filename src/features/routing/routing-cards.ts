import type { RoutingConditions } from '../../answers/routing/routing-when.ts';
import type { VerbButton } from '../../cards/card-data.ts';
import { plainName, unformatted } from '../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../cards/sentence-card.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatNumber, joinedIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Person } from '../people/index.ts';
import { type BuiltCard, conditionsInWords } from '../referrals/index.ts';
import { type Rehearsal, rehearsedDays } from './rehearsal.ts';
import { isReachable } from './router.ts';
import { asPress, type RoutingProposal } from './routing-proposal.ts';
import type { RoutingTarget } from './routing-rule.ts';
import type { RoutingRules } from './routing-store.ts';

const showVerb = 'routing.show';
const formVerb = 'routing.form';
const addVerb = 'routing.add';
const upVerb = 'routing.up';
const removeVerb = 'routing.remove';
const rehearseVerb = 'routing.rehearse';

/** Upper bound of rules with buttons; the others have one line each and are moved by commands. */
const mostRows = 12;
const mostShares = 8;

export interface RulesView {
  readonly rules: RoutingRules;
  /** The current catcher. */
  readonly catcher?: string;
  /** An example of a rule, with people of this desk who take turns. */
  readonly example: string;
}

/** `Germany over 50k to Megan Bowen, then Lee Gu`, with reachable people; it is valid input as it is. */
export function exampleRule(people: readonly Person[], locale: Locale): string {
  const [first, second] = people.filter(isReachable).map(({ name }) => plainName(name, 40));
  if (!first) return say(locale, 'routing.example.one', { first: say(locale, 'routing.example.nobody') });
  return second
    ? say(locale, 'routing.example.rota', { first, second })
    : say(locale, 'routing.example.one', { first });
}

/** The card of all rules in their order, with the default target and the catcher. */
export function rulesCard({ rules, catcher, example }: RulesView, locale: Locale, notice?: string): BuiltCard {
  const { rules: list, otherwise, version } = rules;
  const rows: SentenceRow[] = list.slice(0, mostRows).map(({ id, when, to }, index) => ({
    title: numbered(locale, index, when),
    detail: targetInWords(to, locale),
    buttons: [
      ...(index > 0 ? [button(locale, 'routing.button.up', upVerb, { id, version })] : []),
      button(locale, 'routing.button.remove', removeVerb, { id, version }),
    ],
  }));
  const others = list
    .slice(mostRows)
    .map(({ when, to }, index) => [numbered(locale, mostRows + index, when), targetInWords(to, locale)].join(' → '));
  const last: SentenceRow = {
    title: say(locale, 'routing.else'),
    detail: targetInWords(otherwise, locale),
    buttons: [
      button(locale, 'routing.button.new', formVerb, {}),
      ...(list.length > 0 ? [button(locale, 'routing.button.rehearse', rehearseVerb, {})] : []),
    ],
  };
  const catches = catcher
    ? say(locale, 'routing.catcher', { name: plainName(catcher, 60) })
    : say(locale, 'routing.catcher.none');
  const lines = [
    ...(notice ? [notice] : []),
    say(locale, list.length > 0 ? 'routing.intro' : 'routing.empty'),
    ...others,
    catches,
    say(locale, 'routing.example', { example }),
  ];
  return sentenceCard(locale, { title: say(locale, 'routing.title'), lines, rows: [...rows, last] });
}

function numbered(locale: Locale, index: number, when: RoutingConditions): string {
  return `${formatNumber(locale, index + 1)}. ${conditionsInWords(when, locale)}`;
}

/** The card of a proposed rule: how it was understood, and its effect on the referrals of the last ninety days. */
export function proposalCard(
  proposal: RoutingProposal,
  rehearsal: Rehearsal,
  options: { readonly rules: RoutingRules; readonly ruleId: string; readonly notice?: string },
  locale: Locale,
): BuiltCard {
  const { rules, ruleId, notice } = options;
  const to = targetInWords(proposal.to, locale);
  const rule = proposal.isElse ? say(locale, 'routing.else') : conditionsInWords(proposal.when, locale);
  const data = { rule: asPress(proposal), version: rules.version };
  const add = (first: boolean) =>
    button(locale, first ? 'routing.button.addFirst' : 'routing.button.add', addVerb, {
      ...data,
      place: first ? 'first' : 'last',
    });
  const isFirst = proposal.isElse || rules.rules.length === 0;
  const count = proposal.isElse ? undefined : (rehearsal.ofRule.get(ruleId) ?? 0);
  return sentenceCard(locale, {
    title: proposal.isElse ? `${rule} → ${to}` : say(locale, 'routing.new', { rule, to }),
    lines: [...(notice ? [notice] : []), ...rehearsalLines(rehearsal, locale, count)],
    rows: [
      {
        title: say(locale, 'routing.ask'),
        detail: say(locale, isFirst ? 'routing.ask.only' : 'routing.ask.order'),
        buttons: [
          ...(isFirst ? [{ ...add(false), says: 'yes' as const }] : [add(false), add(true)]),
          button(locale, 'routing.button.change', formVerb, { rule: asPress(proposal) }),
          button(locale, 'routing.button.cancel', showVerb, {}),
        ],
      },
    ],
  });
}

export function rehearsalCard(rehearsal: Rehearsal, locale: Locale): BuiltCard {
  return sentenceCard(locale, {
    title: say(locale, 'routing.rehearsal'),
    lines: rehearsalLines(rehearsal, locale, undefined),
    rows: [
      {
        title: say(locale, 'routing.title'),
        detail: '',
        buttons: [button(locale, 'routing.button.show', showVerb, {})],
      },
    ],
  });
}

function rehearsalLines(rehearsal: Rehearsal, locale: Locale, ofRule: number | undefined): readonly string[] {
  const { total, byTeam, nobody, channels, shares, isOfLatest } = rehearsal;
  if (total === 0) return [say(locale, 'routing.rehearsed.none', { days: rehearsedDays })];
  const others = shares.slice(mostShares);
  return [
    ofRule === undefined
      ? say(locale, 'routing.rehearsed.all', { days: rehearsedDays, total })
      : say(locale, 'routing.rehearsed', { days: rehearsedDays, total, count: ofRule }),
    ...(isOfLatest ? [say(locale, 'routing.rehearsed.latest', { count: total })] : []),
    ...shares.slice(0, mostShares).map(({ who, referrals, mostOnADay }) =>
      say(locale, 'routing.rehearsed.share', {
        name: plainName(who.name, 60),
        count: referrals,
        messages: mostOnADay,
      }),
    ),
    ...(others.length > 0 ? [say(locale, 'routing.rehearsed.others', { count: others.length })] : []),
    ...channels
      .slice(0, mostShares)
      .map(({ channel, referrals }) =>
        say(locale, 'routing.rehearsed.channel', { name: plainName(channel.name, 60), count: referrals }),
      ),
    say(locale, 'routing.rehearsed.nobody', { count: nobody }),
    ...(byTeam > 0 ? [say(locale, 'routing.rehearsed.team', { count: byTeam })] : []),
  ];
}

/** For example `Megan Bowen, Lee Gu, in turn`. */
export function targetInWords(to: RoutingTarget, locale: Locale): string {
  if (to.kind === 'nobody') return say(locale, 'routing.to.nobody');
  if (to.kind === 'channel') return say(locale, 'routing.to.channel', { name: plainName(to.channel.name, 60) });
  const names = joinedIn(
    locale,
    to.people.map(({ name }) => plainName(name || say(locale, 'person.forgotten'), 60)),
  );
  return to.people.length > 1 ? say(locale, 'routing.to.rota', { names }) : names;
}

type ButtonKey =
  | 'routing.button.up'
  | 'routing.button.remove'
  | 'routing.button.new'
  | 'routing.button.rehearse'
  | 'routing.button.add'
  | 'routing.button.addFirst'
  | 'routing.button.change'
  | 'routing.button.cancel'
  | 'routing.button.show';

function button(locale: Locale, label: ButtonKey, verb: string, data: VerbButton['data']): VerbButton {
  const title = say(locale, label);
  return { title, tooltip: unformatted(title), verb, data };
}
