/**
 * Every collection of the desk, and what of people stands there. Held by tests: a collection that is not here, or somebody
 * who was forgotten and stands in one where they should not, fails them.
 *
 * - `removed`: rows about a person go with them. - `replaced`: a pseudonym takes the person's place. - `none`: holds nobody.
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
 * Where the name, e-mail address or phone number of somebody who was forgotten may stay, by collection and field: Partner
 * Center's own record, as the desk mirrors it and finds it by, and what is still on its way there. Their ids stay nowhere.
 */
export const declared: Readonly<Record<string, readonly string[]>> = {
  referrals: ['record', 'teamEmails', 'keys.seers', 'keys.facets', 'keys.words', 'handedBack', 'outbox'],
  drafts: ['fields', 'pending'],
};
