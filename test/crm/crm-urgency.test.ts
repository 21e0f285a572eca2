import { expect, it } from 'vitest';
import { readBeneathPeople } from '../../src/crm/http/crm-urgency.ts';
import { aDynamics } from './a-dynamics.ts';
import { aSalesforce } from './a-salesforce.ts';

it.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)(
  'what a person looks up in %s waits for none of the reads of a sweep that have not begun',
  async (_name, stageOf) => {
    const stage = await stageOf();
    try {
      const account = await stage.account('Contoso');
      await stage.crm.describe();
      const ended: string[] = [];
      const asked = (who: string) =>
        stage.crm.searchAccounts({ name: 'Contoso', address: {} }).then(() => ended.push(who));
      const sweep = Array.from({ length: 16 }, () => readBeneathPeople(() => asked('sweep')));
      await Promise.all([...sweep, asked('person')]);
      expect(ended).toHaveLength(17);
      expect(ended.indexOf('person')).toBeLessThanOrEqual(4);
      expect(account).toBeTruthy();
    } finally {
      await stage.sandbox.close();
    }
  },
);
