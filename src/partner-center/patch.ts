import type { Member, SolutionTag } from '../features/referrals/record/referral.ts';
import type { PatchOperation } from './patch-operation.ts';
import type { ReferralPatch } from './port.ts';
import { addRegistration, changeRegistration } from './registration-wire.ts';

/**
 * JSON Patch as Partner Center accepts it: only `replace` and `add`, only the paths of its list
 * (docs/partner-center.md#patch), plus `/name`, which the list lacks although people can rename a deal on the web page.
 * The transition comes first.
 */
export function toPatchOperations(patch: ReferralPatch): PatchOperation[] {
  const replaced: [path: string, value: unknown][] = [
    ['/status', patch.status],
    ['/substatus', patch.substatus],
    ['/statusReason', patch.statusReason],
    ['/name', patch.name],
    ['/details/dealValue', patch.dealValue],
    ['/details/currency', patch.currency],
    ['/details/closingDateTime', patch.closingDateTime?.toISOString()],
    ['/details/notes', patch.notes],
    ['/externalReferenceId', patch.externalReferenceId],
    ['/campaignId', patch.campaignId],
    ['/salesStage', patch.salesStage],
    ['/referralProgram', patch.referralProgram],
    ['/team', patch.team?.map(toWireMember)],
    ['/customerProfile/team', patch.contacts?.map(toWireMember)],
    ['/details/requirements/solutions', patch.solutions?.map(toWireSolution)],
    ['/consent/consentToShareReferralWithMicrosoftSellers', patch.shareWithMicrosoftSellers],
  ];
  const operations: PatchOperation[] = replaced
    .filter(([, value]) => value !== undefined)
    .map(([path, value]) => ({ op: 'replace', path, value }));
  const joining = [...(patch.addTeamMember ? [patch.addTeamMember] : []), ...(patch.addTeamMembers ?? [])];
  return [
    ...operations,
    ...joining.map((member) => added('/team/-', toWireMember(member))),
    ...(patch.addSolutions ?? []).map((solution) =>
      added('/details/requirements/solutions/-', toWireSolution(solution)),
    ),
    ...(patch.addRegistration ? [addRegistration(patch.addRegistration)] : []),
    ...(patch.changeRegistration ? changeRegistration(patch.changeRegistration) : []),
  ];
}

function added(path: string, value: unknown): PatchOperation {
  return { op: 'add', path, value };
}

export function toWireMember({ firstName, lastName, email, phoneNumber, title }: Member): Record<string, string> {
  return { firstName, lastName, phoneNumber, email, ...(title === undefined ? {} : { title }) };
}

export function toWireSolution(solution: SolutionTag): Record<string, string | number> {
  const { type = 'Name', ...known } = solution;
  return { ...known, type };
}
