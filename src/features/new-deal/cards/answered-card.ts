import { newDealLine } from '../../../cards/new-deal-cards.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DealQuestion } from '../questions/order.ts';
import { answerInWords } from '../questions/read-answer.ts';
import { questionTitle } from './question-title.ts';

/** A card whose question is asked no more, as one line: its answer, with Change; without an answer, what it asked. */
export function answeredCard(draft: DealDraft, question: DealQuestion, locale: Locale): BuiltCard {
  const { pending: _now, ...asked } = { ...draft, asking: question };
  const answer = question === 'review' ? undefined : answerInWords(draft.fields, question, locale);
  const field = question === 'review' ? '' : say(locale, `newDeal.field.${question}`);
  const text = answer ? say(locale, 'newDeal.understood', { field, answer }) : questionTitle(asked, locale);
  const summary = unformatted(text, 160);
  const card = newDealLine({
    locale,
    fallbackText: summary,
    draftId: draft.id,
    text: plain(text, { max: 160 }),
    changes: answer ? [{ question, tooltip: `${say(locale, 'newDeal.button.change')}: ${field}` }] : [],
  });
  return { card, summary };
}
