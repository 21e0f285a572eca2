import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import { parkedSweeps } from '../parked/parked-sweeps.ts';
import { counted, type Finding, ok, span, wrong } from './finding.ts';

/** Counts parked items: they failed too often, and are retried only once an hour until the cause is fixed. */
export async function parkedCheck(clock: Clock, db: Db | undefined): Promise<readonly Finding[]> {
  if (!db) return [wrong('not looked at: there is no database', 'See above.')];
  const findings: Finding[] = [];
  for (const [sweep, items] of parkedSweeps(db)) {
    const [first] = await items.parked(1);
    if (!first) continue;
    const since = span(clock.serverNow().getTime() - first.parkedAt.getTime());
    findings.push(
      wrong(
        `${counted(await items.countParked(), 'item')} of ${sweep} parked, the first ${since} ago (${first.error})`,
        `Look for ${first.id} in the log; “npm run parked” lists them. When it is mended: npm run parked -- release ${sweep}`,
      ),
    );
  }
  return findings.length > 0 ? findings : [ok('nothing is parked')];
}
