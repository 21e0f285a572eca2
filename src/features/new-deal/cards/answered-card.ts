import type { NewDealLineData } from '../../../cards/new-deal-card-data.ts';
import { newDealLine } from '../../../cards/new-deal-cards.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DealQuestion } from '../questions/order.ts';
import { answerInWords } from '../questions/read-answer.ts';
import { dealNameOf, questionTitle } from './question-title.ts';

/**
 * Replaces a card whose question is no longer open by one line: the answer with a Change button, or the question if
 * unanswered.
 */
export function answeredCard(draft: DealDraft, question: DealQuestion, locale: Locale): BuiltCard {
  const { pending: _now, ...asked } = { ...draft, asking: question };
  const answer = question === 'review' ? undefined : answerInWords(draft.fields, question, locale);
  const field = question === 'review' ? '' : say(locale, `newDeal.field.${question}`);
  const text = answer ? say(locale, 'newDeal.understood', { field, answer }) : questionTitle(asked, locale);
  const canChange = answer !== undefined && (draft.state === 'open' || draft.state === 'put-aside');
  const tooltip = aboutIt(locale, say(locale, 'newDeal.button.change'), field);
  return lineCard(draft, locale, text, canChange ? [{ question, tooltip }] : []);
}

/** Replaces a card that referred to a draft by one line with the draft's outcome. */
export function goneOnCard(draft: DealDraft, locale: Locale): BuiltCard {
  const key =
    draft.state === 'discarded'
      ? 'newDeal.discarded'
      : draft.state === 'put-aside'
        ? 'newDeal.putAside'
        : 'newDeal.below';
  return lineCard(draft, locale, say(locale, key, { name: dealNameOf(draft) }), []);
}

function lineCard(draft: DealDraft, locale: Locale, text: string, changes: NewDealLineData['changes']): BuiltCard {
  const summary = unformatted(text, 160);
  const card = newDealLine({
    locale,
    fallbackText: summary,
    draftId: draft.id,
    text: plain(text, { max: 160 }),
    changes,
  });
  return { card, summary };
}
