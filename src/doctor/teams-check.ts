import type { Db, Document } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Person, TeamChannel } from '../features/people/index.ts';
import { MongoDealTeamStore, MongoPeopleStore, standingOf } from '../features/people/index.ts';
import { LastActivity } from '../mongo/last-activity.ts';
import { counted, type Finding, ok, span, warning, wrong } from './finding.ts';

const week = 7 * 86_400_000;
const late = 10 * 60_000;
const lookedAt = 5_000;

/** Where the desk is installed, whether Teams calls it, and what could not be delivered. Counts only, no names. */
export async function teamsCheck(config: Config, clock: Clock, db: Db | undefined): Promise<readonly Finding[]> {
  if (!db) return [wrong('not looked at: there is no database', 'See above.')];
  const store = new MongoPeopleStore(db, config.roles);
  const people = await store.recent(lookedAt);
  return [
    await lastHeard(db, clock),
    ...(await channel(db, clock, (await store.reachableAdmins()).length)),
    ...installations(people),
    ...admins(config, people),
    ...(await deliveries(db, clock)),
  ];
}

async function lastHeard(db: Db, clock: Clock): Promise<Finding> {
  const endpoint = 'Is the Azure Bot’s messaging endpoint <PUBLIC_URL>/api/messages, and its Teams channel on?';
  const last = await new LastActivity(db, () => clock.now()).read();
  if (!last) return warning('Teams has not spoken to the desk yet', `Install the app and say “help”. ${endpoint}`);
  const age = clock.now().getTime() - last.getTime();
  if (age > week) return warning(`Teams last spoke to the desk ${span(age)} ago`, `Say “help” to it. ${endpoint}`);
  return ok(`Teams last spoke to the desk ${span(age)} ago`);
}

async function channel(db: Db, clock: Clock, admins: number): Promise<readonly Finding[]> {
  const dealTeam = new MongoDealTeamStore(db, () => clock.now());
  const [first, ...others] = await dealTeam.channels();
  const beside = others.map((other) => otherChannel(other, clock));
  if (first && !first.loss) return [ok('the deal team’s channel is chosen'), ...beside];
  const loss = first?.loss;
  const what = loss
    ? `the deal team’s channel can’t be written in since ${span(clock.now().getTime() - loss.since.getTime())} (${loss.reason})`
    : 'no channel is chosen for the deal team';
  const todo =
    'Install the app in the team, or mention it in a channel and write “use this channel” as Referrals admin.';
  if (admins > 0)
    return [(loss ? wrong : warning)(what, `${todo} Until then Referrals admins get what nobody owns.`), ...beside];
  return [
    (loss ? wrong : warning)(what, todo),
    (loss ? wrong : warning)(
      'no Referrals admin can be written to: what nobody owns would expire in silence',
      'Let one of REFERRALS_ADMINS install the app for themselves, or write to it.',
    ),
  ];
}

/** A channel that routing rules use, other than the default one. */
function otherChannel({ name, loss }: TeamChannel, clock: Clock): Finding {
  if (!loss) return ok(`channel “${name}” is used by rules`);
  const since = span(clock.now().getTime() - loss.since.getTime());
  return wrong(
    `channel “${name}” can’t be written in since ${since} (${loss.reason}); its referrals stand in the default one`,
    'Restore it, or install the app in its team again; or take it away with “channels” and change the rules that name it.',
  );
}

function installations(people: readonly Person[]): readonly Finding[] {
  const reachable = people.filter(({ personalChat }) => personalChat).length;
  const more = people.length === lookedAt ? ' at least' : '';
  if (reachable === 0)
    return [warning('nobody has installed the desk for themselves', 'Owners get their cards and reminders only then.')];
  return [ok(`${counted(people.length, 'person', 'people')} known${more}, ${reachable} with a chat of their own`)];
}

function admins({ roles }: Config, people: readonly Person[]): readonly Finding[] {
  if (roles.admins.length === 0) return [];
  const known = people.filter((person) => standingOf(person, roles).role === 'admin').length;
  if (known === 0)
    return [
      warning(
        `none of the ${counted(roles.admins.length, 'entry', 'entries')} of REFERRALS_ADMINS is known in Teams yet`,
        'Let one of them write to the desk. If they have: is it their e-mail address in Teams, or their Entra object id?',
      ),
    ];
  return [ok(`${counted(known, 'Referrals admin')} known`)];
}

async function deliveries(db: Db, clock: Clock): Promise<readonly Finding[]> {
  const copies = db.collection('copies');
  const states = new Map(
    (await copies.aggregate([{ $group: { _id: '$state', number: { $sum: 1 } } }]).toArray()).map((row: Document) => [
      row._id as string,
      row.number as number,
    ]),
  );
  const waiting = await copies.countDocuments({ dueAt: { $lte: new Date(clock.now().getTime() - late) } });
  const gone = states.get('gone') ?? 0;
  const ambiguous = states.get('ambiguous') ?? 0;
  return [
    ok(`${counted(states.get('sent') ?? 0, 'message')} stand in Teams`),
    ...(waiting > 0
      ? [
          wrong(
            `${counted(waiting, 'message')} to Teams wait for more than ${span(late)}`,
            'Is the desk running? Its log says why (429: Teams asks to go slower; 401: see Microsoft identity).',
          ),
        ]
      : []),
    ...(gone > 0
      ? [
          warning(
            `${counted(gone, 'message')} could not be delivered: the desk was removed or blocked there`,
            'Install it there again, or let the person unblock it; the channel has the card all the same.',
          ),
        ]
      : []),
    ...(ambiguous > 0
      ? [
          warning(
            `${counted(ambiguous, 'reminder')} may or may not have arrived`,
            'A send was cut short; RUNBOOK.md says more.',
          ),
        ]
      : []),
  ];
}
