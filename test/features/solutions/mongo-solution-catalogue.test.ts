import { beforeAll, describe, expect, it } from 'vitest';
import { type CatalogueSolution, MongoSolutionCatalogue } from '../../../src/features/solutions/index.ts';
import { aMoment } from '../../builders/referral.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase();
const catalogue = new MongoSolutionCatalogue(db, () => aMoment);
const names = async (words: string, limit = 5) => (await catalogue.search(words, limit)).map(({ name }) => name);

function solution(number: number, name: string, owner: CatalogueSolution['owner'] = 'third-party'): CatalogueSolution {
  const id = `SOL-${10_000 + number}-ABC`;
  return { id, name, owner, publisherName: 'Trey', coSellStatus: 'ready', isAssessment: false, seenAt: aMoment };
}

beforeAll(async () => {
  await catalogue.createIndexes();
  await catalogue.put([
    ...Array.from({ length: 700 }, (_, n) => solution(n, `A cloud service ${n}`)),
    solution(800, 'Zeta Cloud', 'mine'),
    solution(801, 'Yokohama Cloud', 'microsoft'),
    solution(802, 'Cloud Zwölf'),
    solution(803, 'Müller’s Überwachung'),
    solution(804, 'Рога и Копыта'),
  ]);
});

describe('the catalogue, with more solutions than anybody looks at', () => {
  it('names ours first, then Microsoft’s, whatever they are called', async () => {
    expect((await names('', 3)).slice(0, 2)).toEqual(['Zeta Cloud', 'Yokohama Cloud']);
  });

  it('loses none that begins with what was said, and none of ours, behind the many that hold it', async () => {
    expect(await names('cloud', 3)).toEqual(['Cloud Zwölf', 'Zeta Cloud', 'Yokohama Cloud']);
  });

  it.each([
    ['mueller', 'Müller’s Überwachung'],
    ['uberwachung mullers', 'Müller’s Überwachung'],
    ['копыта рога', 'Рога и Копыта'],
    ['zwoelf', 'Cloud Zwölf'],
    ['sol-10802', 'Cloud Zwölf'],
    ['SOL-10802-abc', 'Cloud Zwölf'],
    ['10802', 'Cloud Zwölf'],
  ])('finds %s', async (words, name) => {
    expect(await names(words)).toEqual([name]);
  });

  it('finds nothing by signs', async () => {
    expect(await names('-&-')).toEqual([]);
  });

  it('finds what an older version wrote, once its keys are made', async () => {
    const documents = db.collection('solutions');
    await documents.updateMany({}, { $unset: { keys: '' }, $set: { text: 'old' } });
    expect(await names('zwoelf')).toEqual([]);
    await Promise.all([catalogue.renewKeys(), catalogue.renewKeys()]);
    expect(await names('zwoelf')).toEqual(['Cloud Zwölf']);
    expect((await names('', 1))[0]).toBe('Zeta Cloud');
  });

  it('learns by the same keys', async () => {
    await catalogue.learn({ id: 'SOL-20000-XYZ', name: 'Łódź Lager', owner: 'mine' });
    await catalogue.learn({ id: 'SOL-20000-XYZ', name: 'Łódź Logistik', owner: 'mine', publisherName: 'Contoso' });
    expect(await names('lodz')).toEqual(['Łódź Logistik']);
    expect(await names('logistik contoso')).toEqual(['Łódź Logistik']);
  });
});
