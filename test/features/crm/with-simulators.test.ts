import { afterEach, describe, expect, it } from 'vitest';
import { mappingOf } from '../../../src/crm/mapping.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { LinkSync } from '../../../src/features/crm/sync/link-sync.ts';
import { aDynamics } from '../../crm/a-dynamics.ts';
import { aSalesforce } from '../../crm/a-salesforce.ts';
import { MemoryDesk } from './support/memory-desk.ts';
import { PlayedDesk } from './support/played-desk.ts';

/** The step of a link with the real clients, over HTTP with the simulated CRMs: what each answers is what the base becomes. */
describe.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)('a link with %s', (system, stageOf) => {
  let close = async () => undefined as unknown;
  afterEach(() => close());

  it('is made, carried both ways, asked about and closed, and then nothing is written any more', async () => {
    const stage = await stageOf();
    close = () => stage.sandbox.close();
    const desk = new MemoryDesk();
    const { mapping } = mappingOf(system, { createAccounts: 'yes' });
    expect((await stage.crm.describe()).oneDayForBoth).toBe(system === 'salesforce' ? true : undefined);
    const sync = new LinkSync({
      ...desk.deps(),
      crm: stage.crm,
      mapping,
      org: async () => ({ description: await stage.crm.describe(), switchedOff: [] }),
    });
    await desk.begin();
    const settles = async () => {
      for (let round = 0; round < 4; round++) {
        await sync.step(desk.link, { assert: async () => undefined });
        while (desk.referral.outbox.length > 0) desk.deliver();
        await stage.wait();
      }
    };
    const record = async () => {
      const [reading] = await stage.crm.read([desk.link.recordId ?? '']);
      if (reading?.kind !== 'record') throw new Error(`no record: ${JSON.stringify(desk.link)}`);
      return reading.record;
    };

    await settles();
    expect(await record()).toMatchObject({
      referralId: desk.referral.id,
      values: { name: 'Data platform', dealValue: { value: 100, currency: 'USD' }, closeDate: '2027-01-31' },
    });
    expect(desk.referral.record.externalReferenceId).toBe(desk.link.recordId);
    expect(standingOfLink(desk.link)).toBe('up-to-date');

    await stage.edit(desk.link.recordId ?? '', { closeDate: '2027-02-28' });
    desk.edit({ notes: 'For Microsoft' });
    await settles();
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-02-28T00:00:00Z'));
    expect((await record()).values.notes).toBe('For Microsoft');

    await stage.edit(desk.link.recordId ?? '', { dealValue: { value: 7, currency: 'USD' } });
    desk.edit({ dealValue: { value: 8, currency: 'USD' } });
    await settles();
    expect(desk.link.questions.dealValue).toMatchObject({ partnerCenter: { value: 8 }, crm: { value: 7 } });
    await stage.edit(desk.link.recordId ?? '', { dealValue: { value: 8, currency: 'USD' } });
    await settles();
    expect(desk.link.questions).toEqual({});

    const { version, modifiedAt } = await record();
    await settles();
    expect(await record()).toMatchObject({ modifiedAt, ...(version ? { version } : {}) });

    desk.edit({ status: 'Closed', substatus: 'Won', closedAt: desk.clock.now() });
    await settles();
    expect((await record()).outcome.kind).toBe('won');
    expect(desk.link.state).toBe('finished');
  });

  it('asks where both sides changed a value while its rule was off, and carries what one of them did', async () => {
    const stage = await stageOf();
    close = () => stage.sandbox.close();
    const desk = new PlayedDesk(stage, system);
    await desk.begin();
    await desk.settle();
    const { recordId = '' } = desk.link;
    desk.switchedOff = ['dealValue', 'closeDate', 'name'];
    desk.edit({ dealValue: { value: 8, currency: 'USD' }, name: 'Phase two' });
    desk.editInCrm(recordId, { dealValue: { value: 7, currency: 'USD' }, closeDate: '2027-03-01' });
    await desk.settle();
    const apart = { name: 'Data platform', dealValue: { value: 7, currency: 'USD' } };
    expect(desk.records()[0]?.values).toMatchObject(apart);
    expect(desk.referral.record).toMatchObject({ dealValue: { value: 8 }, closesAt: new Date('2027-01-31T00:00:00Z') });
    desk.switchedOff = [];
    await desk.settle();
    expect(desk.link.questions).toMatchObject({ dealValue: { partnerCenter: { value: 8 }, crm: { value: 7 } } });
    expect(Object.keys(desk.link.questions)).toEqual(['dealValue']);
    expect(desk.records()[0]?.values).toMatchObject({ ...apart, name: 'Phase two' });
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-03-01T00:00:00Z'));
  });
});
