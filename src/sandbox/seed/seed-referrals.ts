import { microsoftSide } from '../create-referral.ts';
import { wireDateTime } from '../date-time.ts';
import { inventReferral } from '../invent-referral.ts';
import { demoCompany, demoPeople } from '../people.ts';
import { Random } from '../random.ts';
import type { ReferralRecord } from '../referral-record.ts';
import { markets } from './markets.ts';
import { type Story, stories } from './stories.ts';

const hour = 3600 * 1000;

interface Telling {
  readonly now: Date;
  readonly random: Random;
  readonly names: Set<string>;
}

/**
 * The demo's referrals, the same for the same seed: one per story, in one market after the other, owned by the demo's
 * people in turn or by nobody. Beyond the stories (benchmarks ask for thousands) they start over with other dice.
 */
export function seedReferrals(options: { now: Date; count?: number | undefined; seed?: number }): ReferralRecord[] {
  const random = new Random(options.seed ?? 20_240_229);
  const telling: Telling = { now: options.now, random, names: new Set() };
  const records: ReferralRecord[] = [];
  const wanted = options.count ?? Number.POSITIVE_INFINITY;
  for (let index = 0; records.length < wanted; index += 1) {
    const story = stories[index % stories.length];
    if (story === undefined || (options.count === undefined && index >= stories.length)) break;
    records.push(...tell(story, index, telling));
  }
  return records.slice(0, options.count);
}

/** Two deals of one customer and name would look like a duplicate, so the dice are thrown again a few times. */
function inventUnlike(names: Set<string>, invent: () => ReferralRecord): ReferralRecord {
  let record = invent();
  for (let throws = 1; throws < 20 && names.has(fullName(record)); throws += 1) record = invent();
  names.add(fullName(record));
  return record;
}

const fullName = ({ customerProfile, name }: ReferralRecord): string => `${customerProfile.name}: ${name}`;

function tell(story: Story, index: number, { now, random, names }: Telling): ReferralRecord[] {
  const created = new Date(now.getTime() - story.createdHoursAgo * hour);
  const owner = demoPeople[index % demoPeople.length]?.email ?? demoPeople[0].email;
  const spec: Story['spec'] = {
    ...story.spec,
    id: random.guid(),
    engagementId: random.guid(),
    country: story.country ?? markets[index % markets.length]?.country,
    team: story.owned ? [owner] : [],
    createdDateTime: created.toISOString(),
    expirationDateTime: story.deadlineInHours === null ? null : at(now, story.deadlineInHours ?? 0),
    mpnId: demoCompany.mpnIds[index % 4 === 3 ? 1 : 0],
  };
  const record = inventUnlike(names, () => inventReferral(spec, { now, random }));
  const own = aged(record, story, now, random);
  if (story.microsofts === undefined) return [own];
  return [own, { ...microsoftsOf(own, story, now), id: random.guid() }];
}

/** A record that went on has a later updatedDateTime, and the dates of what happened to it. */
function aged(record: ReferralRecord, story: Story, now: Date, random: Random): ReferralRecord {
  const changed = wireDateTime(
    new Date(now.getTime() - (story.changedHoursAgo ?? story.createdHoursAgo) * hour),
    random.between(1, 9999),
  );
  const accepted = record.status === 'Active' || ['Won', 'Lost', 'Error'].includes(record.substatus);
  return {
    ...record,
    updatedDateTime: changed,
    expirationDateTime: record.substatus === 'Expired' ? changed : record.expirationDateTime,
    acceptedDateTime: accepted ? (record.direction === 'Outgoing' ? record.createdDateTime : changed) : null,
    closedDateTime: record.status === 'Closed' ? changed : null,
    favorite: story.favorite ?? false,
    externalReferenceId: story.crmId ?? null,
    registrationStatus: 'None',
  };
}

function microsoftsOf(own: ReferralRecord, story: Story, now: Date): ReferralRecord {
  const {
    status,
    substatus,
    statusReason = null,
    direction = 'Outgoing',
  } = story.microsofts ?? {
    status: 'New',
    substatus: 'Pending',
  };
  const created = new Date(own.createdDateTime);
  const side = microsoftSide(own, own, created);
  return {
    ...side,
    status,
    substatus,
    statusReason,
    direction,
    createdDateTime: wireDateTime(new Date(created.getTime() + 600_000)),
    updatedDateTime: own.updatedDateTime,
    expirationDateTime: status === 'New' ? at(now, 9 * 24) : null,
    acceptedDateTime: status === 'Active' ? own.updatedDateTime : null,
    closedDateTime: status === 'Closed' ? own.updatedDateTime : null,
    salesStage: null,
    externalReferenceId: null,
  };
}

const at = (now: Date, hours: number): string => wireDateTime(new Date(now.getTime() + hours * hour));
