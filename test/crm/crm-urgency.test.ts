import { expect, it } from 'vitest';
import { beneathPeople } from '../../src/crm/http/crm-urgency.ts';
import type { NewCrmLead } from '../../src/crm/port.ts';
import { virtualTimers } from '../support/virtual-timers.ts';
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
      const sweep = Array.from({ length: 16 }, () => beneathPeople(() => asked('sweep')));
      await Promise.all([...sweep, asked('person')]);
      expect(ended).toHaveLength(17);
      expect(ended.indexOf('person')).toBeLessThanOrEqual(4);
      expect(account).toBeTruthy();
    } finally {
      await stage.sandbox.close();
    }
  },
);

const lead: NewCrmLead = {
  ...{ company: 'Contoso', firstName: 'Alex', lastName: 'Wilber', email: 'alex@contoso.example', phone: '' },
  ...{ title: '', topic: 'Data platform', country: 'DE', words: '' },
};

it.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)(
  'a person waits less than a second in %s, and for few requests, while a first load has sixteen deals under way',
  async (system, stageOf) => {
    const stage = await stageOf();
    const { timers, stop } = virtualTimers(() => stage.clock.advance(100));
    const crm = stage.another({ timers, perSecond: 10 });
    let isOver = false;
    const account = await stage.account('Contoso');
    const makesContacts = async (worker: number) => {
      for (let round = 0; !isOver; round++) {
        const email = `buyer-${worker}-${round}@contoso.example`;
        await crm.createContact(account, { firstName: 'Alex', lastName: 'Wilber', email });
      }
    };
    try {
      await crm.describe();
      const { requests } = stage.sandbox[system];
      const load = Array.from({ length: 16 }, (_, worker) => beneathPeople(() => makesContacts(worker)));
      for (let left = 12; left > 0; left--) await timers.sleep(500);
      for (const press of [
        () => crm.searchAccounts({ name: 'Contoso', address: {} }),
        () => crm.createLead(crypto.randomUUID(), lead),
      ]) {
        const [before, at] = [requests.length, stage.clock.now().getTime()];
        await press();
        expect(stage.clock.now().getTime() - at).toBeLessThan(1_000);
        expect(requests.length - before).toBeLessThanOrEqual(8);
        await timers.sleep(1_000);
      }
      isOver = true;
      await Promise.all(load);
    } finally {
      stop();
      await stage.sandbox.close();
    }
  },
);
