import type { Assignment } from '../record/assignment.ts';
import { hasMember, isComplete, sameEmail } from '../record/members.ts';
import type { Actor, Member, Referral } from '../record/referral.ts';
import { claimed, released, type StepContext } from './decide.ts';
import { touchReferral } from './mirror.ts';

/** Whoever is to have a referral: who they are, and how Partner Center's team would name them. */
export interface Receiver {
  readonly who: Actor;
  readonly member: Member;
}

/**
 * The referral as it is in somebody's hands by the desk's word. Who had it leaves Partner Center's team; the receiver joins it where
 * the desk knows all that Partner Center asks of a member (a phone number, too). Until then the desk alone says whose it is.
 */
export function assigned(referral: Referral, step: StepContext, to: Receiver, assignment: Assignment): Referral {
  const before = referral.owner && withoutOwner(referral, step);
  const free = before ?? referral;
  const { member, who } = to;
  const joins = hasMember(free.record.team, member.email) || isComplete({ ...member });
  const taken = joins
    ? claimed(free, { ...step, by: who }, member)
    : touchReferral({ ...free, owner: { ...who, email: member.email } }, step.policy, step.at);
  return { ...taken, assignment };
}

/** Nobody has it any more, on Partner Center's team neither. */
export function withoutOwner(referral: Referral, step: StepContext): Referral {
  const { owner, record } = referral;
  const member = owner && record.team.find(({ email }) => sameEmail(email, owner.email));
  if (member) return released(referral, step, member);
  const { owner: _owner, assignment: _assignment, ...left } = referral;
  return touchReferral(left, step.policy, step.at);
}

/** Whether somebody gave it to somebody else: who took back what they had handed over is told nothing of it. */
export function isHandedOn({ owner, assignment }: Pick<Referral, 'owner' | 'assignment'>): boolean {
  const { by, to } = assignment ?? {};
  return by !== undefined && owner?.aadObjectId === to?.aadObjectId && by.aadObjectId !== to?.aadObjectId;
}

/** Whether the owner has it by the desk's word, whatever Partner Center's team says. */
export function isAssigned({ owner, assignment }: Pick<Referral, 'owner' | 'assignment'>): boolean {
  return (
    owner !== undefined &&
    assignment?.to?.aadObjectId === owner.aadObjectId &&
    assignment.to.tenantId === owner.tenantId
  );
}
