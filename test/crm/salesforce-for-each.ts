import { afterEach, beforeEach, vi } from 'vitest';
import { aSalesforce, type SalesforceStage } from './a-salesforce.ts';

/** A deal of the tests, and what the desk writes of it. */
export const salesforceReferral = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const salesforceValues = {
  ...{ name: 'Contoso', dealValue: { value: 10, currency: 'USD' }, notes: 'n', closeDate: '2027-03-31' },
};

/** A simulated organisation of its own for each test of the file that calls this. */
export function salesforceForEach() {
  let stage: SalesforceStage;
  beforeEach(async () => {
    stage = await aSalesforce();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    return stage.sandbox.close();
  });
  return {
    get stage() {
      return stage;
    },
    org: () => stage.sandbox.salesforce.org,
    requests: () => stage.sandbox.salesforce.requests,
    faults: () => stage.sandbox.salesforce.faults,
  };
}
