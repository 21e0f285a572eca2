import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import type { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import type { Hold } from '../../sweeps/under-lease.ts';
import { channelInWords } from './channel-words.ts';
import type { TeamChannel } from './deal-team-channels.ts';
import type { DealTeamStore, LossNotice, PeopleStore } from './people-store.ts';
import { type Person, personId } from './person.ts';
import { tellAdmin } from './tell-admin.ts';

export interface ChannelLossDeps extends SweepDeps {
  readonly dealTeam: DealTeamStore;
  readonly people: PeopleStore;
  readonly messenger: Messenger;
  /** For whom Teams names no language. */
  readonly language: Locale;
  /** What waits for an answer and has no owner goes to the admins. Gives how many there are. */
  readonly bringUnowned: () => Promise<number>;
  /** What stood in a channel beside the default one and waits for an answer gets its card where it belongs now. Gives how many there are. */
  readonly bringToDefault: (channelId: string) => Promise<number>;
}

/**
 * Tells the Referrals admins that a channel of the deal team's is gone, each once of each, whoever comes to have the desk later too:
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
    const { dealTeam, people } = this.#deps;
    const [first] = notice.channels;
    const admins = await people.reachableAdmins();
    const later: PutOffError[] = [];
    for (const channel of notice.channels) {
      if (!channel.loss) continue;
      const { told } = channel.loss;
      const isDefault = channel === first;
      const untold = admins.filter((admin) => !told.includes(personId(admin)));
      // Whoever hears of it or not, another channel has its referrals now.
      const moved = isDefault ? 0 : await this.#deps.bringToDefault(channel.id);
      const standsAt = isDefault || first?.loss ? undefined : first;
      if (untold.length > 0)
        later.push(...(await this.#tellAll({ channel, untold, moved, isDefault, standsAt }, hold)));
    }
    if (later[0]) throw later[0];
    await dealTeam.settleNotice(notice);
  }

  /** Gives what it has to wait for. */
  async #tellAll({ untold, ...lost }: Lost, hold: Hold): Promise<readonly PutOffError[]> {
    const waiting = lost.isDefault ? await this.#deps.bringUnowned() : lost.moved;
    const later: PutOffError[] = [];
    for (const admin of untold) later.push(...(await this.#tellOne({ ...lost, waiting }, admin, hold)));
    const told = untold.length - later.length;
    this.#deps.log.warn({ reason: lost.channel.loss?.reason, told, waiting }, 'channel lost, admins told');
    return later;
  }

  async #tellOne(
    { channel, isDefault, standsAt, waiting: count }: Omit<Lost, 'untold'> & { readonly waiting: number },
    admin: Person,
    hold: Hold,
  ): Promise<readonly PutOffError[]> {
    const { dealTeam, language } = this.#deps;
    const locale = admin.locale ?? language;
    const words = { inbox: commandWord(locale, 'inbox'), command: commandWord(locale, 'useThisChannel') };
    const names = { name: channelInWords(channel, locale), other: standsAt ? channelInWords(standsAt, locale) : '' };
    const text = isDefault
      ? say(locale, 'channel.lost', { count, ...words })
      : say(locale, standsAt ? 'channel.lost.other' : 'channel.lost.both', { count, ...words, ...names });
    // Where that is ambiguous, the cards that follow say the same.
    const noteTold = () => dealTeam.noteTold(channel, personId(admin));
    return tellAdmin(this.#deps, admin, { kind: 'text', text }, { hold, noteTold });
  }
}

interface Lost {
  readonly channel: TeamChannel;
  readonly isDefault: boolean;
  /** Who was not told of it. */
  readonly untold: readonly Person[];
  /** How many referrals it had; of the default one, they are counted where somebody is told. */
  readonly moved: number;
  /** Which channel has them now. */
  readonly standsAt: TeamChannel | undefined;
}
