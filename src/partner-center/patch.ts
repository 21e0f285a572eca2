import type { Member, SolutionTag } from '../features/referrals/referral.ts';
import type { ReferralPatch } from './port.ts';

export interface PatchOperation {
  readonly op: 'replace' | 'add';
  readonly path: string;
  readonly value: unknown;
}

/**
 * JSON Patch as Partner Center takes it: only `replace` and `add`, only the paths of its list (reference 1.7), plus
 * `/name`, which the list lacks although the web page lets people rename a deal. The order puts the transition first.
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
  if (patch.addTeamMember) {
    operations.push({ op: 'add', path: '/team/-', value: toWireMember(patch.addTeamMember) });
  }
  return operations;
}

export function toWireMember({ firstName, lastName, email, phoneNumber, title }: Member): Record<string, string> {
  return { firstName, lastName, phoneNumber, email, ...(title === undefined ? {} : { title }) };
}

export function toWireSolution(solution: SolutionTag): Record<string, string> {
  const { id, name, type = 'Name', publisherName, solutionType } = solution;
  return {
    id,
    name,
    type,
    ...(publisherName === undefined ? {} : { publisherName }),
    ...(solutionType === undefined ? {} : { solutionType }),
  };
}
