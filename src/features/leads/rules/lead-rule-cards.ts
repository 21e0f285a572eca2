import type { LeadFilter } from '../../../answers/leads/lead-filter.ts';
import { sentenceCard } from '../../../cards/sentence-card.ts';
import { crmNames } from '../../../crm/crm-values.ts';
import type { CrmSystem } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatNumber } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { leadFilterCode, leadRuleInWords } from '../lead-filters.ts';
import { mostLeadsCounted } from '../mongo-leads.ts';
import type { LeadRules } from './lead-rule.ts';
import type { LeadRuleRehearsal } from './lead-rule-book.ts';

type Card = ReturnType<typeof sentenceCard>;

const leadRulesShowVerb = 'lead-rules.show';
const leadRuleSetVerb = 'lead-rules.set';
export const leadRuleRemoveVerb = 'lead-rules.remove';
export const leadRuleSetAgainVerb = 'lead-rules.again';

/** The card of a proposed rule: which leads it would hand over, and how many of the known ones it matches. */
export function leadRuleProposal(
  { filter, system }: { readonly filter: LeadFilter; readonly system: CrmSystem },
  { rehearsal, rules }: { readonly rehearsal: LeadRuleRehearsal; readonly rules: LeadRules },
  locale: Locale,
): Card {
  const what = leadRuleInWords(filter, locale);
  const crm = crmNames[system];
  const count = (number: number) =>
    `${formatNumber(locale, Math.min(number, mostLeadsCounted))}${number > mostLeadsCounted ? '+' : ''}`;
  const { total } = rehearsal;
  const rehearsed =
    total === 0
      ? say(locale, 'lead.rule.rehearsed.none')
      : say(locale, 'lead.rule.rehearsed', { count: count(rehearsal.count), total: count(total) });
  const set = { verb: leadRuleSetVerb, data: { filter: leadFilterCode(filter), version: rules.version } };
  return sentenceCard(locale, {
    title: say(locale, 'lead.rule.title', { crm }),
    lines: [say(locale, 'lead.rule.about', { crm }), rehearsed],
    rows: [
      {
        ...{ title: what, detail: '' },
        buttons: [
          { title: say(locale, 'routing.button.add'), tooltip: what, ...set, says: 'yes' },
          { title: say(locale, 'routing.button.show'), tooltip: what, verb: leadRulesShowVerb, data: {} },
        ],
      },
    ],
  });
}

/** The card of all rules, each with a button that removes it. */
export function leadRulesCard(
  { rules, version }: LeadRules,
  {
    locale,
    system,
    notice,
  }: { readonly locale: Locale; readonly system: CrmSystem | undefined; readonly notice?: string },
): Card {
  const none = rules.length === 0 ? [say(locale, 'lead.rule.none')] : [];
  const example = [say(locale, system ? 'lead.rule.how' : 'lead.rule.noCrm')];
  return sentenceCard(locale, {
    title: say(locale, 'lead.rule.list'),
    lines: [...(notice ? [notice] : []), ...none, ...example],
    rows: rules.map((rule, index) => ({
      title: `${index + 1}. ${leadRuleInWords(rule.filter, locale)}`,
      detail: crmNames[rule.system],
      buttons: [
        {
          title: say(locale, 'routing.button.remove'),
          tooltip: leadRuleInWords(rule.filter, locale),
          ...{ verb: leadRuleRemoveVerb, data: { id: rule.id, version } },
        },
      ],
    })),
  });
}
