/** A person to be forgotten, with all known identifiers. */
export interface Forgettable {
  /** Entra object id. Absent for a person who is known only by an e-mail address in Partner Center's records. */
  readonly aadObjectId?: string;
  readonly tenantId?: string;
  readonly name?: string;
  /** Lower case. */
  readonly email?: string;
  /** Id for this bot, `29:…`. */
  readonly teamsId?: string;
  /** The id of their chat with the desk. */
  readonly chat?: string;
}

/** What one place contains about the person. */
export interface Trace {
  /** A description for the operator's report. */
  readonly what: string;
  readonly count: number;
  /** Why it stays; absent: it was removed (or would be). */
  readonly stays?: string;
}

/** A place that contains personal data. */
export interface PersonalData {
  /** Removes what can be removed, unless `dryRun`, and reports what is removed and what stays. Idempotent. */
  forget(person: Forgettable, options: { readonly dryRun: boolean }): Promise<readonly Trace[]>;
}
