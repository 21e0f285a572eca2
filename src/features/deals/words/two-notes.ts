import { toAppError } from '../../../errors.ts';
import type { Reply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { textReply } from '../../../text-reply.ts';

/**
 * The answers to two notes of one message; a typed follow-up refers to the last. The first may be written already, so a failure of
 * the second is reported beside it.
 */
export async function bothNotes(
  turn: Pick<Turn, 'locale' | 'log'>,
  first: Reply | undefined,
  second: () => Promise<Reply | undefined>,
): Promise<Reply | undefined> {
  const other = await second().catch((error: unknown) => failed(turn, error));
  if (other?.kind !== 'messages') return first;
  return { ...other, messages: [...(first?.kind === 'messages' ? first.messages : []), ...other.messages] };
}

function failed({ locale, log }: Pick<Turn, 'locale' | 'log'>, err: unknown): Reply {
  const { code, reference } = toAppError(err);
  log.error({ err, reference }, 'the second note of a message failed');
  return textReply(say(locale, `error.${code}`, { reference }));
}
