import type { CrmSystem } from '../../../crm/crm-values.ts';
import type { Actor, Decision } from './decision.ts';
import type { HelpCode } from './help-codes.ts';
import type { RecordChange } from './record-change.ts';
import type { Member } from './record-parts.ts';
import type { RegistrationTerms } from './registration.ts';

/**
 * A write on its way to Partner Center. Stored inside the referral's document, so that it is created by the deciding
 * write itself (transactional outbox).
 */
export interface OutboxEntry {
  readonly id: string;
  readonly kind: Decision['kind'] | 'join-team' | 'leave-team' | Work['kind'];
  /** accept, decline, won and lost: the decision it carries. */
  readonly decisionId?: string;
  /** A change that is sent just before this decision, and undone with it. */
  readonly withDecision?: string;
  /** join-team and leave-team: the member. */
  readonly member?: Member;
  /** A person's change to a deal. */
  readonly work?: Work;
  readonly by?: Actor;
  readonly dueAt: Date;
  /** Waits for Undo: it can be undone until the first attempt, and `dueAt` is the end of that time. */
  readonly heldForUndo?: true;
  readonly attempts: number;
  /** True from just before the first PATCH: afterwards, a record that already shows the outcome counts as ours. */
  readonly mayHaveArrived: boolean;
  /** Why it waits, for the card and the operator: a code, never a payload. */
  readonly waitingFor?: string;
  readonly correlationId: string;
  /** A value that was changed in the CRM: its outcome is shown by the CRM link (`features/crm`), not by the card. */
  readonly byCrm?: CrmSystem;
  /** A row of an import: people's presses take precedence. */
  readonly inBulk?: true;
}

/** A person's changes to an open deal, and its registration after it was won. */
export type Work =
  | { readonly kind: 'change'; readonly changes: readonly RecordChange[] }
  | { readonly kind: 'invite'; readonly invitation: Invitation }
  | { readonly kind: 'register'; readonly terms: RegistrationTerms }
  /** The answer to Microsoft's question about a registration: only the changed terms. */
  | { readonly kind: 'register-again'; readonly terms: Partial<RegistrationTerms> };

/** Microsoft is asked to help: a second referral of the same engagement (docs/partner-center.md#inviting). */
export interface Invitation {
  readonly help: HelpCode;
  readonly notes?: string;
  readonly contact: Member;
}
