import { describe, expect, it } from 'vitest';
import { QueueFullError, RateLimiter } from '../../src/teams/rate-limiter.ts';
import { ManualTimers } from '../harness/manual-timers.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function harness(options: ConstructorParameters<typeof RateLimiter>[0] = {}) {
  const timers = new ManualTimers();
  const limiter = new RateLimiter({ timers, ...options });
  const sent: { to: string; at: number }[] = [];
  const send = (to: string, urgent = false): Promise<void> =>
    limiter.run(
      to,
      async () => {
        sent.push({ to, at: timers.now() });
      },
      { urgent },
    );
  const most = (milliseconds: number): number =>
    Math.max(0, ...sent.map(({ at }) => sent.filter((one) => one.at >= at && one.at < at + milliseconds).length));
  return { timers, limiter, sent, send, most };
}

describe('the rate limiter', () => {
  it('keeps all of Teams’ windows in one conversation, and gets everything out', async () => {
    const { timers, sent, send, most } = harness();
    for (let i = 0; i < 200; i += 1) void send('a');
    await timers.advance(120_000);

    expect(sent).toHaveLength(200);
    expect([most(1_000), most(2_000), most(30_000)]).toEqual([7, 8, 60]);
  });

  it('keeps the hour: 1,800 per conversation', async () => {
    const { timers, sent, send, most } = harness({ maxWaiting: { perConversation: 3_000, overall: 3_000 } });
    for (let i = 0; i < 1_900; i += 1) void send('a');
    await timers.advance(3_600_000);

    expect(sent).toHaveLength(1_800);
    expect(most(3_600_000)).toBe(1_800);
  });

  it('keeps 30 a second over all conversations, which take turns', async () => {
    const { timers, sent, send, most } = harness();
    for (let i = 0; i < 5; i += 1) void send('busy');
    for (let i = 0; i < 100; i += 1) void send(`chat-${i}`);
    await timers.advance(10_000);

    expect(sent).toHaveLength(105);
    expect(most(1_000)).toBe(30);
    expect(sent.filter(({ to }) => to === 'busy').at(-1)?.at).toBeGreaterThan(1_000);
  });

  it('sends one after the other in a conversation, side by side in others', async () => {
    const { timers, limiter } = harness();
    const running = new Set<string>();
    let together = 0;
    const slow = (to: string, name: string): Promise<void> =>
      limiter.run(to, async () => {
        if ([...running].some((other) => other.startsWith(to))) throw new Error('two at once');
        running.add(to + name);
        together = Math.max(together, running.size);
        await settle();
        running.delete(to + name);
      });
    const all = Promise.all([slow('a', '1'), slow('a', '2'), slow('b', '1')]);
    await timers.advance(5_000);
    await all;

    expect(together).toBe(2);
  });

  it('lets somebody who waits go first', async () => {
    const { timers, limiter } = harness();
    const order: string[] = [];
    const add = (name: string, urgent: boolean) => limiter.run('a', async () => void order.push(name), { urgent });
    const all = Promise.all([add('first', false), add('nag', false), add('nag', false), add('answer', true)]);
    await timers.advance(5_000);
    await all;

    expect(order).toEqual(['first', 'answer', 'nag', 'nag']);
  });

  it('holds a conversation back when Teams said so, and no other', async () => {
    const { timers, limiter, sent, send } = harness();
    limiter.holdBack('a', 7_000);
    void send('a');
    void send('b');
    await timers.advance(6_999);
    expect(sent).toEqual([{ to: 'b', at: 0 }]);

    await timers.advance(1);
    expect(sent).toHaveLength(2);
  });

  it('goes on after a failure', async () => {
    const { timers, limiter, sent, send } = harness();
    const failed = limiter.run('a', () => Promise.reject(new Error('no')));
    const next = send('a');
    await expect(failed).rejects.toThrow('no');
    await timers.advance(1_000);
    await next;

    expect(sent).toHaveLength(1);
  });

  it('is bounded', async () => {
    const { timers, limiter, send } = harness({ maxWaiting: { perConversation: 2, overall: 3 } });
    const pending = [send('a'), send('a'), send('a')].map((one) => one.catch((error) => error));
    await expect(send('a')).rejects.toThrow(QueueFullError);
    await timers.advance(1_000);
    await Promise.all(pending);

    expect(limiter.waiting).toBe(0);
  });

  it('takes other limits', async () => {
    const limits = { perConversation: [{ sends: 1, milliseconds: 100 }], overall: [{ sends: 100, milliseconds: 1 }] };
    const { timers, sent, send } = harness({ limits });
    void send('a');
    void send('a');
    await timers.advance(1_000);

    expect(sent.map(({ at }) => at)).toEqual([0, 150]);
  });
});
