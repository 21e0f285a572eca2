import { asRead, unformatted } from '../../../cards/plain.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fieldName, valueText } from '../../deals/index.ts';
import type { CrmLink, CrmSide, OpenQuestion, SyncField, SyncValue } from '../link/crm-link.ts';
import { neverCleared } from '../merge/merge-field.ts';
import { theirsInOurWords } from '../merge/stage-classes.ts';
import { isEmpty } from '../merge/sync-values.ts';
import { valueSaid } from '../words/value-said.ts';

/** An open question in words: both values, and the titles of the buttons that answer it. */
export interface AskedOf {
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
  readonly sides: readonly { readonly side: CrmSide; readonly title: string }[];
}

/** Characters that fit on a button in a narrow window. */
export const longestTitle = 24;

export function askedOf(
  link: CrmLink,
  field: SyncField,
  question: Pick<OpenQuestion, CrmSide>,
  { locale, stages }: { readonly locale: Locale; readonly stages: CrmMapping['stages'] },
): AskedOf {
  const crm = crmNames[link.system];
  const name = fieldOnCard(field);
  const theirs = theirsInOurWords(field, question.crm, stages);
  const short = (value: SyncValue) => unformatted(asRead(valueText(locale, name, value, 40)), 40);
  const ours = say(locale, 'crm.button.ours', { value: short(question.partnerCenter) });
  const oursTitle = shortTitle(ours, say(locale, 'crm.button.oursAlone'));
  const theirsTitle = shortTitle(say(locale, 'crm.button.theirs', { crm, value: short(theirs) }), crm);
  return {
    field: fieldName(locale, name),
    ours: valueSaid(locale, name, question.partnerCenter),
    theirs: valueSaid(locale, name, theirs),
    sides: [
      { side: 'partnerCenter', title: oursTitle },
      // Partner Center can't clear these fields.
      ...(isEmpty(question.crm) && neverCleared.includes(field) ? [] : [{ side: 'crm' as const, title: theirsTitle }]),
    ],
  };
}

/** The side's name alone where its value does not fit: the question above names both values. */
function shortTitle(title: string, side: string): string {
  const wide = title.match(/[\p{Script=Hangul}\p{Script=Han}\uFF01-\uFF60]/gu)?.length ?? 0;
  return title.length + 0.7 * wide <= longestTitle + 3 ? title : side;
}

/** The card's own name of a field. */
export function fieldOnCard(
  field: SyncField,
): 'name' | 'dealValue' | 'closeDate' | 'notes' | 'salesStage' | 'campaignId' {
  if (field === 'campaign') return 'campaignId';
  const known = ['name', 'dealValue', 'closeDate', 'notes', 'salesStage'] as const;
  return known.find((each) => each === field) ?? 'name';
}
