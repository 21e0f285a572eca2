import { plainName } from '../../../cards/plain.ts';
import { crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { asEdited } from '../../deals/index.ts';
import { actorName, type ExplainsValue } from '../../referrals/index.ts';
import type { Explanation } from '../link/crm-link.ts';
import type { CrmLinkStore } from '../link/link-store.ts';
import { theirsInOurWords } from '../merge/stage-classes.ts';
import { sameSyncValue } from '../merge/sync-values.ts';
import { valueSaid } from '../words/value-said.ts';
import type { CrmOnCardDeps } from './crm-on-card.ts';
import { heldNow, putBackButtons } from './put-back.ts';

/** The CRM's part in a value: source, time, who chose it, the value that lost, with its Undo, and the value in the CRM. */
export function crmExplains(
  deps: { readonly links: Pick<CrmLinkStore, 'find'> } & Pick<CrmOnCardDeps, 'mapping'>,
): ExplainsValue {
  return async (referral, field, { locale, timeZone }) => {
    const link = await deps.links.find(referral.id);
    if (!link) return undefined;
    const crm = crmNames[link.system];
    const question = link.questions[field];
    const base = link.base[field];
    const now = heldNow(asEdited(referral), referral, field);
    // Of a value that was changed since and is not carried over yet, nothing was explained.
    const why = base === undefined || sameSyncValue(base.partnerCenter, now) ? link.explained[field] : undefined;
    const sentences: string[] = [];
    const replacedSentence = ({ from, replaced }: Explanation): readonly string[] => {
      // Joined notes still contain the former text.
      if (replaced === undefined || from === 'joined' || from === 'agreed') return [];
      const value = from === 'crm' ? replaced : theirsInOurWords(field, replaced, deps.mapping.stages);
      return [say(locale, `crm.explain.before.${from}`, { crm, value: valueSaid(locale, field, value, 60) })];
    };
    if (why) {
      const when = formatMoment(locale, why.at, timeZone, { zone: true });
      sentences.push(say(locale, `crm.explain.${why.from}`, { crm, when }), ...replacedSentence(why));
      if (why.chosenBy)
        sentences.push(say(locale, 'crm.explain.chosen', { name: plainName(actorName(locale, why.chosenBy)) }));
    }
    if (question) {
      const there = theirsInOurWords(field, question.crm, deps.mapping.stages);
      sentences.push(say(locale, 'crm.explain.question', { crm, value: valueSaid(locale, field, there, 60) }));
    }
    const buttons = putBackButtons(link, referral, field, { locale, stages: deps.mapping.stages });
    return { text: sentences.join(' '), buttons };
  };
}
