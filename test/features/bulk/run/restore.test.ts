import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ExportedCells, exportedCells } from '../../../../src/features/bulk/cells/exported-cells.ts';
import { type BulkColumn, bulkColumns } from '../../../../src/features/bulk/columns/bulk-columns.ts';
import { openFile } from '../../../../src/features/bulk/import/import-file.ts';
import { planRow } from '../../../../src/features/bulk/import/plan-row.ts';
import { earlierCells } from '../../../../src/features/bulk/import/run/earlier-cells.ts';
import { filesOf, runFile } from '../../../../src/features/bulk/import/run/run-files.ts';
import type { RunRow } from '../../../../src/features/bulk/import/run/run-rows.ts';
import { withChanges } from '../../../../src/features/referrals/record/record-change.ts';
import type { Referral } from '../../../../src/features/referrals/record/referral.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';
import { runs } from '../../../support/runs.ts';

const reading = { delimiter: ',', slashes: 'month-first', now: aMoment } as const;
const guid = (number: number) => `22222222-0000-4000-8000-${String(number).padStart(12, '0')}`;

const words = fc.string({ unit: fc.constantFrom(...'abcАб한漢🙂"\',;\n =+-@'), minLength: 1, maxLength: 20 });
/** Signs alone are a placeholder, which no file writes. */
const name = words.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
const people = ['Ann', 'Bob', 'Cid', 'Dee'].map((first) => ({
  ...{ firstName: first, lastName: 'Example', phoneNumber: '+1 425 555 0100' },
  email: `${first.toLowerCase()}@contoso.example`,
}));
const solutions = ['SOL-1-AAA', 'SOL-2-BBB', 'SOL-3-CCC'].map((id) => ({ id, name: id, type: 'Name' }));

/** Partner Center keeps as many decimals as it was given. */
const anyAmount = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(0.1234, 1.2, 1.234, 2500.125, 12345.6789, 0.0000005),
);
const standing = fc.record({
  name,
  notes: fc.option(name, { nil: undefined }),
  salesStage: fc.option(fc.constantFrom('20', '40', '80'), { nil: undefined }),
  externalReferenceId: fc.option(name, { nil: undefined }),
  campaignId: fc.option(name, { nil: undefined }),
  dealValue: fc.record({ value: anyAmount, currency: fc.constantFrom('EUR', 'USD') }),
  closesAt: fc.constantFrom(new Date('2027-03-01T22:15:00Z'), new Date('2026-12-31T00:00:00Z')),
  team: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 4 }),
  solutions: fc.uniqueArray(fc.constantFrom(...solutions), { minLength: 1, maxLength: 3 }),
  contacts: fc.subarray(people.slice(0, 1)),
});

/** What somebody writes into the file: another deal's cells, in some of the columns. */
const edits = fc.record({
  other: standing,
  /** How the row closes the deal, if it does. */
  ends: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('Won', 'Lost') },
  ),
  columns: fc.subarray([
    ...(['name', 'notes', 'salesStage', 'crmId', 'campaignId', 'value', 'currency', 'closeDate'] as const),
    ...(['members', 'solutions', 'contact'] as const),
  ]),
});

type Made<Of> = Of extends fc.Arbitrary<infer Inner> ? Inner : never;

function dealOf({ contacts, ...fields }: Made<typeof standing>, number: number): Referral {
  const base = aReferral({ id: guid(number), kind: 'outbound' });
  const { notes: _notes, ...record } = base.record;
  const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const customer = { ...record.customer, contacts };
  return {
    ...base,
    record: { ...record, ...told, id: guid(number), status: 'Active', substatus: 'Accepted', customer },
  };
}

const places = bulkColumns({ solution: 4, member: 4 });
const listed = { members: 'member ', solutions: 'solution ', contact: 'contact' };

function edited(deal: Referral, { other, columns, ends }: Made<typeof edits>): ReadonlyMap<BulkColumn, string> {
  const [mine, theirs] = [exportedCells(deal), exportedCells(dealOf(other, 0))];
  const isEdited = (column: BulkColumn) =>
    columns.some((each) => (each in listed ? column.startsWith(listed[each as 'members']) : column === each));
  const state = ends
    ? ([
        ['status', 'Closed'],
        ['substatus', ends],
        ['reason', '2'],
      ] as const)
    : [];
  return new Map([
    ...places.map((column) => [column, cellOf(isEdited(column) ? theirs : mine, column)] as const),
    ...state,
  ]);
}

function cellOf({ single, lists }: ExportedCells, column: BulkColumn): string {
  const [list, place] = column.split(' ');
  return place ? (lists[list as 'member'][Number(place) - 1] ?? '') : single[column as 'name'];
}

/** Lists in any order: whoever left and came back stands last. */
function comparable(deal: Referral) {
  const { single, lists } = exportedCells(deal);
  return { single, member: lists.member.toSorted(), solution: lists.solution.toSorted() };
}

it('the restore file brings back what the run changed, and nothing else', async () => {
  let [brought, ended] = [0, 0];
  const wanted = runs(60, 1_000);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(standing, edits), { minLength: 1, maxLength: 6 }), async (made) => {
      const before = made.map(([fields], index) => dealOf(fields, index + 1));
      const after: Referral[] = [];
      const rows: RunRow[] = [];
      for (const [index, deal] of before.entries()) {
        const row = { line: index + 2, cells: edited(deal, (made[index] as (typeof made)[0])[1]) };
        const plan = planRow(row, reading, { byId: deal, byEngagement: [] });
        if (plan.kind !== 'change') {
          after.push(deal);
          continue;
        }
        const { ends } = (made[index] as (typeof made)[0])[1];
        const closed = ends ? ({ status: 'Closed', substatus: ends } as const) : {};
        const kept = { ...deal, record: { ...withChanges(deal.record, plan.changes), ...closed } };
        after.push(kept);
        rows.push({
          ...{ line: row.line, cells: [], plan, toDo: true, result: { kind: 'updated', referralId: deal.id } },
          run: { token: 't', before: earlierCells(plan, deal) },
        });
      }
      const restored = await restore(rows, after);
      for (const [index, deal] of before.entries()) {
        // What was won or lost stays so, with all that was changed with it.
        if (after[index]?.record.status === 'Closed') {
          expect(restored[index]).toEqual(after[index]);
          ended++;
          continue;
        }
        // A contact that was not there before can't be taken away.
        const isNew = deal.record.customer.contacts.length === 0;
        const now = restored[index] as Referral;
        const kept = isNew ? { ...now, record: { ...now.record, customer: deal.record.customer } } : now;
        expect(comparable(kept)).toEqual(comparable(deal));
        if (after[index] !== deal) brought++;
      }
    }),
    { numRuns: wanted },
  );
  // Most rows prove that earlier values come back: about two and a half of each run, and half a one that was closed.
  expect(brought).toBeGreaterThan(wanted * 1.5);
  expect(ended).toBeGreaterThan(wanted / 6);
  expect(brought).toBeGreaterThan(ended * 2);
});

it('counts no row as restorable that has closed its deal', async () => {
  const run = { token: 't', before: [{ column: 'notes', cell: 'earlier' }] } as const;
  const answers = [undefined, { kind: 'accept' }, { kind: 'won' }, { kind: 'lost', reason: 'CustomerUnresponsive' }];
  const rows = async function* (): AsyncGenerator<RunRow> {
    for (const [index, answer] of answers.entries()) {
      const plan = {
        kind: 'change',
        referralId: 'r',
        changes: [],
        cleared: [],
        notTaken: [],
        ...(answer ? { answer } : {}),
      };
      yield {
        line: index,
        cells: [],
        toDo: true,
        plan: plan as never,
        result: { kind: 'updated', referralId: 'r' },
        run,
      };
    }
  };
  expect(await filesOf(rows())).toMatchObject({ processed: 4, restore: 2 });
});

it.each(['processed', 'failed'] as const)(
  'the file of %s rows has each cell as it stood, and nothing that runs',
  async (what) => {
    const cells = ['="02134"', '=1+1', "'=1+1", '"', 'plain'];
    const layout = { delimiter: ',', header: ['Notes', 'a', 'b', 'c', 'd', 'Errors'], slashes: 'month-first' } as const;
    const rows = async function* (): AsyncGenerator<RunRow> {
      yield { line: 2, cells: [...cells, ''], toDo: false, plan: { kind: 'refused', problems: [] } };
    };
    const pieces = runFile(what, {
      locale: 'en',
      layout,
      rows,
      problemsOf: () => ['Why'],
      find: async () => undefined,
    });
    let text = '';
    for await (const piece of pieces) text += piece.text;
    expect(parse(text, { bom: true })[1]).toEqual(['', '', '="02134"', "'=1+1", "'=1+1", '"', 'plain', 'Why']);
  },
);

async function restore(rows: readonly RunRow[], standing: readonly Referral[]): Promise<readonly Referral[]> {
  const byId = new Map(standing.map((deal) => [deal.id, deal]));
  let text = '';
  const all = async function* () {
    yield* rows;
  };
  const layout = { delimiter: ',', header: ['Deal Name'], slashes: 'month-first' } as const;
  const find = async (id: string) => byId.get(id);
  const pieces = runFile('restore', { locale: 'en', layout, rows: all, problemsOf: () => [], find });
  for await (const piece of pieces) text += piece.text;
  const file = await openFile(Buffer.from(text));
  if (file.kind !== 'open') throw new Error(file.why);
  for await (const batch of file.rows())
    for (const each of batch) {
      if (each.kind !== 'row') throw new Error(each.kind);
      const found = byId.get(each.row.cells.get('referralId') ?? '');
      if (!found) throw new Error('a row of nobody');
      const plan = planRow(each.row, reading, { byId: found, byEngagement: [] });
      if (plan.kind !== 'change') throw new Error(`${plan.kind}: ${JSON.stringify(plan)}`);
      byId.set(found.id, { ...found, record: withChanges(found.record, plan.changes) });
    }
  return standing.map(({ id }) => byId.get(id) as Referral);
}
