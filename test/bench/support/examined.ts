import { BSON, type CommandStartedEvent, type Db, type Document, type MongoClient } from 'mongodb';

const { EJSON } = BSON;

export interface Examined {
  readonly queries: number;
  readonly keys: number;
  readonly documents: number;
}

const nothing: Examined = { queries: 0, keys: 0, documents: 0 };
const reading = ['find', 'aggregate', 'distinct', 'count'];
/** What the driver adds for itself; `explain` takes the query alone. */
const notPartOf = ['lsid', '$db', '$clusterTime', '$readPreference', 'apiVersion'];

/** What the server examines for all that `work` reads: each of its queries is explained, once where it was sent twice. */
export async function examinedBy(client: MongoClient, db: Db, work: () => Promise<unknown>): Promise<Examined> {
  const sent: Document[] = [];
  const note = ({ commandName, command }: CommandStartedEvent) => {
    if (reading.includes(commandName))
      sent.push(Object.fromEntries(Object.entries(command).filter(([name]) => !notPartOf.includes(name))));
  };
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  let sum = nothing;
  const known = new Map<string, Pick<Examined, 'keys' | 'documents'>>();
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
function examinedIn(plan: Document): Pick<Examined, 'keys' | 'documents'> {
  const stats = plan.executionStats ?? plan.stages?.[0]?.$cursor?.executionStats;
  if (!stats) throw new Error(`explain tells nothing of this: ${JSON.stringify(plan).slice(0, 300)}`);
  return { keys: stats.totalKeysExamined, documents: stats.totalDocsExamined };
}
