import type { CommandStartedEvent, Db, Document, MongoClient } from 'mongodb';

export interface Examined {
  readonly queries: number;
  readonly keys: number;
  readonly documents: number;
}

const nothing: Examined = { queries: 0, keys: 0, documents: 0 };
const reading = ['find', 'aggregate', 'distinct', 'count'];
/** What the driver adds for itself; `explain` takes the query alone. */
const notPartOf = ['lsid', '$db', '$clusterTime', '$readPreference', 'apiVersion'];

/** What the server examines for all that `work` reads: each of its queries is explained, as it was sent. */
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
  for (const command of sent) {
    const plan = await db.command({ explain: command, verbosity: 'executionStats' });
    const { keys, documents } = examinedIn(plan);
    sum = { queries: sum.queries + 1, keys: sum.keys + keys, documents: sum.documents + documents };
  }
  return sum;
}

/** A query's own plan says it at the top, an aggregation in its first stage. */
function examinedIn(plan: Document): Pick<Examined, 'keys' | 'documents'> {
  const stats = plan.executionStats ?? plan.stages?.[0]?.$cursor?.executionStats;
  if (!stats) throw new Error(`explain tells nothing of this: ${JSON.stringify(plan).slice(0, 300)}`);
  return { keys: stats.totalKeysExamined, documents: stats.totalDocsExamined };
}
