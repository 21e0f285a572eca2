import { afterEach, describe } from 'vitest';
import { aSalesforce, type SalesforceStage } from './a-salesforce.ts';
import { crmContract } from './contract.ts';

describe('Salesforce, over HTTP with the simulated organisation', () => {
  let stage: SalesforceStage | undefined;
  afterEach(() => stage?.sandbox.close());

  crmContract(async () => {
    stage = await aSalesforce();
    return stage;
  });
});
