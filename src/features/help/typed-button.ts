import { plain, unformatted } from '../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../cards/sentence-card.ts';
import type { Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt } from '../../i18n/format.ts';
import type { OfferedButton } from '../../messenger.ts';
import { textReply } from '../../text-reply.ts';

/** Upper bound: a longer list would repeat the whole card. */
const mostShown = 8;

/** A typed text that may mean a button, but not with certainty. */
export type DoubtfulButton =
  | { readonly kind: 'counted'; readonly button: OfferedButton; readonly number: number }
  | { readonly kind: 'form'; readonly button: OfferedButton }
  | { readonly kind: 'several'; readonly buttons: readonly OfferedButton[] }
  /** "No" in answer to the card's question. */
  | { readonly kind: 'refused' };

/** Asks which button is meant, or to confirm it; or says why it cannot be pressed by typing. */
export function askButton({ locale }: Turn, typed: DoubtfulButton): Reply {
  if (typed.kind === 'refused') return textReply(say(locale, 'typed.refused'));
  const [first] = typed.kind === 'several' ? typed.buttons : [typed.button];
  if (typed.kind === 'form') {
    const text = say(locale, 'typed.form', { button: unformatted(first?.title ?? '', 60) });
    return textReply(text);
  }
  // Links change nothing, so the answer lists all of them.
  if (first?.url !== undefined && typed.kind === 'several') {
    const lines = typed.buttons
      .slice(0, mostShown)
      .map(({ name, title, url }) => aboutIt(locale, name ?? title, url ?? ''));
    return textReply(lines.join('\n\n'));
  }
  const button = plain(first?.title ?? '', { max: 60 });
  const title =
    typed.kind === 'counted'
      ? say(locale, 'typed.counted', { button, number: String(typed.number) })
      : say(locale, 'typed.which', { button });
  const asked = typed.kind === 'counted' ? [typed.button] : typed.buttons.slice(0, mostShown);
  const asks = typed.kind === 'counted' ? { says: 'yes' as const } : {};
  const card = sentenceCard(locale, {
    title,
    rows: asked.filter(({ words }) => words === undefined).map((button) => rowOf(button, asks)),
    guesses: asked.flatMap(({ title: words, words: said }) =>
      said === undefined ? [] : { title: words, words: said, ...asks },
    ),
  });
  return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
}

function rowOf({ title, name, verb, data, row }: OfferedButton, says: Pick<OfferedButton, 'says'>): SentenceRow {
  const called = plain(name ?? `${title} ${row ?? ''}`, { max: 60 });
  const carried = data as Readonly<Record<string, string | number>>;
  return {
    title: called,
    detail: '',
    buttons: [{ title, tooltip: unformatted(name ?? title, 60), verb, data: carried, ...says }],
  };
}
