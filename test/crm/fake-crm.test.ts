import { describe } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { CrmError } from '../../src/crm/port.ts';
import { crmContract } from './contract.ts';
import { FakeCrm } from './fake-crm.ts';

describe('the CRM in memory', () => {
  crmContract(async () => {
    const clock = new FixedClock('2026-11-29T09:00:00Z');
    const crm = new FakeCrm(clock);
    return {
      crm,
      // Its pages are of two anyway.
      inSmallPages: () => crm,
      secondStage: '1',
      wonStage: '3',
      lostStage: '5',
      add: async (values, accountId) => crm.add(values, accountId ? { accountId } : {}).id,
      edit: async (id, values) => crm.edit(id, values),
      remove: async (id) => crm.remove(id),
      account: async (name, dunsNumber) => {
        const id = `account-${name}`;
        crm.accounts.push({ id, name, city: 'Berlin', country: 'DE', ...(dunsNumber ? { dunsNumber } : {}) });
        return id;
      },
      contact: (accountId, email) => crm.createContact(accountId, { firstName: 'Alex', lastName: 'Wilber', email }),
      mergeAccount: async (id, into) => crm.mergeAccount(id, into),
      removeAccount: async (id) => crm.removeAccount(id),
      user: async (person) => {
        crm.users.push({ id: `user-${person.name}`, ...person });
      },
      wait: async () => clock.advance(120_000),
      loseAnswer: async (method) => {
        crm.after = (asked) => {
          if (asked !== method) return;
          crm.after = () => undefined;
          throw new CrmError({ kind: 'wait', code: 'answer-lost', mayHaveArrived: true });
        };
      },
    };
  });
});
