import { BSON, type CommandStartedEvent, type Db, type Document, type MongoClient } from 'mongodb';

const { EJSON } = BSON;

export interface Examined {
  readonly queries: number;
  /** Absent: the server counts documents only. */
  readonly keys?: number;
  readonly documents: number;
}

const nothing = { queries: 0, keys: 0, documents: 0 };
const reading = ['find', 'aggregate', 'distinct', 'count'];
/** What the driver adds for itself; `explain` takes the query alone. */
const notPartOf = ['lsid', '$db', '$clusterTime', '$readPreference', 'apiVersion'];

interface ExaminedInPlan {
  readonly keys: number;
  readonly documents: number;
}

/**
 * What the server itself counted while `work` ran, which on a server that nobody else uses is what `work` read. Undefined: it
 * does not count, as the embedded one.
 */
export async function scannedBy(
  client: MongoClient,
  db: Db,
  work: () => Promise<unknown>,
): Promise<Examined | undefined> {
  const scanned = async (): Promise<{ readonly scanned?: unknown; readonly scannedObjects?: unknown } | undefined> =>
    (await db.command({ serverStatus: 1 })).metrics?.queryExecutor;
  const before = await scanned();
  if (before?.scannedObjects === undefined) return undefined;
  let queries = 0;
  const note = ({ commandName }: CommandStartedEvent) => {
    if (reading.includes(commandName)) queries++;
  };
  client.on('commandStarted', note);
  try {
    await work();
  } finally {
    client.off('commandStarted', note);
  }
  const after = await scanned();
  const documents = Number(after?.scannedObjects) - Number(before.scannedObjects);
  const keys = before.scanned === undefined ? {} : { keys: Number(after?.scanned) - Number(before.scanned) };
  return { queries, documents, ...keys };
}

/** What the server examines for all that `work` reads: each of its queries is explained, once where it was sent twice. */
export async function examinedBy(
  client: MongoClient,
  db: Db,
  work: () => Promise<unknown>,
): Promise<Required<Examined>> {
  const sent: Document[] = [];
  const note = ({ commandName, command }: CommandStartedEvent) => {
    if (reading.includes(commandName))
      sent.push(Object.fromEntries(Object.entries(command).filter(([name]) => !notPartOf.includes(name))));
  };
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  let sum = nothing;
  const known = new Map<string, ExaminedInPlan>();
  for (const command of sent.map(readOf)) {
    const text = EJSON.stringify(command);
    const { keys, documents } =
      known.get(text) ?? examinedIn(await db.command({ explain: command, verbosity: 'executionStats' }));
    known.set(text, { keys, documents });
    sum = { queries: sum.queries + 1, keys: sum.keys + keys, documents: sum.documents + documents };
  }
  return sum;
}

/**
 * The part of a pipeline that reads the collection, as a `find`: what comes after its first limit reads nothing more.
 * SecantusDB's `explain` of a pipeline disregards that limit, and runs the pipeline once for each of its stages.
 */
function readOf(command: Document): Document {
  const { aggregate, pipeline, hint } = command;
  const [match, ...rest] = (pipeline ?? []) as readonly Document[];
  const sort = rest[0]?.$sort;
  const limit = rest[sort ? 1 : 0]?.$limit;
  if (!aggregate || !match?.$match || limit === undefined) return command;
  return { find: aggregate, filter: match.$match, ...(sort ? { sort } : {}), limit, ...(hint ? { hint } : {}) };
}

/** A query's own plan says it at the top, an aggregation in its first stage. */
function examinedIn(plan: Document): ExaminedInPlan {
  const stats = plan.executionStats ?? plan.stages?.[0]?.$cursor?.executionStats;
  if (!stats) throw new Error(`explain tells nothing of this: ${JSON.stringify(plan).slice(0, 300)}`);
  return { keys: stats.totalKeysExamined, documents: stats.totalDocsExamined };
}
