import { afterEach, describe } from 'vitest';
import { aDynamics, type DynamicsStage } from './a-dynamics.ts';
import { crmContract } from './contract.ts';

describe('Dynamics 365, over HTTP with the simulated environment', () => {
  let stage: DynamicsStage | undefined;
  afterEach(() => stage?.sandbox.close());

  crmContract(async () => {
    stage = await aDynamics();
    return stage;
  });
});
