import type { Collection, Document } from 'mongodb';

/** What a document like the desk's holds before it is decided. */
export interface Expected {
  readonly version: number;
  readonly revision: number;
}

/** The deciding write alone: one document, if it is as expected. */
export async function decide(collection: Collection<Document>, id: string, expected: Expected): Promise<void> {
  const { version, revision } = expected;
  await collection.findOneAndUpdate(
    { _id: id as never, version, revision, 'record.status': 'New' },
    {
      $set: {
        version: version + 1,
        decision: { kind: 'accept', at: new Date() },
        outbox: [{ id, dueAt: new Date() }],
      },
    },
    { projection: { _id: 1 } },
  );
}
