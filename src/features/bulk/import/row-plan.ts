import type { DeclineReason, HelpCode, Member, Money, RecordChange, RegistrationTerms } from '../../referrals/index.ts';
import type { SolutionCell } from '../cells/list-cells.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { HeldCell, RowProblem } from './row-reader.ts';

/** What would come of a row. Pure: nothing is written, and what it says is asked again when it is carried out. */
export type RowPlan =
  /** The template's own. */
  | { readonly kind: 'sample' }
  /** As an export would write it now. */
  | { readonly kind: 'unchanged'; readonly referralId: string }
  | { readonly kind: 'create'; readonly deal: NewDealRow }
  | ({ readonly kind: 'change'; readonly referralId: string } & RowChange)
  /** Can't be taken, each reason with its column. */
  | { readonly kind: 'refused'; readonly problems: readonly RowProblem[] }
  /** Cells that can be read in several ways. */
  | { readonly kind: 'held'; readonly cells: readonly HeldCell[] };

/** What people know a referral by. */
export interface NamedDeal {
  readonly id: string;
  readonly name: string;
  readonly customer: string;
}

/** A deal that a row creates: what Partner Center asks for is there. */
export interface NewDealRow {
  readonly name: string;
  readonly customer: {
    readonly name: string;
    readonly address: Readonly<
      Record<'addressLine1' | 'city' | 'country', string> &
        Partial<Record<'addressLine2' | 'state' | 'postalCode', string>>
    >;
    readonly dunsNumber?: string;
  };
  readonly contact?: Member;
  readonly value: Money;
  /** `YYYY-MM-DD`. */
  readonly closeDate: string;
  readonly salesStage?: number;
  readonly crmId?: string;
  readonly campaignId?: string;
  readonly notes?: string;
  readonly marketplaceIntent?: 'Yes' | 'No' | 'HaveNotDecided';
  readonly visibility: 'private' | 'partner-led' | 'co-sell';
  readonly help?: HelpCode;
  readonly helpNotes?: string;
  readonly solutions: readonly SolutionCell[];
  readonly team: readonly Member[];
}

export interface RowChange {
  readonly changes: readonly RecordChange[];
  /** An answer to a referral that waits for one, or the end of a deal: both cannot be taken back later. */
  readonly answer?:
    | { readonly kind: 'accept' }
    | { readonly kind: 'decline' | 'lost'; readonly reason: DeclineReason }
    | { readonly kind: 'won' };
  readonly invite?: { readonly help: HelpCode; readonly notes?: string; readonly contact: Member };
  /** Of a won deal; or the answer to what Microsoft asks about one that is registered. */
  readonly registration?:
    | { readonly kind: 'register'; readonly terms: RegistrationTerms }
    | { readonly kind: 'register-again'; readonly terms: Partial<RegistrationTerms> };
  /** Optional cells that were emptied. */
  readonly cleared: readonly BulkColumn[];
  /** Cells that differ and that nobody can change: said, and left as they are. */
  readonly notTaken: readonly BulkColumn[];
}
