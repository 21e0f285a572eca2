import { expect, it } from 'vitest';
import { aSandbox, ask, clientOf, noon } from './a-sandbox.ts';

const substatuses = (records: readonly { readonly substatus: string }[]) =>
  records.map(({ substatus }) => substatus).sort();

it('plays a bad week: near deadlines, an edit, lost events, a throttle, expiries, in four days of the clock', async () => {
  const sandbox = await aSandbox({ storyPauseMs: 1 });
  const webhooks = await clientOf(sandbox, 'admin', 'https://api.partnercenter.microsoft.com');
  await webhooks('POST', '/webhooks/v1/registration', {
    WebhookUrl: 'http://127.0.0.1:9/hook',
    WebhookEvents: ['referral-created', 'referral-updated'],
  });
  await sandbox.playBadWeek();

  expect(substatuses(sandbox.records())).toEqual(['Accepted', ...Array(6).fill('Expired'), 'Pending']);
  expect(sandbox.records().some(({ inviteContext }) => inviteContext.notes === 'Now 40 seats instead of 25.')).toBe(
    true,
  );
  expect(sandbox.clock.now().getTime() - noon.getTime()).toBe(4 * 86_400_000);
  expect(sandbox.deliveries().filter(({ state }) => state === 'lost')).toHaveLength(2);
  expect(sandbox.faults().map(({ kind }) => kind)).toEqual(['throttle']);
  await sandbox.close();
});

it('is played once at a time, tells where it is, and ends with the sandbox', async () => {
  const sandbox = await aSandbox({ storyPauseMs: 60_000 });
  const control = (method: string, path: string) => ask(sandbox, method, `/_control/${path}`);

  expect(await control('POST', 'bad-week')).toMatchObject({ status: 202, body: { step: 1, isOver: false } });
  expect((await control('POST', 'bad-week')).status).toBe(409);
  expect((await control('GET', 'state')).body.story.told).toContain('six referrals at once');
  expect(sandbox.records()).toHaveLength(6);
  await sandbox.close();
});
