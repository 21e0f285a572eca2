import type { z } from 'zod';
import { plain } from '../../cards/plain.ts';
import type { Clock } from '../../clock.ts';
import { type DealOutcome, dealNotice } from '../../features/deals/index.ts';
import { setFavourite } from '../../features/lists/index.ts';
import type { Person } from '../../features/people/index.ts';
import { pressNotice, type ReferralService, type SalesStage } from '../../features/referrals/index.ts';
import type { OwnerReminded } from '../../features/reminders/index.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt } from '../../i18n/format.ts';
import type { Replier } from '../../teams/messenger.ts';
import type { BulkSent, TabBulk } from '../work-contract.ts';
import type { TabParts } from './tab-lines.ts';
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
  const parts = await Array.fromAsync(bulkParts(deps, reader, sent));
  return { results: parts.flatMap(({ results }) => results) };
}

/** The same, some rows at a time. */
async function* bulkParts(deps: TabBulkDeps, reader: TabReader, sent: Sent): AsyncGenerator<TabBulk> {
  const rows = rowsOf(sent);
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    yield { results: await Promise.all(some.map((row) => resultOf(deps, reader, sent, row))) };
  }
}

function rowsOf(sent: Sent): readonly Row[] {
  return [...new Map(sent.rows.map((row) => [row.id.toLowerCase(), { ...row, id: row.id.toLowerCase() }])).values()];
}

/** Most rows that a message in chat names. */
const mostNamed = 10;

/** Of a page that was closed: its rows are done all the same, and what became of them stands in the person's chat. */
export function bulkInParts(
  deps: TabBulkDeps & {
    readonly messenger: Pick<Replier, 'post' | 'reply'>;
    /** Undefined: out of their reach. */
    readonly customerOf: (reader: TabReader, id: string) => Promise<string | undefined>;
  },
): TabParts<Sent, TabBulk> {
  return {
    parts: (reader, sent) => bulkParts(deps, reader, sent),
    async unheard(reader, sent, parts) {
      const { locale, log, person } = reader;
      if (!person.personalChat) return;
      const { deed } = sent;
      const came = new Map(parts.flatMap((part) => part.results).map((result) => [result.id, result]));
      const notReached = { done: false, text: say(locale, 'tab.bulk.notReached') };
      const results = rowsOf(sent).map(({ id }) => came.get(id) ?? { id, ...notReached });
      const failed = results.filter(({ done }) => !done);
      const named = await Promise.all(
        failed.slice(0, mostNamed).map(async ({ id, text }) => {
          const customer = (await deps.customerOf(reader, id)) ?? '–';
          return `- ${aboutIt(locale, plain(customer, { max: 80 }), text)}`;
        }),
      );
      const text = [
        say(locale, came.size < results.length ? 'tab.bulk.brokenOff' : 'tab.bulk.unheard', {
          deed: say(locale, `tab.bulk.deed.${deed}`),
          done: results.length - failed.length,
          all: results.length,
        }),
        ...named,
        ...(failed.length > mostNamed ? ['- …'] : []),
      ].join('\n');
      const message = { kind: 'text', text } as const;
      const posted = await deps.messenger.post(person.personalChat, message);
      // Nothing tells it later, and a desk that closes sends answers only.
      const told = posted.kind === 'later' ? await deps.messenger.reply(person.personalChat, message) : posted;
      if (told.kind !== 'sent') log.warn({ kind: told.kind }, 'what became of several rows could not be told');
    },
  };
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
