import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../clock.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Person } from '../../people/index.ts';
import type { Access, Referral } from '../../referrals/index.ts';
import { nothingKnown, type SolutionCatalogue } from '../../solutions/index.ts';
import { headerColumns } from '../columns/header-columns.ts';
import { LoopTurns } from '../file/loop-turns.ts';
import type { BulkImport, ImportedRow, ImportLayout, StoredRehearsal } from './bulk-import.ts';
import { rowReaderOf } from './import-file.ts';
import type { ImportLookups } from './import-lookups.ts';
import { withoutRepeats } from './import-rehearsal.ts';
import { likeThese } from './likely-deals.ts';
import { idsOf, type NamedReferrals, planRow } from './plan-row.ts';
import type { NamedDeal, RowPlan } from './row-plan.ts';
import type { FileReading, ImportRow } from './row-reader.ts';
import { deedsOf } from './row-rights.ts';
import { nearPrint, rowPrint } from './run/row-print.ts';
import type { RunRows } from './run/run-rows.ts';
import { sameBefore } from './same-rows.ts';
import { storedRehearsal } from './stored-rehearsal.ts';

export interface RehearserDeps {
  readonly lookups: ImportLookups;
  readonly access: Pick<Access, 'may'>;
  readonly clock: Clock;
  readonly catalogue: Pick<SolutionCatalogue, 'known'>;
  /** From when on a deal can be won without risk to its registration; undefined: at once. */
  readonly wonSafelyFrom: (referral: Referral) => Promise<Date | undefined>;
  /** Deals that rows saying the same have created in the last thirty days, by the rows' prints. */
  readonly madeBefore: RunRows['madeBefore'];
}

/** Rows that are looked up at once, and then others have their turn. */
const rowsAtOnce = 100;

/** What all rows of a file would do. Nothing is written. */
export class Rehearser {
  readonly #deps: RehearserDeps;

  constructor(deps: RehearserDeps) {
    this.#deps = deps;
  }

  /** @param rows of one run, in the file's order. Gives them with their plans, and what they come to together. */
  async rehearse(
    person: Person,
    { choices, locale, timeZone }: Pick<BulkImport, 'choices' | 'locale' | 'timeZone'>,
    layout: ImportLayout,
    rows: readonly ImportedRow[],
  ): Promise<{ readonly rows: readonly ImportedRow[]; readonly rehearsal: StoredRehearsal }> {
    const columns = headerColumns(layout.header);
    const now = this.#deps.clock.now();
    const registering = { locale, timeZone, today: dayIn(timeZone, now), known: nothingKnown };
    const reading: FileReading = {
      now,
      ...(columns.kind === 'registrations' ? { registering } : {}),
      delimiter: layout.delimiter,
      slashes: layout.slashes,
      ...(choices.slashes ? { chosenSlashes: choices.slashes } : {}),
      ...(choices.thousands ? { chosenThousands: choices.thousands } : {}),
      keepsEmptied: choices.keepsEmptied ?? false,
    };
    const planned: ImportedRow[] = [];
    const wonEarly: number[] = [];
    const made = new Set<number>();
    const read = rowReaderOf(columns);
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const batch = await this.#plan(person, rows.slice(from, from + rowsAtOnce), read, reading);
      planned.push(...batch.rows);
      wonEarly.push(...batch.wonEarly);
      for (const line of batch.made) made.add(line);
      await setImmediate();
    }
    const unrepeated = withoutRepeats(planned, made);
    const repeats = sameBefore(planned);
    const found = planned.map(({ sameAsLine: _before, ...row }, index) => {
      const sameAsLine = repeats.get(row.line);
      const plan = unrepeated[index]?.plan ?? row.plan;
      return { ...row, plan, ...(sameAsLine === undefined ? {} : { sameAsLine }) };
    });
    const done = found.map((row) => ({ ...row, toDo: isToDo(row, choices.takesDuplicates ?? false) }));
    return { rows: done, rehearsal: storedRehearsal(done, wonEarly, (row) => read(row.line, row.cells)) };
  }

  async #plan(
    person: Person,
    rows: readonly ImportedRow[],
    read: (line: number, cells: readonly string[]) => ImportRow,
    fileReading: FileReading,
  ): Promise<Record<'wonEarly' | 'made', readonly number[]> & { readonly rows: readonly ImportedRow[] }> {
    const readable = rows.map((row) => (isUnreadable(row) ? undefined : read(row.line, row.cells)));
    const some = readable.flatMap((row) => row ?? []);
    const named = await this.#named(person, some);
    const reading = await this.#withSolutions(fileReading, some.map(named));
    const wonEarly: number[] = [];
    const planned: ImportedRow[] = [];
    const turns = new LoopTurns();
    for (const [index, row] of rows.entries()) {
      if (turns.isOver) await turns.next();
      const cells = readable[index];
      const { likeOthers: _before, named: _named, ...rest } = row;
      if (!cells) planned.push(row);
      else {
        const referrals = named(cells);
        const plan = this.#withRights(person, planRow(cells, reading, referrals), referrals);
        const only = onlyOf(referrals);
        planned.push({ ...rest, plan, ...(only ? { named: namedDeal(only) } : {}) });
        if (plan.kind === 'change' && plan.answer?.kind === 'won' && only)
          if (await this.#deps.wonSafelyFrom(only)) wonEarly.push(row.line);
      }
    }
    const known = await this.#withMade(person, planned);
    const made = known.flatMap(({ line }, index) => (known[index] === planned[index] ? [] : [line]));
    return { rows: await this.#withLikely(person, known), wonEarly, made };
  }

  /** With what the catalogue knows of the solutions of deals that are to be registered. */
  async #withSolutions(reading: FileReading, deals: readonly NamedReferrals[]): Promise<FileReading> {
    const { registering } = reading;
    if (!registering) return reading;
    const referrals = deals.flatMap(({ byId, byEngagement }) => [...(byId ? [byId] : []), ...byEngagement]);
    const ids = referrals.flatMap(({ record }) => record.solutions.map(({ id }) => id));
    const known = await this.#deps.catalogue.known([...new Set(ids)]);
    return { ...reading, registering: { ...registering, known } };
  }

  /** What the ids of these rows name, as far as the person may see it: two questions for all of them. */
  async #named(person: Person, rows: readonly ImportRow[]): Promise<(row: ImportRow) => NamedReferrals> {
    const { lookups, access } = this.#deps;
    const ids = rows.map(idsOf);
    const [byId, byEngagement] = await Promise.all([
      lookups.byIds([...new Set(ids.flatMap(({ referralId }) => referralId ?? []))]),
      lookups.ofEngagements(
        ids.flatMap(({ referralId, engagementId }) => (!referralId && engagementId ? [engagementId] : [])),
      ),
    ]);
    const seen = (found: readonly Referral[]) => found.filter((one) => access.may(person, 'see-in-full', one));
    const ours = ({ kind }: Referral) => kind === 'inbound' || kind === 'outbound';
    const standing = new Map(seen(byId).map((referral) => [referral.id.toLowerCase(), referral]));
    const engaged = Map.groupBy(seen(byEngagement).filter(ours), ({ record }) => record.engagementId.toLowerCase());
    return (row) => {
      const { referralId, engagementId } = idsOf(row);
      const one = referralId ? standing.get(referralId) : undefined;
      return { ...(one ? { byId: one } : {}), byEngagement: (engagementId && engaged.get(engagementId)) || [] };
    };
  }

  #withRights(person: Person, plan: RowPlan, { byId, byEngagement }: NamedReferrals): RowPlan {
    const referral = byId ?? byEngagement[0];
    if (plan.kind !== 'change' || !referral) return plan;
    const mayAll = deedsOf(plan).every((deed) => this.#deps.access.may(person, deed, referral));
    return mayAll ? plan : { kind: 'refused', problems: [{ why: 'no-right' }] };
  }

  /** A row that was sent before, and has created its deal, changes nothing. */
  async #withMade({ tenantId }: Person, rows: readonly ImportedRow[]): Promise<readonly ImportedRow[]> {
    const prints = rows.map(({ plan }) => (plan.kind === 'create' ? rowPrint(plan.deal) : undefined));
    const made = await this.#deps.madeBefore(
      tenantId,
      prints.flatMap((print) => print ?? []),
    );
    return rows.map((row, index) => {
      const before = made.get(prints[index] ?? '');
      return before ? { ...row, plan: { kind: 'unchanged', referralId: before.referralId } } : row;
    });
  }

  /** Of a customer with an open deal, or near a row that has created one before: a correction is asked about. */
  async #withLikely({ tenantId }: Person, rows: readonly ImportedRow[]): Promise<readonly ImportedRow[]> {
    const { lookups, madeBefore } = this.#deps;
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
}

function onlyOf({ byId, byEngagement }: NamedReferrals): Referral | undefined {
  return byId ?? (byEngagement.length === 1 ? byEngagement[0] : undefined);
}

function namedDeal({ id, record }: Referral): NamedDeal {
  return { id, name: record.name, customer: record.customer.name };
}

/** Lines of which nothing is taken: no look at the desk changes that. */
function isUnreadable({ plan }: ImportedRow): boolean {
  return plan.kind === 'refused' && plan.problems.some(({ why }) => unreadable.has(why));
}
const unreadable: ReadonlySet<string> = new Set(['quote', 'long', 'cell-count', 'cell-too-long']);

function isToDo({ plan, likeOthers, sameAsLine }: ImportedRow, takesDuplicates: boolean): boolean {
  if (plan.kind === 'create') return takesDuplicates || (likeOthers === undefined && sameAsLine === undefined);
  return plan.kind === 'change' && deedsOf(plan).length > 0;
}
