import type { ImportedRow } from './bulk-import.ts';
import type { ImportLookups } from './import-lookups.ts';
import { likeThese } from './likely-deals.ts';
import { nearPrint, rowPrint } from './run/row-print.ts';
import type { RunRows } from './run/run-rows.ts';

interface DealLookups {
  readonly lookups: ImportLookups;
  readonly madeBefore: RunRows['madeBefore'];
}

/**
 * Compares the rows that would create a deal with existing deals: a row whose deal an earlier import created is unchanged; one
 * that is similar to an open deal names it.
 *
 * @returns the rows, and the lines (`made`) of those whose deals were created before.
 */
export async function dealsOfNewRows(
  deps: DealLookups,
  tenantId: string,
  rows: readonly ImportedRow[],
): Promise<{ readonly rows: readonly ImportedRow[]; readonly made: readonly number[] }> {
  const known = await withMade(deps, tenantId, rows);
  const made = known.flatMap(({ line }, index) => (known[index] === rows[index] ? [] : [line]));
  return { rows: await withLikely(deps, tenantId, known), made };
}

async function withMade(
  { madeBefore }: DealLookups,
  tenantId: string,
  rows: readonly ImportedRow[],
): Promise<readonly ImportedRow[]> {
  const prints = rows.map(({ plan }) => (plan.kind === 'create' ? rowPrint(plan.deal) : undefined));
  const made = await madeBefore(
    tenantId,
    prints.flatMap((print) => print ?? []),
  );
  return rows.map((row, index) => {
    const before = made.get(prints[index] ?? '');
    return before ? { ...row, plan: { kind: 'unchanged', referralId: before.referralId } } : row;
  });
}

/** Rows of a customer with an open deal, or similar to a row that created one before: perhaps a correction, so it is asked. */
async function withLikely(
  { lookups, madeBefore }: DealLookups,
  tenantId: string,
  rows: readonly ImportedRow[],
): Promise<readonly ImportedRow[]> {
  const wanted = rows.flatMap(({ plan }) => (plan.kind === 'create' ? [plan.deal] : []));
  if (wanted.length === 0) return rows;
  const [standing, near] = await Promise.all([
    lookups.ofCustomers(wanted.map(({ customer }) => customer)),
    madeBefore(tenantId, wanted.map(nearPrint), 'near'),
  ]);
  const alike = likeThese(standing);
  return rows.map((row) => {
    if (row.plan.kind !== 'create') return row;
    const before = near.get(nearPrint(row.plan.deal));
    const likeOthers = [...new Set([...alike(row.plan.deal.customer), ...(before ? [before.referralId] : [])])];
    return likeOthers.length > 0 ? { ...row, likeOthers } : row;
  });
}
