import { setTimeout as pause } from 'node:timers/promises';
import { Attacker } from '../../attacks/support/attack.ts';
import type { Surroundings } from '../../attacks/support/served-desk.ts';
import { WebhookForger } from '../../attacks/support/webhook-forger.ts';
import { decide, type Told } from './decider.ts';

/** What people and Partner Center do to the desk through its balancer, and what they were answered with success. */
export class ServedLoad {
  readonly told: Told[] = [];
  /** Ids of referrals that events told of, and that the desk took. */
  readonly webhooksTaken: string[] = [];
  messagesAnswered = 0;
  /** Answers that ask to come again: nobody was promised anything. */
  readonly refusedFor = new Map<string, number>();
  readonly #around: Surroundings;
  #stopped = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Until `stop`, and until everything that was begun has ended. */
  async run(): Promise<void> {
    await Promise.all([this.#decisions(), this.#decisions(), this.#messages(), this.#webhooks()]);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #decisions(): Promise<void> {
    const { teams, sandbox } = this.#around;
    const lee = teams.person('Lee');
    while (!this.#stopped) {
      const { id } = await sandbox.createReferral({ team: [lee.email] });
      this.told.push(await decide(teams, lee, id, 'accept'));
    }
  }

  async #messages(): Promise<void> {
    const ada = this.#around.teams.person('Ada');
    while (!this.#stopped) {
      const status = await ada.says('help').then(
        (heard) => heard.status,
        () => 0,
      );
      if (status === 200) this.messagesAnswered += 1;
      else this.#refused('message', status);
      await pause(100);
    }
  }

  async #webhooks(): Promise<void> {
    const forger = new WebhookForger(this.#around);
    const attacker = new Attacker({ ...this.#around, url: this.#around.front.url });
    while (!this.#stopped) {
      const payload = forger.payload();
      const event = forger.event({ payload });
      const status = await attacker.send(event).then(
        (outcome) => outcome.status,
        () => 0,
      );
      if (status === 200) this.webhooksTaken.push(String(payload.ResourceUri).split('/').at(-1) ?? '');
      else this.#refused('webhook', status);
      await pause(50);
    }
  }

  #refused(what: string, status: number): void {
    const key = `${what} ${status}`;
    this.refusedFor.set(key, (this.refusedFor.get(key) ?? 0) + 1);
  }
}
