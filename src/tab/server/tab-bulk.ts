import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type DealOutcome, dealNotice } from '../../features/deals/index.ts';
import { setFavourite } from '../../features/lists/index.ts';
import type { Person } from '../../features/people/index.ts';
import { pressNotice, type ReferralService, type SalesStage } from '../../features/referrals/index.ts';
import type { OwnerReminded } from '../../features/reminders/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import type { BulkSent, TabBulk } from '../work-contract.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabBulkDeps {
  readonly service: Pick<ReferralService, 'claim'>;
  readonly hearts: Parameters<typeof setFavourite>[0];
  readonly moveStage: (person: Person, id: string, to: SalesStage) => Promise<DealOutcome>;
  readonly remindOwner: (by: Person, id: string) => Promise<OwnerReminded>;
  readonly clock: Clock;
}

type Sent = z.output<typeof BulkSent>;
type Row = Sent['rows'][number];
type Result = TabBulk['results'][number];

/** Rows processed concurrently: a hundred rows take a second or two without starving other requests. */
const atOnce = 4;

/** Calls the services for single referrals row by row: each row has its own permission check, revision guard, audit entry and result. */
export async function bulkAnswer(deps: TabBulkDeps, reader: TabReader, sent: Sent): Promise<TabBulk> {
  if (sent.deed === 'stage' && sent.stage === undefined) throw httpProblem(400, {}, { reason: 'tab-request' });
  const rows = [
    ...new Map(sent.rows.map((row) => [row.id.toLowerCase(), { ...row, id: row.id.toLowerCase() }])).values(),
  ];
  const results: Result[] = [];
  for (let from = 0; from < rows.length; from += atOnce)
    results.push(
      ...(await Promise.all(rows.slice(from, from + atOnce).map((row) => resultOf(deps, reader, sent, row)))),
    );
  return { results };
}

/** A failure affects only its own row. */
async function resultOf(deps: TabBulkDeps, reader: TabReader, sent: Sent, row: Row): Promise<Result> {
  try {
    return { id: row.id, ...(await doneWith(deps, reader, sent, row)) };
  } catch (err) {
    reader.log.error({ err, referralId: row.id, deed: sent.deed }, 'a row of a bulk action failed');
    return { id: row.id, done: false, text: say(reader.locale, 'tab.bulk.failed') };
  }
}

async function doneWith(
  deps: TabBulkDeps,
  reader: TabReader,
  { deed, stage }: Sent,
  { id, revision }: Row,
): Promise<Omit<Result, 'id'>> {
  const { locale, person } = reader;
  const missing = { done: false, text: say(locale, 'tab.bulk.missing') };
  switch (deed) {
    case 'favourite': {
      const outcome = await setFavourite(deps.hearts, reader, id, true);
      if (outcome === 'not-found') return missing;
      if (outcome === 'not-allowed') return { done: false, text: say(locale, 'favourite.notAllowed') };
      return { done: true, text: say(locale, 'tab.bulk.favourite') };
    }
    case 'claim': {
      const outcome = await deps.service.claim(person, { referralId: id, revision });
      if (outcome.kind === 'not-found') return missing;
      return { done: outcome.kind === 'done', text: pressNotice(reader, outcome, 'claimed') };
    }
    case 'stage': {
      const outcome = await deps.moveStage(person, id, stage as SalesStage);
      if (outcome.kind === 'not-found') return missing;
      return {
        done: outcome.kind === 'done',
        text: dealNotice(reader, outcome, 'deal.notice.changed', deps.clock.now()),
      };
    }
    case 'remind': {
      const outcome = await deps.remindOwner(person, id);
      if (outcome.kind === 'not-found') return missing;
      const name = outcome.referral.owner?.name ?? '';
      return { done: outcome.kind === 'done', text: say(locale, `tab.bulk.remind.${outcome.kind}`, { name }) };
    }
  }
}
