import { MongoCrmLinkStore } from '../../../src/features/crm/index.ts';
import { FakeCrm } from '../../crm/fake-crm.ts';
import { aDesk, type DeskOptions } from './a-desk.ts';

/** A desk that writes to a CRM in memory. */
export async function aDeskWithCrm(options: DeskOptions = {}) {
  let fake: FakeCrm | undefined;
  const desk = await aDesk({
    ...options,
    settings: {
      CRM: 'dynamics',
      CRM_WRITE: 'on',
      DYNAMICS_URL: 'https://contoso.crm.example',
      DYNAMICS_TENANT_ID: '00000000-0000-4000-8000-000000000001',
      DYNAMICS_CLIENT_ID: '00000000-0000-4000-8000-000000000002',
      DYNAMICS_CLIENT_SECRET: 'not asked for',
      ...options.settings,
    },
    crm: (clock) => {
      fake = new FakeCrm(clock);
      return fake;
    },
  });
  const crm = fake as FakeCrm | undefined;
  if (!crm) throw new Error('no CRM');
  /** A link goes on from one sweep to the next. */
  const settles = async () => {
    for (let round = 0; round < 3; round++) {
      await desk.app.sweep();
      await desk.settles();
    }
  };
  return { desk, crm, links: new MongoCrmLinkStore(desk.parts.db), settles };
}
