import { z } from 'zod';
import type { VerbButton } from '../../../cards/card-data.ts';
import { asRead, unformatted } from '../../../cards/plain.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { crmNames } from '../../../crm/port.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { asEdited, type DealOutcome, type DealService, dealNotice, fieldName, valueText } from '../../deals/index.ts';
import { type RecordChange, type Referral, type ReferralRecord, valueIn } from '../../referrals/index.ts';
import type { CrmLink, Explanation, SyncValue } from '../link/crm-link.ts';
import { theirsInOurWords } from '../merge/stage-classes.ts';
import { isEmpty, isKeptWhole, isMoney, sameSyncValue, valuesOfReferral } from '../merge/sync-values.ts';
import type { CrmActionDeps } from './crm-card-actions.ts';

/** Undo of a value that the synchronisation has overwritten: an edit of the deal like any other, which the CRM then follows. */

const putBackVerb = 'crm.put-back';
const fields = ['name', 'dealValue', 'closeDate', 'salesStage', 'notes'] as const;
type PutBackField = (typeof fields)[number];

export const isPutBackField = (field: string): field is PutBackField => fields.some((each) => each === field);

/** The value that lost, as Partner Center takes it; undefined: there is none, or it is not known in full. */
function lostValue(field: PutBackField, why: Explanation, stages: CrmMapping['stages']): SyncValue | undefined {
  const { from, replaced, became } = why;
  if (replaced === undefined || became === undefined || !isKeptWhole(replaced) || !isKeptWhole(became))
    return undefined;
  const value = from === 'crm' ? replaced : theirsInOurWords(field, replaced, stages);
  if (isEmpty(value) || sameSyncValue(value, became)) return undefined;
  // A stage that the mapping does not name any more.
  return field === 'salesStage' && !/^(?:10|20|40|60|80)$/.test(String(value)) ? undefined : value;
}

export const heldNow = (record: ReferralRecord, { microsoft }: Referral, field: PutBackField) =>
  valuesOfReferral(record, microsoft?.substatus)[field];

const shownValue = (locale: Locale, field: PutBackField, value: SyncValue, max: number) =>
  unformatted(asRead(valueText(locale, field, value, max)), max);

/** None after a later change of the field, or while the card asks about it. */
export function putBackButtons(
  link: CrmLink,
  referral: Referral,
  field: PutBackField,
  { locale, stages }: { readonly locale: Locale; readonly stages: CrmMapping['stages'] },
): readonly VerbButton[] {
  const why = link.explained[field];
  const lost = why && lostValue(field, why, stages);
  if (lost === undefined || link.questions[field]) return [];
  if (!sameSyncValue(heldNow(asEdited(referral), referral, field), why?.became ?? null)) return [];
  const title = say(locale, 'crm.button.putBack', { value: shownValue(locale, field, lost, 24) });
  const tooltip = unformatted(referral.record.customer.name, 60);
  return [{ title, tooltip, verb: putBackVerb, data: { referralId: referral.id, field, at: why?.at.getTime() ?? 0 } }];
}

const PutBack = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  field: z.enum(fields),
  /** The explanation that was shown: a value that was carried over later is another one. */
  at: z.coerce.number().int().nonnegative(),
});
type PutBackPress = z.output<typeof PutBack>;

export interface PutBackDeps extends CrmActionDeps {
  readonly service: Pick<DealService, 'change' | 'find'>;
  readonly mapping: Pick<CrmMapping, 'stages' | 'fields'>;
}

export function putBackAction(deps: PutBackDeps): CardAction {
  return defineCardAction({
    verb: 'crm.put-back',
    data: PutBack,
    handle: (click, pressed) => putBack(deps, click, pressed),
  });
}

export async function putBack(deps: PutBackDeps, click: Click, pressed: PutBackPress): Promise<CardReply> {
  const { service, links, presenter, clock } = deps;
  const { referralId, field } = pressed;
  const link = await links.find(referralId);
  const why = link?.explained[field];
  const lost = why?.at.getTime() === pressed.at ? lostValue(field, why, deps.mapping.stages) : undefined;
  const make = (record: ReferralRecord, referral: Referral): readonly RecordChange[] | undefined => {
    const isAsCarried = sameSyncValue(heldNow(record, referral, field), why?.became ?? null);
    if (lost === undefined || link?.questions[field] || !isAsCarried) return undefined;
    return [changeTo(field, record, lost)];
  };
  const deed = field === 'salesStage' ? 'stage' : 'edit';
  const outcome = await service.change(click.person, referralId, deed, make, { heldForUndo: true });
  if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a deal that is not there');
  const text =
    outcome.kind === 'nothing'
      ? whyNotPutBack(click, outcome, field, link)
      : outcome.kind === 'done'
        ? say(click.locale, follows(deps, link, field) ? 'crm.putBack.done' : 'crm.putBack.here', {
            ...{ field: fieldName(click.locale, field), crm: link ? crmNames[link.system] : '' },
            value: valueText(click.locale, field, lost ?? null, 60),
          })
        : dealNotice(click, outcome, 'crm.done', clock.now());
  return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, text)) };
}

/** False: the field goes the other way only, or the deal is not kept in step now. */
function follows({ mapping }: PutBackDeps, link: CrmLink | undefined, field: PutBackField): boolean {
  const { rule } = mapping.fields[field];
  return link?.state === 'linked' && (rule === 'both' || rule === 'toCrm');
}

/** From Partner Center's own form and not the normalised one: the change is conditional on it. */
function changeTo(field: PutBackField, record: ReferralRecord, to: SyncValue): RecordChange {
  if (field === 'dealValue' && isMoney(to)) return { field, from: record.dealValue ?? null, to };
  const name = field as Exclude<PutBackField, 'dealValue'>;
  return { field: name, from: String(valueIn(record, name) ?? ''), to: String(to ?? '') };
}

/** The value as it is now: pressed twice, or changed by somebody since. */
function whyNotPutBack(
  { locale }: Click,
  { referral }: Exclude<DealOutcome, { kind: 'not-found' }>,
  field: PutBackField,
  link: CrmLink | undefined,
): string {
  const values = {
    ...{ field: fieldName(locale, field), crm: link ? crmNames[link.system] : '' },
    value: valueText(locale, field, heldNow(asEdited(referral), referral, field), 60),
  };
  return say(locale, link?.questions[field] ? 'crm.putBack.asked' : 'crm.putBack.later', values);
}
