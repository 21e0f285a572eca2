import type { Reply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import { textReply } from '../../../text-reply.ts';
import type { BuiltCard } from '../../referrals/index.ts';

export function dealCardReply({ offers, ...built }: BuiltCard & Pick<Reply, 'offers'>): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...built }], ...(offers ? { offers } : {}) };
}

export function noDealMeant(locale: Turn['locale']): Reply {
  return textReply(say(locale, 'deal.words.none', { example: `${commandWord(locale, 'referral')} Fabrikam` }));
}
