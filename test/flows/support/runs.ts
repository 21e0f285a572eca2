import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { openFile } from '../../../src/features/bulk/import/import-file.ts';
import {
  importRehearsal,
  type PlannedRow,
  withoutRepeats,
} from '../../../src/features/bulk/import/import-rehearsal.ts';
import { MongoImportStore } from '../../../src/features/bulk/import/mongo-import-store.ts';
import { idsOf, planRow } from '../../../src/features/bulk/import/plan-row.ts';
import type { ImportRow } from '../../../src/features/bulk/import/row-reader.ts';
import { type Referral, toReferral } from '../../../src/features/referrals/index.ts';
import type { Person } from '../../harness/person.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';

/** A file whose rehearsal its person has seen and started, as the rehearsal leaves it. Gives the import's id. */
export async function startedRun(
  db: Db,
  person: Pick<Person, 'aadObjectId' | 'name'>,
  text: string,
  { now, locale = 'en' }: { readonly now: Date; readonly locale?: 'en' | 'ko' },
): Promise<string> {
  const opened = await openFile(Buffer.from(text));
  if (opened.kind !== 'open') throw new Error(opened.why);
  const { layout } = opened;
  const reading = { now, delimiter: layout.delimiter, slashes: 'month-first' } as const;
  const planned: (PlannedRow & { readonly cells: readonly string[] })[] = [];
  for await (const batch of opened.rows()) {
    const named = await namedIn(db, batch);
    for (const each of batch) {
      if (each.kind !== 'row') throw new Error(`line ${each.line} is ${each.kind}`);
      const byId = named.get(idsOf(each.row).referralId ?? '');
      const plan = planRow(each.row, reading, { ...(byId ? { byId } : {}), byEngagement: [] });
      const cells = layout.header.map((_, place) => {
        const column = [...opened.columns.places].find(([, other]) => other === place)?.[0];
        return (column && each.row.cells.get(column)) ?? '';
      });
      planned.push({ line: each.row.line, plan, cells });
    }
  }
  const { notTaken, ...rehearsal } = importRehearsal(withoutRepeats(planned));
  const by = { tenantId, aadObjectId: person.aadObjectId, name: person.name };
  const store = new MongoImportStore(db);
  const imported = {
    ...{ id: randomUUID(), by, locale, timeZone: 'Europe/London', zoneIsOwn: true, state: 'rehearsed' as const },
    ...{
      fileName: 'deals.csv',
      choices: {},
      generation: 1,
      askedAt: now,
      endsAt: new Date(now.getTime() + 86_400_000),
    },
    layout: { delimiter: layout.delimiter, header: layout.header, slashes: 'month-first' as const },
    rehearsal: {
      ...rehearsal,
      duplicate: [],
      wonEarly: [],
      doubts: [],
      notTaken: [...notTaken].map(([column, lines]) => ({ column, lines })),
    },
  };
  await store.insert(imported);
  const rows = planned.map((row) => ({ ...row, toDo: row.plan.kind === 'create' || row.plan.kind === 'change' }));
  await store.putRows(imported, rows);
  await store.start({ id: imported.id, by, generation: 1 }, now);
  return imported.id;
}

/** In one look, so that a count of commands per row is the run's own. */
async function namedIn(
  db: Db,
  batch: readonly ({ readonly kind: 'row'; readonly row: ImportRow } | { readonly kind: string })[],
): Promise<ReadonlyMap<string, Referral>> {
  const ids = batch.flatMap((each) => ('row' in each ? (idsOf(each.row).referralId ?? []) : []));
  const found = await db
    .collection('referrals')
    .find({ _id: { $in: ids as never[] } })
    .toArray();
  return new Map(found.flatMap((document) => toReferral(document as never) ?? []).map((one) => [one.id, one]));
}
