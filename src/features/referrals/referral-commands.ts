import type { Command, Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, type CommandName, commandWord } from '../../i18n/command-words.ts';
import type { Access } from './access.ts';
import type { CardOpener } from './card-opener.ts';
import type { Presenter } from './presenter.ts';
import type { Referral } from './referral.ts';
import { referralList } from './referral-cards.ts';
import type { ReferralStore } from './referral-store.ts';

export interface CommandDeps {
  readonly referrals: ReferralStore;
  readonly access: Access;
  readonly presenter: Presenter;
  readonly opener: CardOpener;
}

/** Enough to find what a person may see among what they may not; a list shows ten. */
const lookedAt = 1_000;
const shortestWords = 2;

/** `inbox`, `my referrals`, `referral <words>`: what there is, as cards. Nobody sees what is not theirs. */
export function referralCommands(deps: CommandDeps): readonly Command[] {
  const visible = (turn: Turn, found: readonly Referral[]) =>
    found.filter((referral) => deps.access.may(turn.person, 'see-in-full', referral));

  function list(turn: Turn, title: string, found: readonly Referral[], empty: string): Reply {
    const view = deps.presenter.listView(turn);
    const more = found.length === lookedAt ? 1 : 0;
    return { kind: 'messages', messages: [{ kind: 'card', ...referralList(title, found, view, { empty, more }) }] };
  }

  const words =
    (name: CommandName, exact: boolean): Command['match'] =>
    (text, locale) => {
      const rest = afterCommand(locale, name, text);
      return rest === undefined || (exact && rest !== '') ? undefined : { rest };
    };

  return [
    {
      name: 'inbox',
      match: words('inbox', true),
      handle: async (turn) => {
        const found = visible(turn, await deps.referrals.undecided(lookedAt));
        return list(turn, say(turn.locale, 'list.inbox.title'), found, say(turn.locale, 'list.inbox.empty'));
      },
    },
    {
      name: 'my referrals',
      match: words('myReferrals', true),
      handle: async (turn) => {
        const found = visible(turn, await deps.referrals.ownedBy(turn.person, lookedAt));
        return list(turn, say(turn.locale, 'list.mine.title'), found, say(turn.locale, 'list.mine.empty'));
      },
    },
    {
      name: 'referral',
      match: words('referral', false),
      handle: async (turn, { rest }) => {
        const { locale } = turn;
        if (rest.trim().length < shortestWords) {
          const example = `${commandWord(locale, 'referral')} Fabrikam`;
          return { kind: 'messages', messages: [{ kind: 'text', text: say(locale, 'list.found.words', { example }) }] };
        }
        const found = visible(turn, await deps.referrals.search(rest.trim().slice(0, 100), lookedAt));
        const [only, ...others] = found;
        if (only && others.length === 0) {
          await deps.opener.open(turn, only);
          return { kind: 'none' };
        }
        const values = { words: rest.trim().slice(0, 100) };
        return list(turn, say(locale, 'list.found.title', values), found, say(locale, 'list.found.empty', values));
      },
    },
  ];
}
