import { BSON, type Db, type Document } from 'mongodb';
import type { SystemClock } from '../../../src/clock.ts';
import type { Teams } from '../../harness/teams.ts';

const { EJSON } = BSON;

/** A desk as it stands when everybody has installed it and it has come to rest. As text: nobody can change it. */
interface InstalledDesk {
  readonly serviceUrl: string;
  readonly collections: string;
  readonly chats: string;
  /** By its own clock. */
  readonly at: Date;
}

interface Around {
  readonly db: Db;
  readonly teams: Teams;
  readonly clock: Pick<SystemClock, 'now'>;
}

/** That desk's Partner Center gave them; the next one knows nothing of them. */
const ofItsSandbox = 'partnerCenterTokens';

/** By all that what an install leaves may depend on. */
const installedDesks = new Map<string, InstalledDesk>();

/**
 * Installing is some 150 round trips to the database, the same ones each time. The first desk of its kind in a process is
 * installed through the front door and kept here; the next ones find what it left, as a desk does after a restart.
 */
export async function keepInstalled(kind: string, { db, teams, clock }: Around): Promise<void> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const collections: Record<string, Document[]> = {};
  for (const name of names) {
    const documents = name === ofItsSandbox ? [] : await db.collection(name).find().toArray();
    if (documents.length > 0) collections[name] = documents;
  }
  installedDesks.set(kind, {
    serviceUrl: teams.serviceUrl,
    collections: EJSON.stringify(collections, { relaxed: false }),
    chats: teams.store.toText(),
    at: clock.now(),
  });
}

/** Before the desk starts. False: none of this kind was installed in this process yet. */
export async function putInstalled(kind: string, { db, teams, clock }: Around): Promise<boolean> {
  const installed = installedDesks.get(kind);
  if (!installed) return false;
  const here = (text: string) => text.replaceAll(installed.serviceUrl, teams.serviceUrl);
  const collections = EJSON.parse(here(installed.collections), { relaxed: false }) as Record<string, Document[]>;
  const since = clock.now().getTime() - installed.at.getTime();
  const asOfNow = (documents: Document[]) => documents.map((one) => later(one, installed.at, since) as Document);
  await Promise.all(
    Object.entries(collections).map(([name, documents]) => db.collection(name).insertMany(asOfNow(documents))),
  );
  teams.store.restore(here(installed.chats));
  return true;
}

/**
 * A file's desks begin minutes after the first one: whoever was heard of then was heard of just now. What lay ahead (the hour of
 * a morning's list) lies there still.
 */
function later(value: unknown, at: Date, milliseconds: number): unknown {
  if (value instanceof Date) return value > at ? value : new Date(value.getTime() + milliseconds);
  if (Array.isArray(value)) return value.map((each) => later(each, at, milliseconds));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, later(each, at, milliseconds)]));
}
