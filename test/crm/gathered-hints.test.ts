import { describe, expect, it } from 'vitest';
import { GatheredHints } from '../../src/crm/gathered-hints.ts';
import { systemTimers } from '../../src/partner-center/timers.ts';

describe('hints of a CRM', () => {
  it('are one reading a second, and one more when something was said meanwhile', async () => {
    let readings = 0;
    let hints: GatheredHints | undefined;
    const read = async () => {
      readings += 1;
      if (readings === 1) for (let count = 0; count < 50; count += 1) hints?.hint();
      if (readings === 2) throw new Error('the CRM is away');
    };
    hints = new GatheredHints({ read, timers: { ...systemTimers, sleep: async () => undefined } });
    for (let count = 0; count < 50; count += 1) hints.hint();
    await hints.idle();
    expect(readings).toBe(2);
    hints.hint();
    await hints.idle();
    expect(readings).toBe(3);
  });
});
