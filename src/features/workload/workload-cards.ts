import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../cards/sentence-card.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatList, formatShortMoment, inBrackets, joinedIn } from '../../i18n/format.ts';
import { type Person, personId } from '../people/index.ts';
import type { Referral } from '../referrals/index.ts';
import type { HandOverPlan } from './everything-handed-over.ts';
import { hasRoomFor, mostLoadsCounted, type PersonLoad, type TeamLoads } from './team-loads.ts';

/** Whoever reads it, and when. */
export interface LoadReader extends Pick<Turn, 'locale' | 'timeZone'> {
  readonly now: Date;
}

const whomVerb = 'workload.whom';
const previewVerb = 'workload.preview';
const passVerb = 'workload.pass';
const undoVerb = 'workload.undo';

const mostRows = 12;
const mostNamed = 3;
const mostListed = 15;
const nameOf = ({ name }: Pick<Person, 'name'>) => plainName(name, 60);

/** Who has how much, the heaviest load first; each row hands over. */
export function loadsCard(reader: LoadReader, team: TeamLoads) {
  const { locale } = reader;
  const { limit } = team;
  const full = team.loads.filter(({ waiting }) => waiting >= limit);
  const [most] = team.loads;
  const names = formatList(locale, full.map(({ person }) => nameOf(person)).slice(0, mostRows));
  const title =
    full.length > 0
      ? say(locale, 'workload.full', { limit, names })
      : most && most.waiting > 0
        ? say(locale, 'workload.nobodyFull', { limit, name: nameOf(most.person), waiting: most.waiting })
        : say(locale, 'workload.nothing');
  const shown = team.loads.filter(({ waiting }) => waiting > 0).slice(0, mostRows);
  return sentenceCard(locale, {
    title,
    lines: besides(reader, team),
    rows: shown.map((load) => ({ ...loadRow(reader, load, limit), buttons: [handsOverButton(reader, load.person)] })),
  });
}

/** Who can take so many more, the lightest load first. */
export function roomCard(reader: LoadReader, team: TeamLoads, more: number) {
  const { locale } = reader;
  const able = team.loads.filter((load) => hasRoomFor(load, more, team.limit)).toReversed();
  const names = formatList(
    locale,
    able.slice(0, mostRows).map(({ person }) => nameOf(person)),
  );
  const title =
    able.length > 0
      ? say(locale, 'workload.room', { more, names })
      : say(locale, 'workload.noRoom', { more, limit: team.limit });
  const each = able.slice(0, mostRows).map((load) => loadRow(reader, load, team.limit));
  const lines = each.map(({ title: name, detail }) => `${name} · ${detail}`);
  return sentenceCard(locale, { title, lines: [...lines, ...besides(reader, team)] });
}

/** Who takes over from `from`: whoever is there, the lightest load first. */
export function receiversCard(reader: LoadReader, team: TeamLoads, from: Person) {
  const { locale } = reader;
  const others = team.loads.filter((load) => personId(load.person) !== personId(from) && hasRoomFor(load, 0, Infinity));
  const rows = others
    .toReversed()
    .slice(0, mostRows)
    .map((load) => ({
      ...loadRow(reader, load, team.limit),
      buttons: [
        {
          title: say(locale, 'workload.choose'),
          tooltip: unformatted(load.person.name, 60),
          verb: previewVerb,
          data: { from: personId(from), to: personId(load.person) },
        },
      ],
    }));
  const title = say(locale, rows.length > 0 ? 'workload.whom' : 'workload.nobodyThere', { name: nameOf(from) });
  return sentenceCard(locale, { title, rows });
}

/** What would change hands, before anything does. */
export function handOverPlanCard(reader: LoadReader, plan: HandOverPlan) {
  const { locale } = reader;
  const { from, to, waiting, accepted, staying, isPart, limit, hasAlready } = plan;
  const values = { from: nameOf(from), to: nameOf(to) };
  const all = [...waiting, ...accepted];
  if (all.length === 0) {
    const title = say(locale, staying > 0 ? 'workload.plan.none' : 'workload.plan.nothing', {
      ...values,
      count: staying,
    });
    return sentenceCard(locale, { title });
  }
  const rest = all.length - mostListed;
  const after = hasAlready + waiting.length;
  return sentenceCard(locale, {
    title:
      waiting.length > 0 && accepted.length > 0
        ? say(locale, 'workload.plan.both', { ...values, count: waiting.length, accepted: accepted.length })
        : say(locale, 'workload.plan', { ...values, count: all.length }),
    lines: [
      ...all.slice(0, mostListed).map((referral) => referralLine(reader, referral)),
      ...(rest > 0 ? [say(locale, 'fact.more', { count: rest })] : []),
      ...(staying > 0 && !isPart ? [say(locale, 'workload.plan.staying', { ...values, count: staying })] : []),
      ...(isPart ? [say(locale, 'workload.plan.stayingMore', { ...values, count: staying })] : []),
      ...(after > limit ? [say(locale, 'workload.plan.over', { ...values, count: after, limit })] : []),
    ],
    rows: [
      ...(waiting.length > 0 ? [planRow(reader, plan, waiting, 'workload.plan.waiting')] : []),
      ...(accepted.length > 0 ? [planRow(reader, plan, all, 'workload.plan.all')] : []),
    ],
  });
}

function planRow(
  { locale }: LoadReader,
  { from, to, accepted }: HandOverPlan,
  referrals: readonly Referral[],
  key: 'workload.plan.waiting' | 'workload.plan.all',
): SentenceRow {
  const data = { from: personId(from), to: personId(to), cards: cardsInData(referrals) };
  const title = say(locale, key, { count: referrals.length, accepted: accepted.length });
  const says = key === 'workload.plan.waiting' || accepted.length === referrals.length ? { says: 'yes' as const } : {};
  const button = {
    title: say(locale, key === 'workload.plan.all' ? 'workload.passAll' : 'button.assign'),
    tooltip: title,
    verb: passVerb,
    data,
    ...says,
  };
  return { title, detail: say(locale, 'workload.plan.told', { to: nameOf(to) }), buttons: [button] };
}

/** What the press did, with the way back. */
export function passedCard(
  { locale }: LoadReader,
  done: {
    readonly from: Person;
    readonly to: Person;
    readonly moved: readonly Referral[];
    readonly stayed: readonly Referral[];
  },
) {
  const { from, to, moved, stayed } = done;
  const title = say(locale, moved.length > 0 ? 'workload.passed' : 'workload.passed.none', {
    count: moved.length,
    name: nameOf(to),
  });
  const undo = {
    title: say(locale, 'button.undo'),
    tooltip: title,
    verb: undoVerb,
    data: { to: personId(from), cards: cardsInData(moved) },
    says: 'undo' as const,
  };
  return sentenceCard(locale, {
    title,
    lines: changedMeanwhile(locale, stayed),
    rows: moved.length > 0 ? [{ title: nameOf(to), detail: say(locale, 'undo.hint'), buttons: [undo] }] : [],
  });
}

export function takenBackCard(
  { locale }: LoadReader,
  done: { readonly to: Person; readonly moved: readonly Referral[]; readonly stayed: readonly Referral[] },
) {
  const values = { count: done.moved.length, name: nameOf(done.to) };
  const title = say(locale, done.moved.length > 0 ? 'workload.takenBack' : 'workload.takenBack.none', values);
  return sentenceCard(locale, { title, lines: changedMeanwhile(locale, done.stayed) });
}

function changedMeanwhile(locale: Turn['locale'], stayed: readonly Referral[]): readonly string[] {
  if (stayed.length === 0) return [];
  const names = formatList(
    locale,
    stayed.slice(0, mostListed).map(({ record }) => plainName(record.customer.name, 60)),
  );
  return [say(locale, 'workload.stayed', { count: stayed.length, names })];
}

/** A button's data are texts and numbers. */
const cardsInData = (referrals: readonly Referral[]) =>
  referrals.map(({ id, revision }) => `${id}:${revision}`).join(' ');

const momentFor =
  ({ locale, timeZone, now }: LoadReader) =>
  (at: Date) =>
    formatShortMoment(locale, at, timeZone, { time: true, now });

function loadRow(reader: LoadReader, { person, waiting, soon, away, isUnreachable }: PersonLoad, limit: number) {
  const { locale } = reader;
  const moment = momentFor(reader);
  const named = soon
    .slice(0, mostNamed)
    .map(({ customer, deadline }) => inBrackets(locale, plainName(customer, 40), moment(deadline)));
  const more = soon.length - named.length;
  const what = joinedIn(locale, [...named, ...(more > 0 ? [say(locale, 'fact.more', { count: more })] : [])]);
  const detail = [
    say(locale, 'workload.of', { waiting, limit }),
    ...(soon.length > 0 ? [say(locale, 'workload.soon', { count: soon.length, what })] : []),
    ...(away ? [say(locale, 'workload.away', { day: moment(away.until) })] : []),
    ...(isUnreachable ? [say(locale, 'route.passedOver.unreachable')] : []),
  ].join(' · ');
  return { title: nameOf(person), detail };
}

function handsOverButton({ locale }: LoadReader, person: Person) {
  return {
    title: say(locale, 'button.assign'),
    tooltip: unformatted(person.name, 60),
    verb: whomVerb,
    data: { from: personId(person) },
  };
}

function referralLine(reader: LoadReader, { record, deadline }: Referral): string {
  const isNew = record.status === 'New';
  const until = isNew ? say(reader.locale, 'workload.until', { day: momentFor(reader)(deadline) }) : '';
  return [plainName(record.customer.name, 60), plain(record.name, { max: 60 }), until].filter(Boolean).join(' · ');
}

function besides({ locale }: LoadReader, { unowned, isPart }: TeamLoads): readonly string[] {
  return [
    ...(unowned > 0 ? [say(locale, 'workload.unowned', { count: unowned })] : []),
    ...(isPart ? [say(locale, 'workload.part', { count: mostLoadsCounted })] : []),
  ];
}
