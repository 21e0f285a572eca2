import type { Clock } from '../../../clock.ts';
import type { Command, Reply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { isCommand } from '../../../i18n/command-words.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import { textReply } from '../../../text-reply.ts';
import type { Person } from '../../people/index.ts';
import type { Referral } from '../../referrals/index.ts';
import type { LeadsInDigest } from '../posted-lists/posted-list.ts';
import { isEmptyDigest, referralsIn } from './digest-content.ts';
import { type Digests, mostInDigest } from './digests.ts';

export interface DigestWordDeps {
  readonly digests: Pick<Digests, 'contentFor' | 'leadsFor'>;
  readonly clock: Clock;
  readonly render: (
    list: { readonly kind: 'digest'; readonly leads?: LeadsInDigest },
    referrals: readonly Referral[],
    person: Person,
    seen: { readonly asked: ReadonlySet<string> },
  ) => OutgoingMessage;
}

/** `digest`: today's digest on request, even for people who get none in the morning. */
export function digestWord({ digests, clock, render }: DigestWordDeps): Command {
  const handle = async ({ person, locale, conversation }: Turn): Promise<Reply> => {
    if (conversation.kind !== 'personal') return textReply(say(locale, 'digest.personal'));
    const [content, leads] = await Promise.all([digests.contentFor(person), digests.leadsFor(person, clock.now())]);
    if (isEmptyDigest(content) && !leads) return textReply(say(locale, 'digest.nothing'));
    const message = render(
      { kind: 'digest', ...(leads ? { leads } : {}) },
      referralsIn(content).slice(0, mostInDigest),
      person,
      {
        asked: new Set(content.asked.map(({ id }) => id)),
      },
    );
    return { kind: 'messages', messages: [message] };
  };
  return {
    name: 'digest',
    match: (text, locale) => (isCommand(locale, 'digest', text) ? { rest: '' } : undefined),
    handle,
  };
}
