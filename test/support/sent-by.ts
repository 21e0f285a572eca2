import type { CommandStartedEvent, Db, MongoClient } from 'mongodb';

/** The names of the commands that went to a database while something was done. @param client monitors commands. */
export async function commandsSentBy<T>(client: MongoClient, db: Db, work: () => Promise<T>) {
  const sent: string[] = [];
  const note = ({ commandName, databaseName }: CommandStartedEvent) => {
    if (databaseName === db.databaseName) sent.push(commandName);
  };
  client.on('commandStarted', note);
  const result = await work().finally(() => client.off('commandStarted', note));
  return { sent, result };
}
