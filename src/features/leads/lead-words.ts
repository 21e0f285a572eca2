import { withoutEnd } from '../../answers/said.ts';
import type { Command, IntentHandler, Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord } from '../../i18n/command-words.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { type LeadView, leadViews } from './lead-list.ts';
import type { Leads } from './leads.ts';

export interface LeadWordDeps {
  readonly leads: Leads;
}

/** `leads`, `leads taken`, `leads doubtful`: a list of their own. In channels customers' addresses would be read along. */
export function leadWords(deps: LeadWordDeps): { readonly command: Command; readonly intent: IntentHandler } {
  const show = async (turn: Turn, view: LeadView): Promise<Reply> => {
    const { locale, person, conversation } = turn;
    if (!deps.leads.maySee(person))
      return told(say(locale, 'leads.notYours', { command: commandWord(locale, 'inbound') }));
    if (conversation.kind !== 'personal') return told(say(locale, 'leads.personal'));
    const { card, summary, offers } = await deps.leads.show(view, 1, turn);
    return { kind: 'messages', messages: [{ kind: 'card', card, summary }], offers };
  };
  return {
    command: {
      name: 'leads',
      match: (text, locale) => {
        const rest = afterCommand(locale, 'leads', text);
        const view = rest === undefined ? undefined : viewSaid(rest, locale);
        return view && { rest: view };
      },
      handle: (turn, { rest }) => show(turn, rest as LeadView),
    },
    // Whoever may see none means referrals by the word, as most people do.
    intent: {
      intents: ['leads'],
      handle: async (turn) => (deps.leads.maySee(turn.person) ? show(turn, 'waiting') : undefined),
    },
  };
}

function viewSaid(rest: string, locale: Locale): LeadView | undefined {
  const word = withoutEnd(rest.toLowerCase(), /[.!?。！？\s]/u);
  if (word === '') return 'waiting';
  return leadViews.find((view) =>
    [locale, ...locales].some((each) => say(each, `leads.word.${view}`).split('|').includes(word)),
  );
}

function told(text: string): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text }] };
}
