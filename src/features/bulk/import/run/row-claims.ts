/** An import's claim to create the deal of rows with this print. */
export interface RowClaim {
  readonly tenantId: string;
  readonly print: string;
  readonly importId: string;
  readonly now: Date;
}

/** A row ended without knowing whether its record exists. */
export interface ClaimDoubt {
  /** `may-stand`: several similar records. `fault`: an error of the desk. */
  readonly why: 'may-stand' | 'fault';
  /** Import of that row. */
  readonly importId: string;
  /** Imports whose persons are told to look first at the end of the run: that one, and those refused for the doubt since. */
  readonly told: readonly string[];
}

/** The state of an import that decides on others' claims. */
export interface ClaimingImport {
  /** Running. */
  readonly isUnderWay: boolean;
  /** By `aadObjectId`. */
  readonly person?: string;
  readonly endedAt?: Date;
}

/**
 * Mutual exclusion of concurrent imports with equal new deals (two people send one file; one person sends it twice): a claim is
 * written before any request to Partner Center, and lasts as long as a row's print.
 */
export interface RowClaims {
  /** Returns the holder: the first import that claimed it; `nobodysClaim` if it is free with a doubt. */
  claim(claim: RowClaim): Promise<string>;
  /** Takes the claim of an import that no longer creates the deal. A doubt is kept. False: another import was first. */
  takeOver(claim: RowClaim, from: string): Promise<boolean>;
  /**
   * Written before the row's own result: whoever dies between the two has left a doubt too many, which a row that is created
   * after all makes void. Of another import's claim: nothing.
   */
  leaveInDoubt(claim: RowClaim, why: ClaimDoubt['why']): Promise<void>;
  doubtOf(claim: RowClaim): Promise<ClaimDoubt | undefined>;
  /** This import's row is refused for the doubt, and its person will be told. */
  noteTold(claim: RowClaim): Promise<void>;
  /** This import's row left no record: others may create theirs, unless an earlier doubt forbids it. No effect on another's claim. */
  letGo(claim: RowClaim): Promise<void>;
  /** Concurrent calls share one query. */
  claimingImport(importId: string): Promise<ClaimingImport>;
}

/** Not the id of any import. */
export const nobodysClaim = '';
