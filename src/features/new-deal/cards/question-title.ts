import { amountText } from '../../../answers/shown.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import { missingParts, personInWords } from '../questions/shared/person.ts';

export function dealNameOf({ fields }: DealDraft): string {
  return fields.name || fields.customer?.name || '–';
}

/** The question in one line. */
export function questionTitle(draft: DealDraft, locale: Locale): string {
  const { asking, pending } = draft;
  switch (pending?.kind) {
    case 'discard':
      return say(locale, 'newDeal.ask.discard', { name: dealNameOf(draft) });
    case 'meant':
      return say(locale, 'newDeal.ask.meant', { words: pending.text });
    case 'other': {
      const field = say(locale, `newDeal.field.${pending.question}`);
      return say(locale, 'newDeal.ask.other', { words: pending.text, field });
    }
    case 'doubt':
      return say(locale, pending.why.key, pending.why.values);
    case 'people':
      return say(locale, 'newDeal.ask.people', { words: pending.words });
    case 'readings':
      return say(locale, 'newDeal.ask.readings');
    case 'currency':
      return say(locale, 'newDeal.ask.currency', { amount: amountText(locale, { value: pending.amount }) });
    case 'customers':
      return say(locale, 'newDeal.ask.customers', { name: pending.name });
    case 'solutions':
      return say(locale, 'newDeal.ask.whichSolution');
    case 'person': {
      if (pending.leftOut) return say(locale, 'newDeal.ask.leftOut', { person: personInWords(pending.person) });
      if (pending.names) return say(locale, 'newDeal.ask.lastName');
      const [part = 'email'] = missingParts(pending.person);
      return say(locale, `newDeal.ask.person.${part}`);
    }
    case 'more':
      return say(locale, questionOf(asking)?.list?.askMore ?? 'newDeal.review.title');
    default:
      return say(locale, asking === 'review' ? 'newDeal.review.title' : `newDeal.ask.${asking}`);
  }
}
