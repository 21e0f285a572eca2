import type { Assignment } from '../record/assignment.ts';
import { hasMember, isComplete, sameEmail } from '../record/members.ts';
import type { Actor, Member, Referral } from '../record/referral.ts';
import { claimed, released, type StepContext } from './decide.ts';
import { touchReferral } from './mirror.ts';

/** The receiver of a referral: the person, and their entry on Partner Center's team. */
export interface Receiver {
  readonly who: Actor;
  readonly member: Member;
}

/**
 * Assigns the referral to a person. The former owner leaves Partner Center's team; the receiver joins it if the desk
 * knows all required details of a member (including a phone number). Until then only the desk records the owner.
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

/** Removes the owner, on Partner Center's team too. */
export function withoutOwner(referral: Referral, step: StepContext): Referral {
  const { owner, record } = referral;
  const member = owner && record.team.find(({ email }) => sameEmail(email, owner.email));
  if (member) return released(referral, step, member);
  const { owner: _owner, assignment: _assignment, ...left } = referral;
  return touchReferral(left, step.policy, step.at);
}

/** Whether a person gave it to another, who is told; an undone hand-over is told to nobody. */
export function isHandedOn(referral: Pick<Referral, 'owner' | 'assignment'>): boolean {
  return !referral.assignment?.takenBack && isGivenByAnother(referral);
}

/** Taken back, too: the channel that read of the hand-over reads of its end. */
export function isGivenByAnother({ owner, assignment }: Pick<Referral, 'owner' | 'assignment'>): boolean {
  const { by, to } = assignment ?? {};
  return by !== undefined && owner?.aadObjectId === to?.aadObjectId && by.aadObjectId !== to?.aadObjectId;
}

/** Whether the owner was set by the desk, whatever Partner Center's team says. */
export function isAssigned({ owner, assignment }: Pick<Referral, 'owner' | 'assignment'>): boolean {
  return (
    owner !== undefined &&
    assignment?.to?.aadObjectId === owner.aadObjectId &&
    assignment.to.tenantId === owner.tenantId
  );
}
