import type { Db } from 'mongodb';
import type { Config } from '../config.ts';
import { counted, type Finding, ok, wrong } from './finding.ts';

/**
 * Microsoft's documentation contradicts itself on whether leads of offers come through the API
 * (docs/partner-center.md#leads), so this counts what has come to this tenant. A record is a lead by the desk's own
 * classification, not by its source alone.
 */
export async function leadsCheck(config: Config, db: Db | undefined): Promise<readonly Finding[]> {
  if (!db) return [wrong('not looked at: there is no database', 'See above.')];
  const referrals = db.collection('referrals');
  const told = { 'record.lead.source': { $exists: true } };
  const [leads, withSource, others] = await Promise.all([
    referrals.countDocuments({ kind: 'lead' }),
    referrals.countDocuments({ kind: 'lead', ...told }),
    referrals.countDocuments({ kind: { $in: ['inbound', 'outbound'] }, ...told }),
  ]);
  return [world(leads, withSource), ...(others > 0 ? [elsewhere(others)] : []), await destination(config, db)];
}

function world(leads: number, withSource: number): Finding {
  if (leads === 0)
    return ok('no lead has come yet: whether Partner Center sends this tenant those of offers is not known');
  if (withSource === 0)
    return ok(`${counted(leads, 'lead')}, none with a source: of offers none has come by the API, only others`);
  return ok(`${counted(leads, 'lead')}, ${withSource} with a source: leads of offers come by the API here`);
}

function elsewhere(others: number): Finding {
  return ok(`${counted(others, 'co-sell referral')} with a source as well: they stay co-sell`);
}

async function destination({ leads }: Config, db: Db): Promise<Finding> {
  const { secrets } = leads;
  if (secrets.length === 0) return ok('no lead destination (LEAD_DESTINATION_SECRETS is empty)');
  const waiting = await db.collection('unverifiedLeads').countDocuments({ state: 'new' });
  const rotating =
    secrets.length > 1 ? '; two secrets are valid, take the old one out when the offers have the new one' : '';
  return ok(`a lead destination, ${counted(waiting, 'lead')} of it ${waiting === 1 ? 'waits' : 'wait'}${rotating}`);
}
