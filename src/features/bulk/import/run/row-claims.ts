/** That an import creates the deal of a row with this print. */
export interface RowClaim {
  readonly tenantId: string;
  readonly print: string;
  readonly importId: string;
  readonly now: Date;
}

export interface ClaimDoubt {
  readonly since: Date;
  /** `may-stand`: several records look like it. `fault`: the desk failed over it. */
  readonly why: 'may-stand' | 'fault';
}

/**
 * Of several imports that run at once and say the same of a new deal (two people send one file; one person sends it twice), one
 * creates it: a claim is written before anything is asked of Partner Center, and stands for as long as a row's print is known.
 */
export interface RowClaims {
  /** Gives whose it is: that of the first import that claimed it. */
  claim(claim: RowClaim): Promise<string>;
  /** Of an import that creates the deal no more. False: another one was first. */
  takeOver(claim: RowClaim, from: string): Promise<boolean>;
  /**
   * The row has ended in its import, and nobody knows whether a record of it stands: imports that were started before it
   * came out do not create the deal either. Of another import's claim: nothing.
   */
  leaveInDoubt(claim: RowClaim, why: ClaimDoubt['why']): Promise<void>;
  doubtOf(claim: RowClaim): Promise<ClaimDoubt | undefined>;
  /** Nothing of the row stands: another import may try its own. Of another import's claim: nothing. */
  letGo(claim: RowClaim): Promise<void>;
  /** Whether this import's rows are still being carried out. */
  isUnderWay(importId: string): Promise<boolean>;
}
