import type { Db, Document } from 'mongodb';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { keysVersion } from '../../../src/features/referrals/store/referral-keys.ts';
import { alex, aMoment, aReferral } from '../../builders/referral.ts';
import { asStored, insertStored } from '../../builders/referral-document.ts';

const hour = 3_600_000;
const countries = ['DE', 'FR', 'GB', 'US', 'KR', 'TW', 'PL', 'AT', 'CH', 'NL'];
const cities = ['Hamburg', 'Lyon', 'Leeds', 'Austin', 'Busan', 'Taipei', 'Łódź', 'Graz', 'Basel', 'Utrecht'];
const fields = ['Robotics', 'Textiles', 'Müller', 'Foods', 'Energy', 'Bank', 'Logistik', 'Mills', 'Media', 'Health'];
const forms = ['GmbH', 'SA', 'Ltd', 'Inc.', 'Co.', 'AG', 'S.A.', 'KG', 'BV', 'PLC'];

/** Words as notes have them: some in all, most in few. */
function notes(number: number): string {
  const words = Array.from({ length: 25 }, (_, at) => `word${(number * 31 + at * 977) % (at < 5 ? 50 : 5_000)}`);
  return `The customer compares vendors. ${words.join(' ')}`;
}

const of = <T>(all: readonly T[], number: number): T => all[number % all.length] as T;

/** The person who looks: their own deals stay as few, however many others have. */
export const ownDeals = 40;

/**
 * Open ones as a large company would have them: seven of ten wait for an answer, five referrals per customer, two hundred
 * owners, one in five of nobody; forty of them are Alex's, whatever there are.
 */
export function openReferral(number: number): Referral {
  const customer = Math.floor(number / 5);
  const inbound = number % 10 < 7;
  const name = `${of(fields, customer)} ${customer} ${of(forms, customer)}`;
  const id = `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const owner =
    number % 5 === 4
      ? undefined
      : number < ownDeals * 1.25
        ? alex
        : {
            ...alex,
            aadObjectId: `someone-${number % 200}`,
            name: `Rep ${number % 200}`,
            email: `rep${number % 200}@contoso.example`,
          };
  const team = owner ? [{ firstName: 'A', lastName: 'B', email: owner.email, phoneNumber: '1' }] : [];
  const base = aReferral({
    id,
    kind: inbound ? 'inbound' : 'outbound',
    deadline: new Date(aMoment.getTime() + ((number * 7_919) % (14 * 24 * 60)) * 60_000),
    arrivedAt: new Date(aMoment.getTime() - number * 60_000),
  });
  const { owner: _owner, ...unowned } = base;
  return {
    ...unowned,
    ...(owner ? { owner } : {}),
    record: {
      ...base.record,
      name: `${of(['Rollout', 'Migration', 'Copilot', 'Data platform'], number)} ${number}`,
      status: inbound ? 'New' : 'Active',
      mpnId: `45670${number % 10}`,
      notes: notes(number),
      team,
      closesAt: new Date(aMoment.getTime() + ((number % 200) - 40) * 24 * hour),
      updatedAt: new Date(aMoment.getTime() - (number % 60) * 24 * hour),
      customer: {
        name,
        address: {
          city: of(cities, customer),
          country: of(countries, customer),
          postalCode: String(10_000 + customer),
        },
        contacts: base.record.customer.contacts,
      },
    },
  };
}

/** A server that was handed over has a cache of its own; the embedded one's is small (`insertStored`). */
const isHandedOver = process.env.TEST_MONGODB_URI !== undefined;
const portion = isHandedOver ? 1_000 : 250;
/** Portions that are on their way together, each on a connection of its own: under load the server gets the processor by the thread. */
const atOnce = isHandedOver ? 6 : 1;

/**
 * Into indexes that are there: the embedded server takes longer to make them afterwards, and fails above some size. A
 * filling that was broken off goes on with the step that it ended in; what has keys of another version is filled anew.
 */
export async function insertOpen(db: Db, count: number, tell: (there: number) => void = () => {}): Promise<void> {
  const there = await db.collection('referrals').estimatedDocumentCount();
  if (there === count && (await isOfToday(db, count))) return;
  const step = portion * atOnce;
  let begun = Math.floor(Math.min(there, count) / step) * step;
  if (there > count || !(await isOfToday(db, begun))) begun = 0;
  await db.collection<{ _id: string }>('referrals').deleteMany({ _id: { $gte: openReferral(begun).id } });
  for (let from = begun; from < count; from += step) {
    const starts = Array.from({ length: atOnce }, (_, index) => from + index * portion).filter((at) => at < count);
    await Promise.all(starts.map((at) => insertPortion(db, at, Math.min(portion, count - at))));
    tell(Math.min(count, from + step));
  }
}

/** Whether the first and the last of so many stand there, with keys as they are made today. */
async function isOfToday(db: Db, count: number): Promise<boolean> {
  const ids = count === 0 ? [] : [...new Set([openReferral(0).id, openReferral(count - 1).id])];
  const ofToday = { _id: { $in: ids as never[] }, 'keys.v': keysVersion };
  return (await db.collection('referrals').countDocuments(ofToday)) === ids.length;
}

function insertPortion(db: Db, from: number, size: number): Promise<void> {
  const documents = Array.from({ length: size }, (_, index): Document => asStored(openReferral(from + index)));
  return insertStored(db, documents, portion);
}
