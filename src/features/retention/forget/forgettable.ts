/** Somebody whom the desk is to forget, by all that it knows them by. */
export interface Forgettable {
  /** Entra object id. Absent for somebody who is only named by e-mail, in Partner Center's records. */
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

/** What one place knew of them. */
export interface Trace {
  /** In words, for whoever asked for it. */
  readonly what: string;
  readonly count: number;
  /** Why it stays; absent: it was removed (or would be). */
  readonly stays?: string;
}

/** A place that holds what people left behind. */
export interface PersonalData {
  /** Removes, unless `dryRun`, what can be removed; says both. May be called again: the second time it finds less. */
  forget(person: Forgettable, options: { readonly dryRun: boolean }): Promise<readonly Trace[]>;
}
