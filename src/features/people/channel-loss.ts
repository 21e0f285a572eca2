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
  /** The language of admins for whom Teams reports none. */
  readonly language: Locale;
  /** Brings undecided referrals without an owner to the admins. Returns how many there are. */
  readonly bringUnowned: () => Promise<number>;
  /**
   * Posts the cards of undecided referrals of a lost channel in the channel that has them now. Returns how many there
   * are. Not for the default channel.
   */
  readonly bringToDefault: (channelId: string) => Promise<number>;
}

/**
 * Tells the Referrals admins that a channel of the deal team is lost, once per admin and channel, including people who
 * become admins later: otherwise referrals without an owner would expire unnoticed. At least once: a crash between the
 * post and its record repeats the message.
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
      // Moves the referrals even if all admins have been told already.
      const moved = isDefault ? 0 : await this.#deps.bringToDefault(channel.id);
      const standsAt = isDefault || first?.loss ? undefined : first;
      if (untold.length > 0)
        later.push(...(await this.#tellAll({ channel, untold, moved, isDefault, standsAt }, hold)));
    }
    if (later[0]) throw later[0];
    await dealTeam.settleNotice(notice);
  }

  /** Returns a delay for each admin who could not be told yet. */
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
    // A post with an ambiguous outcome counts as told: the cards that follow carry the same information.
    const noteTold = () => dealTeam.noteTold(channel, personId(admin));
    return tellAdmin(this.#deps, admin, { kind: 'text', text }, { hold, noteTold });
  }
}

interface Lost {
  readonly channel: TeamChannel;
  readonly isDefault: boolean;
  /** Admins who have not been told. */
  readonly untold: readonly Person[];
  /**
   * Number of referrals moved out of the channel; 0 for the default channel, whose referrals are counted when admins
   * are told.
   */
  readonly moved: number;
  /** The channel that has them now. */
  readonly standsAt: TeamChannel | undefined;
}
