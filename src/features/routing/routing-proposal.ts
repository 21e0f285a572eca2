import { z } from 'zod';
import { type RoutingLine, readRoutingLine } from '../../answers/routing/routing-line.ts';
import type { RoutingConditions } from '../../answers/routing/routing-when.ts';
import { plainName } from '../../cards/plain.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { formatList } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import {
  channelCalled,
  type NamedPeople,
  type Person,
  personId,
  type TeamChannel,
  type TeamChannels,
} from '../people/index.ts';
import type { Assignee, RoutingTarget } from './routing-rule.ts';

/** A proposed rule: conditions and target. `isElse`: the target of referrals that no rule matches. */
export interface RoutingProposal {
  readonly when: RoutingConditions;
  readonly isElse: boolean;
  readonly to: RoutingTarget;
}

export type ReadProposal =
  | { readonly kind: 'proposal'; readonly proposal: RoutingProposal }
  /** A sentence that says why there is no proposal. */
  | { readonly kind: 'problem'; readonly text: string };

/** Upper bound of people on a rota. */
export const mostOnRota = 20;

/** Parses `Germany over 50k to Megan, then Lee`; undefined: not a rule. */
export async function readProposal(
  known: Known,
  turn: Pick<Turn, 'person' | 'locale'>,
  text: string,
): Promise<ReadProposal | undefined> {
  const { locale } = turn;
  const line = readRoutingLine(text, locale, 'rule');
  if (!line) return undefined;
  const [unread] = line.unread;
  if (unread !== undefined) return problem(say(locale, 'routing.problem.unread', { words: unread }));
  const to = await targetOf(known, turn, line);
  if (to.kind === 'problem') return to;
  return { kind: 'proposal', proposal: { when: line.when, isElse: line.isElse, to: to.to } };
}

type ReadTarget =
  | { readonly kind: 'target'; readonly to: RoutingTarget }
  | { readonly kind: 'problem'; readonly text: string };

/** Look-ups of the people and channels that a rule may name. */
export interface Known {
  readonly named: Pick<NamedPeople, 'called'>;
  readonly channels: () => Promise<TeamChannels>;
}

async function targetOf(
  { named: people, channels }: Known,
  { person, locale }: Pick<Turn, 'person' | 'locale'>,
  { to: names, channel }: RoutingLine,
): Promise<ReadTarget> {
  if (channel !== undefined) {
    const all = await channels();
    const called = channelCalled(all, channel);
    return called ? { kind: 'target', to: asTarget(called, all) } : problem(noChannel(locale, channel, all));
  }
  const found: Person[] = [];
  for (const name of names) {
    const named = await people.called(name, person);
    // `Germany to DACH`: if no person has the name, it may be a channel.
    const all = named.kind === 'unknown' && names.length === 1 ? await channels() : [];
    const called = channelCalled(all, name);
    if (called) return { kind: 'target', to: asTarget(called, all) };
    if (named.kind !== 'person') return problem(whyNobody(locale, name, named.kind === 'several' ? named.people : []));
    found.push(named.person);
  }
  return { kind: 'target', to: targetFor(found) };
}

/** Why the name does not identify one person: no match, or several. */
export function whyNobody(locale: Locale, name: string, several: readonly Person[]): string {
  const said = plainName(name, 60);
  if (several.length === 0) return say(locale, 'routing.problem.unknown', { name: said });
  const names = formatList(
    locale,
    several.slice(0, 5).map((person) => plainName(person.name, 60)),
  );
  return say(locale, 'routing.problem.several', { name: said, names });
}

/** The default channel as a target means `nobody`, since it has everything that goes to nobody. */
function asTarget({ id, name }: TeamChannel, channels: TeamChannels): RoutingTarget {
  return channels[0]?.id === id ? { kind: 'nobody' } : { kind: 'channel', channel: { id, name } };
}

function noChannel(locale: Locale, said: string, channels: TeamChannels): string {
  const names = channels.filter(({ name }) => name !== '').map(({ name }) => plainName(name, 60));
  const command = commandWord(locale, 'useThisChannel');
  const values = { name: plainName(said, 60), command };
  if (names.length === 0) return say(locale, 'routing.problem.channel', values);
  return say(locale, 'routing.problem.channel.others', { ...values, names: formatList(locale, names) });
}

/** Finds the channel by the id in a card's data; undefined: it is no longer used. */
export function channelTarget(channels: TeamChannels, id: string): RoutingTarget | undefined {
  const channel = channels.find((one) => one.id === id);
  return channel && asTarget(channel, channels);
}

export function targetFor(people: readonly Person[]): RoutingTarget {
  const unique = [...new Map(people.map((person) => [personId(person), person])).values()];
  return unique.length === 0
    ? { kind: 'nobody' }
    : { kind: 'people', people: unique.slice(0, mostOnRota).map(asAssignee) };
}

export function asAssignee({ tenantId, aadObjectId, name }: Person): Assignee {
  return { tenantId, aadObjectId, name };
}

function problem(text: string): { readonly kind: 'problem'; readonly text: string } {
  return { kind: 'problem', text };
}

const code = z.string().regex(/^[A-Z]{2}$/);
const amount = z.strictObject({
  value: z.number().nonnegative().max(1e12),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
const who = z.strictObject({ tenantId: z.string().max(60), aadObjectId: z.string().max(60) });

const Proposed = z.strictObject({
  when: z.strictObject({
    countries: z.array(code).min(1).max(40).optional(),
    notCountries: z.array(code).min(1).max(40).optional(),
    customer: z.string().min(1).max(60).optional(),
    solution: z.string().min(1).max(60).optional(),
    over: amount.optional(),
    under: amount.optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .optional(),
    source: z.enum(['microsoft', 'partner']).optional(),
    locations: z
      .array(z.string().regex(/^\d{3,12}$/))
      .min(1)
      .max(40)
      .optional(),
  }),
  isElse: z.boolean(),
  to: z.array(who).max(mostOnRota),
  channel: z.string().min(1).max(300).optional(),
});
export type ProposalPress = z.output<typeof Proposed>;

/**
 * The encoded proposal in a button's data, from the rehearsal to the confirmation: untrusted, so it is validated again.
 */
export const ProposalData = z
  .string()
  .max(8_000)
  .transform((text, context): ProposalPress => {
    const read = Proposed.safeParse(jsonIn(text));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: 'is no proposal' });
    return z.NEVER;
  });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Encodes a proposal as one word of letters, so that no text of an admin has a meaning in a card. */
export function asPress({ when, isElse, to }: RoutingProposal): string {
  const people = to.kind === 'people' ? to.people : [];
  const channel = to.kind === 'channel' ? { channel: to.channel.id } : {};
  const ids = people.map(({ tenantId, aadObjectId }) => ({ tenantId, aadObjectId }));
  return Buffer.from(JSON.stringify({ when, isElse, to: ids, ...channel })).toString('base64url');
}

/** Undefined: a person in it may no longer own referrals, or the channel is no longer used. */
export async function fromPress(
  { named, channels }: { readonly named: Pick<NamedPeople, 'byId'>; readonly channels: Known['channels'] },
  press: ProposalPress,
): Promise<RoutingProposal | undefined> {
  const { isElse, channel } = press;
  const when = press.when as RoutingConditions;
  if (channel !== undefined) {
    const target = channelTarget(await channels(), channel);
    return target && { when, isElse, to: target };
  }
  const found = await Promise.all(press.to.map((id) => named.byId(id)));
  const known = found.filter((person) => person !== undefined);
  if (known.length < press.to.length) return undefined;
  return { when, isElse, to: targetFor(known) };
}
