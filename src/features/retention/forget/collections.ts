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
  drafts: 'removed',
  botState: 'removed',
  sendLanes: 'removed',
  auditPeople: 'removed',
  referrals: 'replaced',
  settings: 'replaced',
  audit: 'none',
  solutions: 'none',
  channelSummaries: 'none',
  webhookInbox: 'none',
  agendaJobs: 'none',
  agenda_logs: 'none',
  partnerCenterTokens: 'none',
} as const;

/**
 * What stays of somebody who was forgotten, by collection and field: Partner Center's own record, as the desk mirrors it, and
 * what is still on its way there.
 */
export const declared: Readonly<Record<string, readonly string[]>> = {
  referrals: ['record', 'teamEmails', 'handedBack', 'outbox'],
  drafts: ['fields', 'pending'],
};
