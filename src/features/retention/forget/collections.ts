/**
 * All collections of the desk, and the personal data in each. Enforced by tests: a collection missing here fails them,
 * and so does a forgotten person who is still named where this does not allow it.
 * - `removed`: a person's rows are deleted with them. - `replaced`: a pseudonym replaces the person. - `none`: contains
 * no personal data.
 */
export const collections = {
  people: 'removed',
  conversations: 'removed',
  favourites: 'removed',
  copies: 'removed',
  openForms: 'removed',
  postedLists: 'removed',
  digests: 'removed',
  drafts: 'removed',
  exports: 'removed',
  exportParts: 'removed',
  imports: 'removed',
  importRows: 'removed',
  importParts: 'removed',
  botState: 'removed',
  sendLanes: 'removed',
  auditPeople: 'removed',
  rotas: 'removed',
  unverifiedLeads: 'removed',
  referrals: 'replaced',
  settings: 'replaced',
  crmlinks: 'replaced',
  audit: 'none',
  auditChain: 'none',
  importClaims: 'none',
  solutions: 'none',
  campaignCosts: 'none',
  webhookInbox: 'none',
  agendaJobs: 'none',
  agenda_logs: 'none',
  partnerCenterTokens: 'none',
} as const;

/**
 * The fields in which the name, e-mail address or phone number of a forgotten person may stay, by collection: the
 * desk's mirror of Partner Center's record with its search keys, and writes that are still pending. Their ids stay
 * nowhere.
 */
export const declared: Readonly<Record<string, readonly string[]>> = {
  referrals: ['record', 'teamEmails', 'keys.seers', 'keys.facets', 'keys.words', 'handedBack', 'outbox'],
  drafts: ['fields', 'pending'],
};
