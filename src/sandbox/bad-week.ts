import { setTimeout as pause } from 'node:timers/promises';
import type { ReferralSpec } from './control-referral.ts';
import { demoPeople } from './people.ts';
import type { ReferralRecord } from './referral-record.ts';
import type { World } from './world.ts';

/** What happens in it, in words for the control page. */
interface Step {
  readonly told: string;
  play(world: World, referrals: ReferralRecord[]): void;
}

export interface Story {
  readonly told: string;
  readonly step: number;
  readonly steps: number;
  readonly isOver: boolean;
}

const [alex, megan, lee] = demoPeople.map(({ email }) => [email]);

/** Monday morning: near deadlines, some owned and some nobody's. */
const burst: readonly ReferralSpec[] = [
  { customer: 'Adventure Works', country: 'US', team: alex, expiresIn: 'PT3H' },
  { customer: 'Lamna Healthcare', country: 'DE', team: [], expiresIn: 'PT9H' },
  { customer: 'Munson’s Pickles', country: 'GB', team: megan, expiresIn: 'PT26H' },
  { customer: 'Graphic Design Institute', country: 'US', team: alex, expiresIn: 'P2D' },
  { customer: 'Best For You Organics', country: 'FR', team: [], expiresIn: 'P3D' },
  { customer: 'Fincher Architects', country: 'BR', team: lee, expiresIn: 'PT90H' },
].map((spec) => ({ kind: 'microsoft', ...spec }));

const unannounced: readonly ReferralSpec[] = [
  { kind: 'microsoft', customer: 'Liberty’s Delightful Bakery', country: 'GB', team: alex, expiresIn: 'P2D' },
  { kind: 'p2p', customer: 'Wingtip Toys', country: 'US', team: [], expiresIn: 'P5D' },
];

const oneDay = (told: string): Step => ({ told, play: (world) => world.advanceClock('P1D') });

const steps: readonly Step[] = [
  {
    told: 'Monday, 9:00: six referrals at once, the first due in three hours.',
    play(world, referrals) {
      for (const spec of burst) referrals.push(world.createReferral(spec));
    },
  },
  {
    told: 'Monday, 11:00: the sender changes one of them, and a colleague accepts another in Partner Center itself.',
    play(world, [first, , , accepted]) {
      if (first) world.microsoft({ action: 'edit', referralId: first.id, reason: 'Now 40 seats instead of 25.' });
      if (accepted) world.microsoft({ action: 'acceptInPartnerCenter', referralId: accepted.id });
    },
  },
  {
    told: 'Monday, 14:00: Partner Center’s events get lost; two more come unannounced. The desk finds them by asking.',
    play(world, referrals) {
      world.faults.add({ kind: 'webhookLost', count: unannounced.length });
      for (const spec of unannounced) referrals.push(world.createReferral(spec));
    },
  },
  {
    told: 'Monday, 16:00: too many requests. For fifteen seconds Partner Center turns everybody away.',
    play: (world) => void world.faults.add({ kind: 'throttle', retryAfterSeconds: 3, forSeconds: 15 }),
  },
  oneDay('Tuesday: a day has passed. What nobody answered in time has expired, reminders are out.'),
  oneDay('Wednesday: the next ones are near their deadline; the channel hears of what nobody owns.'),
  {
    told: 'Thursday: Microsoft’s seller takes one back, and another day has passed.',
    play(world, referrals) {
      const open = referrals.find(({ id }) => world.store.get(id).status === 'New');
      if (open) world.microsoft({ action: 'expire', referralId: open.id });
      world.advanceClock('P1D');
    },
  },
  oneDay('Friday: the week is over. Say “inbox” in the Playground, and see what is left.'),
];

/**
 * A week that goes wrong, in half a minute: so that reminders, expiry, lost events and a throttled Partner Center are seen at
 * work. One at a time; what it breaks repairs itself.
 */
export class BadWeek {
  readonly #world: World;
  readonly #pauseMs: number;
  readonly #closing = new AbortController();
  #story: Story | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(world: World, pauseMs: number) {
    this.#world = world;
    this.#pauseMs = pauseMs;
  }

  get story(): Story | undefined {
    return this.#story;
  }

  /** False: one is being played already. */
  begin(): boolean {
    if (this.#story && !this.#story.isOver) return false;
    this.#running = this.#play();
    return true;
  }

  /** Resolves when it has been played, or was broken off. */
  ended(): Promise<void> {
    return this.#running;
  }

  close(): Promise<void> {
    this.#closing.abort();
    return this.#running;
  }

  async #play(): Promise<void> {
    const referrals: ReferralRecord[] = [];
    for (const [index, step] of steps.entries()) {
      this.#story = { told: step.told, step: index + 1, steps: steps.length, isOver: index + 1 === steps.length };
      step.play(this.#world, referrals);
      await this.#world.save();
      if (this.#story.isOver) return;
      await pause(this.#pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (this.#closing.signal.aborted) return;
    }
  }
}
