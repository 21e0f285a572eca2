import { afterEach, describe, expect, it } from 'vitest';
import { aDynamics, type DynamicsStage } from './a-dynamics.ts';
import { crmContract } from './contract.ts';

describe('Dynamics 365, over HTTP with the simulated environment', () => {
  let stage: DynamicsStage | undefined;
  afterEach(() => stage?.sandbox.close());

  crmContract(async () => {
    stage = await aDynamics();
    return stage;
  });

  it('knows an opportunity by its customer as well as by its account: both are found in one request', async () => {
    const { crm, sandbox, account, add } = await aDynamics();
    const { org, requests } = sandbox.dynamics;
    const [one, other] = [await account('Contoso'), await account('Fabrikam')];
    const [byCustomer, byAccount] = [
      await add({ name: 'By its customer' }),
      await add({ name: 'By its account' }, other),
    ];
    const row = org.row('opportunity', byCustomer);
    if (row) org.change(org.table('opportunity'), row, { customerid: one }, 'somebody');
    await crm.describe();
    const before = requests.length;
    const found = await Promise.all([one, other].map((id) => crm.openOf(id)));
    expect(found.map((records) => records.map(({ id }) => id))).toEqual([[byCustomer], [byAccount]]);
    expect(requests.length - before).toBe(1);
    await sandbox.close();
  });
});
