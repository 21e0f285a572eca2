import { present } from '../../../../partner-center/tolerant.ts';
import type { DealDraft, DealFields, DealSolution } from '../../../new-deal/index.ts';
import type { Actor } from '../../../referrals/index.ts';
import type { CatalogueSolution } from '../../../solutions/index.ts';
import type { NewDealRow } from '../row-plan.ts';

/** The fields of a row's new deal, in the form that a conversation gathers. */
export function fieldsOfRow(
  deal: NewDealRow,
  { location, catalogue }: { readonly location?: string; readonly catalogue: ReadonlyMap<string, CatalogueSolution> },
): DealFields {
  const { name, customer, contact, value, closeDate, visibility, team } = deal;
  const { salesStage, crmId, campaignId, notes, help, helpNotes, marketplaceIntent } = deal;
  const solutions = deal.solutions.map(({ id, price, quantity, currency }): DealSolution => {
    const known = catalogue.get(id);
    const { owner, publisherName, isAssessment, coSellStatus } = known ?? {};
    return {
      ...{ id, name: known?.name ?? id, ...present({ owner, publisherName, isAssessment, coSellStatus, quantity }) },
      ...(price === undefined ? {} : { price: { value: price, currency: currency ?? value.currency } }),
    };
  });
  return {
    ...{ name, customer, value, closeDate, visibility, solutions, employees: team, contact: contact ?? null },
    ...present({ salesStage, crmId, campaignId, notes, help, helpNotes, location, marketplaceIntent }),
    // Rows without it have been refused.
    consent: true,
  };
}

/**
 * The draft of a row, ready to be created. It belongs to the row and is in no person's list of drafts.
 *
 * @param alike similar records from before the run: they are not this row's.
 */
export function draftOfRow(
  fields: DealFields,
  {
    id,
    by,
    now,
    alike,
  }: { readonly id: string; readonly by: Actor; readonly now: Date; readonly alike: readonly string[] },
): DealDraft {
  return {
    ...{ id, by, createdAt: now, touchedAt: now, version: 1, fields, heard: [] },
    ...{ asking: 'review', state: 'creating' },
    creation: { startedAt: now, attempts: 0, notOurs: alike, looked: true },
  };
}
