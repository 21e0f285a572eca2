import { plainName } from '../../../cards/plain.ts';
import { crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { valueText } from '../../deals/index.ts';
import { actorName, type ExplainsValue } from '../../referrals/index.ts';
import type { CrmLinkStore } from '../link/link-store.ts';
import { theirsInOurWords } from '../merge/stage-classes.ts';
import type { CrmOnCardDeps } from './crm-on-card.ts';

/** Why a value is what it is, as far as the CRM has to do with it: whence, when, who chose it, and what it is there. */
export function crmExplains(
  deps: { readonly links: Pick<CrmLinkStore, 'find'> } & Pick<CrmOnCardDeps, 'mapping'>,
): ExplainsValue {
  return async ({ id }, field, { locale, timeZone }) => {
    const link = await deps.links.find(id);
    if (!link) return '';
    const crm = crmNames[link.system];
    const question = link.questions[field];
    const why = link.explained[field];
    const sentences: string[] = [];
    if (why) {
      const when = formatMoment(locale, why.at, timeZone, { zone: true });
      sentences.push(say(locale, `crm.explain.${why.from}`, { crm, when }));
      if (why.chosenBy)
        sentences.push(say(locale, 'crm.explain.chosen', { name: plainName(actorName(locale, why.chosenBy)) }));
    }
    if (question) {
      const there = theirsInOurWords(field, question.crm, deps.mapping.stages);
      sentences.push(say(locale, 'crm.explain.question', { crm, value: valueText(locale, field, there, 60) }));
    }
    return sentences.join(' ');
  };
}
