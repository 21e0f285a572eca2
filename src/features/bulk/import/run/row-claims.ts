/** That an import creates the deal of a row with this print. */
export interface RowClaim {
  readonly tenantId: string;
  readonly print: string;
  readonly importId: string;
  readonly now: Date;
}

/** A row ended in an import, and nobody knows whether a record of it stands. */
export interface ClaimDoubt {
  /** `may-stand`: several records look like it. `fault`: the desk failed over it. */
  readonly why: 'may-stand' | 'fault';
  /** Of whose row that is known. */
  readonly importId: string;
  /** Imports whose persons are told to look first, each by the end of its run: that one, and those refused over the doubt since. */
  readonly told: readonly string[];
}

/** What of an import decides on the claims of others. */
export interface ClaimingImport {
  /** Whether its rows are still being carried out. */
  readonly isUnderWay: boolean;
  /** By `aadObjectId`. */
  readonly person?: string;
  readonly endedAt?: Date;
}

/**
 * Of several imports that run at once and say the same of a new deal (two people send one file; one person sends it twice), one
 * creates it: a claim is written before anything is asked of Partner Center, and stands for as long as a row's print is known.
 */
export interface RowClaims {
  /** Gives whose it is: that of the first import that claimed it; `nobodysClaim` where it is free and a doubt stands. */
  claim(claim: RowClaim): Promise<string>;
  /** Of an import that creates the deal no more. A doubt stays. False: another one was first. */
  takeOver(claim: RowClaim, from: string): Promise<boolean>;
  /**
   * Written before the row's own result: whoever dies between the two has left a doubt too many, which a row that is created
   * after all makes void. Of another import's claim: nothing.
   */
  leaveInDoubt(claim: RowClaim, why: ClaimDoubt['why']): Promise<void>;
  doubtOf(claim: RowClaim): Promise<ClaimDoubt | undefined>;
  /** The row of this import is refused over the doubt, and its person will read that. */
  noteTold(claim: RowClaim): Promise<void>;
  /** Nothing of this import's row stands: another may try its own, unless a doubt of before forbids it. Of another's claim: nothing. */
  letGo(claim: RowClaim): Promise<void>;
  /** Rows that ask at once are one look. */
  claimingImport(importId: string): Promise<ClaimingImport>;
}

/** No import's id. */
export const nobodysClaim = '';
