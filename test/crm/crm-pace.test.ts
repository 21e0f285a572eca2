import { describe, expect, it } from 'vitest';
import { CrmPace } from '../../src/crm/http/crm-pace.ts';
import { systemTimers } from '../../src/partner-center/timers.ts';

describe('the pace of requests to a CRM', () => {
  it('lets so many begin within any second, the others in the order of coming', async () => {
    const seconds: (() => void)[] = [];
    const sleep = () => new Promise<void>((resolve) => seconds.push(resolve));
    const pace = new CrmPace({ perSecond: 3, timers: { ...systemTimers, sleep } });
    const begun: number[] = [];
    const turns = Array.from({ length: 7 }, (_, index) => pace.turn().then(() => begun.push(index)));
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await settled();
    expect(begun).toEqual([0, 1, 2]);
    // A second has passed for the first of them.
    seconds.shift()?.();
    await settled();
    expect(begun).toEqual([0, 1, 2, 3]);
    for (let pass = 0; pass < 2; pass += 1) {
      for (const over of seconds.splice(0)) over();
      await settled();
    }
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
    await Promise.all(turns);
  });
});
