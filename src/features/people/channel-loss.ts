import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import type { DealTeamStore, LossNotice, PeopleStore } from './people-store.ts';
import { type Person, personId } from './person.ts';

export interface ChannelLossDeps extends SweepDeps {
  readonly dealTeam: DealTeamStore;
  readonly people: PeopleStore;
  readonly messenger: Messenger;
  /** For whom Teams names no language. */
  readonly language: Locale;
  /** What waits for an answer and has no owner goes to the admins. Gives how many there are. */
  readonly bringUnowned: () => Promise<number>;
}

/**
 * Tells the Referrals admins that the deal team's channel is gone, each once, whoever comes to have the desk later too:
 * what nobody owns would expire in silence. At least once: a crash between the send and the note of it tells twice.
 */
export class ChannelLossNotice {
  readonly #deps: ChannelLossDeps;
  readonly sweeper: Sweeper<LossNotice>;

  constructor(deps: ChannelLossDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'deal-team.loss',
        everySeconds: 5,
        leases: deps.dealTeam.notices,
        handle: (notice, hold) => this.#tell(notice, hold),
        concurrency: 1,
      },
      deps,
    );
  }

  async #tell(notice: LossNotice, hold: Hold): Promise<void> {
    const { dealTeam, people, log } = this.#deps;
    const untold = (await people.reachableAdmins()).filter((admin) => !notice.told.includes(personId(admin)));
    if (untold.length > 0) {
      const waiting = await this.#deps.bringUnowned();
      const later: PutOffError[] = [];
      for (const admin of untold) later.push(...(await this.#tellOne(notice, admin, waiting, hold)));
      const told = untold.length - later.length;
      log.warn({ reason: notice.reason, told, waiting }, 'channel lost, admins told');
      if (later[0]) throw later[0];
    }
    await dealTeam.settleNotice(notice);
  }

  /** Gives what it has to wait for. */
  async #tellOne(notice: LossNotice, admin: Person, count: number, hold: Hold): Promise<readonly PutOffError[]> {
    const { messenger, dealTeam, people, clock, language } = this.#deps;
    if (!admin.personalChat) return [];
    const locale = admin.locale ?? language;
    const values = { count, inbox: commandWord(locale, 'inbox'), command: commandWord(locale, 'useThisChannel') };
    const text = say(locale, 'channel.lost', values);
    const result = await messenger.post(admin.personalChat, { kind: 'text', text }, leavesOnlyHeld(hold));
    if (result.kind === 'later') return [new PutOffError(result.reason, result.afterMilliseconds)];
    if (result.kind === 'gone') await people.noteUnreachable(admin, clock.now());
    // If that is ambiguous, it may stand there, and the cards that follow say the same: twice would be one too many.
    else await dealTeam.noteTold(notice, personId(admin));
    return [];
  }
}
