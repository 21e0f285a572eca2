import type { DeclineReason, HelpCode, Member, Money, RecordChange, RegistrationTerms } from '../../referrals/index.ts';
import type { SolutionCell } from '../cells/list-cells.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { HeldCell, RowProblem } from './row-reader.ts';

/** The plan of a row. Evaluated again when the row is carried out, since the referral may change in between. */
export type RowPlan =
  /** The template's sample row. */
  | { readonly kind: 'sample' }
  /** Equal to what an export would write now. */
  | { readonly kind: 'unchanged'; readonly referralId: string }
  | { readonly kind: 'create'; readonly deal: NewDealRow }
  | ({ readonly kind: 'change'; readonly referralId: string } & RowChange)
  | { readonly kind: 'refused'; readonly problems: readonly RowProblem[] }
  /** Has ambiguous cells. */
  | { readonly kind: 'held'; readonly cells: readonly HeldCell[] };

/** How people identify a referral. */
export interface NamedDeal {
  readonly id: string;
  readonly name: string;
  readonly customer: string;
}

/** A deal that a row creates, with all mandatory fields. */
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
  /** An answer to a pending referral, or the closing of a deal: irreversible. */
  readonly answer?:
    | { readonly kind: 'accept' }
    | { readonly kind: 'decline' | 'lost'; readonly reason: DeclineReason }
    | { readonly kind: 'won' };
  readonly invite?: { readonly help: HelpCode; readonly notes?: string; readonly contact: Member };
  /** Of a won deal; or the answer to Microsoft's question about a registration. */
  readonly registration?:
    | { readonly kind: 'register'; readonly terms: RegistrationTerms }
    | { readonly kind: 'register-again'; readonly terms: Partial<RegistrationTerms> };
  /** Optional cells that were emptied. */
  readonly cleared: readonly BulkColumn[];
  /** Changed cells of read-only columns: reported and ignored. */
  readonly notTaken: readonly BulkColumn[];
}
