import type { Db } from 'mongodb';
import type { PostedList } from '../../../src/features/reminders/posted-lists/posted-list.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { buttonsOf } from '../../harness/cards.ts';
import { cardOf } from '../../harness/chat-store.ts';
import type { Teams } from '../../harness/teams.ts';
import { countPosts, placeOf } from './judge.ts';
import type { StoredCopy, StoredReferral } from './registry.ts';

type StoredList = Omit<PostedList, 'id'> & { readonly _id: string };

export interface Warnings {
  readonly expired: number;
  /** Reminders that somebody was sent, by audience. */
  readonly rungs: number;
  readonly alone: number;
  readonly listed: number;
  readonly lists: number;
  readonly overtaken: number;
  readonly steps: number;
  /** Ran out, and nobody had been told. */
  readonly unwarned: readonly string[];
  /** A reminder twice in one place, or a list, where no send had been cut short. */
  readonly doubled: readonly string[];
  readonly ambiguous: number;
  readonly stepsTwice: readonly string[];
  readonly missingSteps: readonly string[];
}

const allSteps = ['backup', 'manager', 'channel', 'catcher'] as const;

/** What everybody was told in the end, held against what was to be: nobody decided, so all of them ran out. */
export async function judgeWarnings(parts: {
  readonly db: Db;
  readonly teams: Teams;
  readonly sandbox: Sandbox;
}): Promise<Warnings> {
  const { db, teams, sandbox } = parts;
  const referrals = await db.collection<StoredReferral>('referrals').find().toArray();
  const copies = await db.collection<StoredCopy>('copies').find().toArray();
  const lists = await db.collection<StoredList>('postedLists').find().toArray();
  const reminders = copies.filter(({ purpose }) => purpose.startsWith('reminder:'));
  const rows = Map.groupBy(
    lists.filter(({ state }) => state === 'sent').flatMap((list) => list.rows),
    ({ copyId }) => copyId,
  );
  const alone = reminders.filter(({ state }) => state === 'sent');
  const listed = reminders.filter(({ _id, state }) => state === 'listed' && rows.has(_id));
  const unsure = reminders.filter(({ state }) => state === 'ambiguous');
  const reached = new Set([...alone, ...listed, ...unsure].map(({ referralId }) => referralId));
  const doubled = [...rows].flatMap(([copyId, some]) => (some.length > 1 ? [`${copyId} in ${some.length} lists`] : []));
  const messages = postedTwice(teams, copies);
  const posts = listsTwice(teams, lists);
  const unwarned = referrals.filter(({ _id }) => !reached.has(_id)).map(({ _id }) => _id);
  return {
    expired: referrals.filter(({ _id }) => sandbox.record(_id).substatus === 'Expired').length,
    rungs: alone.length + listed.length,
    alone: alone.length,
    listed: listed.length,
    lists: lists.filter(({ state }) => state === 'sent').length,
    overtaken: reminders.filter(({ state }) => state === 'dropped').length,
    steps: referrals.reduce((sum, { escalations = [] }) => sum + escalations.length, 0),
    unwarned,
    doubled: [...doubled, ...messages.doubled, ...posts.doubled],
    ambiguous: unsure.length + messages.ambiguous + posts.ambiguous,
    stepsTwice: referrals.flatMap(({ _id, escalations = [] }) =>
      new Set(escalations.map(({ step }) => step)).size < escalations.length ? [_id] : [],
    ),
    missingSteps: referrals.flatMap(({ _id, escalations = [] }) =>
      allSteps.filter((step) => !escalations.some((said) => said.step === step)).map((step) => `${step} of ${_id}`),
    ),
  };
}

function postedTwice(teams: Teams, copies: readonly StoredCopy[]) {
  const cutShort = new Set(copies.filter(({ maybeTwice }) => maybeTwice).map(placeOf));
  const twice = [...countPosts(teams)].filter(([, count]) => count > 1);
  return {
    doubled: twice.filter(([place]) => !cutShort.has(place)).map(([place, count]) => `${place}: ${count} times`),
    ambiguous: twice.filter(([place]) => cutShort.has(place)).reduce((sum, [, count]) => sum + count - 1, 0),
  };
}

/** More lists in a chat than were meant, of which the desk does not say that a send was cut short. */
function listsTwice(teams: Teams, lists: readonly StoredList[]) {
  const meant = Map.groupBy(
    lists.filter(({ activityId }) => activityId),
    ({ address }) => address.conversationId,
  );
  const doubled: string[] = [];
  let ambiguous = 0;
  for (const chat of teams.store.conversations.values()) {
    const posted = chat.messages.filter(
      ({ by, history, activity }) =>
        by === 'bot' && buttonsOf(cardOf(history[0] ?? activity)).some(({ verb }) => verb === 'list.accept'),
    );
    const place = posted[0]?.conversationId ?? '';
    const ours = meant.get(place) ?? [];
    const extra = posted.length - ours.length;
    if (extra <= 0) continue;
    const unsure = ours.filter(({ maybeTwice }) => maybeTwice).length;
    if (unsure > 0) ambiguous += extra;
    else doubled.push(`${extra} lists too many in ${place}`);
  }
  return { doubled, ambiguous };
}
