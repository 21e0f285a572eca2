import { say } from '../../../../i18n/catalogue.ts';
import { joinedIn } from '../../../../i18n/format.ts';
import type { Hold } from '../../../../sweeps/under-lease.ts';
import { type CreationResult, type DealCreation, type DealDraft, mayCreateDeals } from '../../../new-deal/index.ts';
import { type RoleSettings, standingOf } from '../../../people/index.ts';
import { actorOf, type Referral } from '../../../referrals/index.ts';
import { nothingKnown, type SolutionCatalogue } from '../../../solutions/index.ts';
import type { RowResult } from '../bulk-import.ts';
import type { NewDealRow } from '../row-plan.ts';
import { draftOfRow, fieldsOfRow } from './new-deal-of-row.ts';
import type { RowOutcome, RowUnderWay } from './row-changes.ts';
import { whyNotTogether } from './row-solutions.ts';
import { partnerCenterSaid, type RowSpeaker } from './row-speech.ts';

export interface RowCreationDeps {
  readonly creation: Pick<DealCreation, 'advance'>;
  readonly catalogue: Pick<SolutionCatalogue, 'known'>;
  readonly roles: RoleSettings;
  readonly now: () => Date;
}

/** The row's draft: the progress of its creation is recorded there before each call. */
export interface RowDraft {
  readonly standing?: DealDraft;
  /** Similar records of the last minutes that are not this row's. */
  alike(fields: DealDraft['fields']): readonly string[];
}

/** Result of a row, with its deal if it was created. */
export type RowCreated = RowOutcome & {
  readonly deal?: Referral;
  /** Refused, though Partner Center may have a record: must not be created again. */
  readonly mayStand?: true;
};

/** Creates the deal of a row once, as a conversation does: two records for a co-sell deal. Without a message per deal. */
export class RowCreation {
  readonly #deps: RowCreationDeps;

  constructor(deps: RowCreationDeps) {
    this.#deps = deps;
  }

  async carryOut(
    deal: NewDealRow,
    row: RowUnderWay,
    speaker: RowSpeaker,
    draft: RowDraft,
    hold: Hold,
  ): Promise<RowCreated> {
    const begun = draft.standing ?? (await this.#begun(deal, row, speaker, draft));
    if (typeof begun === 'string') return { kind: 'refused', reasons: [begun] };
    if (begun.state !== 'creating') return stoppedOf(begun, speaker);
    return outcomeOf(await this.#deps.creation.advance(begun, hold), speaker, this.#deps.now());
  }

  async #begun(
    deal: NewDealRow,
    { id }: RowUnderWay,
    { person, locale }: RowSpeaker,
    draft: RowDraft,
  ): Promise<DealDraft | string> {
    const { catalogue, roles, now } = this.#deps;
    if (!mayCreateDeals(person, roles)) return say(locale, 'newDeal.notAllowed');
    const known = await catalogue.known(deal.solutions.map((solution) => solution.id)).catch(() => nothingKnown);
    const why = whyNotTogether(deal.solutions, [], known, locale);
    if (why) return why;
    // The file has no column for the location, so only a single one can be used.
    const { locations } = standingOf(person, roles);
    if (locations.length > 1) return say(locale, 'bulk.run.whichLocation', { locations: joinedIn(locale, locations) });
    const [location] = locations;
    const fields = fieldsOfRow(deal, { catalogue: known, ...(location ? { location } : {}) });
    return draftOfRow(fields, { id, by: actorOf(person), now: now(), alike: draft.alike(fields) });
  }
}

function outcomeOf(result: CreationResult, speaker: RowSpeaker, now: Date): RowCreated {
  switch (result.kind) {
    case 'created': {
      const { creation } = result.draft;
      const why = creation?.microsoftRefused;
      const remark = why && say(speaker.locale, 'bulk.run.microsoftNot', { answer: partnerCenterSaid(speaker, why) });
      const { id: referralId, record } = result.deal;
      return {
        ...{ kind: 'created', referralId, engagementId: record.engagementId },
        ...(remark ? { remarks: [remark] } : {}),
        deal: result.deal,
      };
    }
    case 'waiting':
      return {
        kind: 'waiting',
        until: result.draft.creation?.dueAt ?? new Date(now.getTime() + 5_000),
        why: result.reason,
      };
    case 'refused':
      return { kind: 'refused', reasons: [partnerCenterSaid(speaker, result.code)] };
    case 'which-one':
      return { kind: 'refused', reasons: [say(speaker.locale, 'bulk.run.mayBeThere')], mayStand: true };
  }
}

/** Result of an earlier attempt that died before it was recorded in the row. */
function stoppedOf({ creation, state }: DealDraft, speaker: RowSpeaker): RowResult {
  if (state === 'created' && creation?.ownId)
    return { kind: 'created', referralId: creation.ownId, engagementId: creation.engagementId ?? '' };
  return { kind: 'refused', reasons: [partnerCenterSaid(speaker, creation?.refused ?? 'unknown')] };
}
