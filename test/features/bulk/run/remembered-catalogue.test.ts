import { expect, it } from 'vitest';
import { rememberedCatalogue } from '../../../../src/features/bulk/import/run/remembered-catalogue.ts';
import { nothingKnown } from '../../../../src/features/solutions/index.ts';

it('asks the catalogue once for the same solutions, and again after a failure', async () => {
  const asked: string[] = [];
  let isAway = false;
  const catalogue = rememberedCatalogue({
    async known(ids) {
      asked.push(ids.join());
      if (isAway) throw new Error('away');
      return nothingKnown;
    },
  });
  for (const ids of [['a'], ['a'], ['b'], ['a', 'b'], ['a']]) await catalogue.known(ids);
  expect(asked).toEqual(['a', 'b', 'a,b']);
  isAway = true;
  await expect(catalogue.known(['c'])).rejects.toThrow('away');
  isAway = false;
  await catalogue.known(['c']);
  expect(asked.slice(3)).toEqual(['c', 'c']);
});
