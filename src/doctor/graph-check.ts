import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { MongoPeopleStore } from '../features/people/index.ts';
import { GraphClient, GraphError } from '../graph/graph-client.ts';
import { type GraphFact, graphPathOf, objectIdPattern } from '../graph/graph-directory.ts';
import { systemTimers } from '../partner-center/timers.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** An id that no user has: Graph checks permissions before it looks for the user. */
const nobody = '00000000-0000-0000-0000-000000000000';
const lookedAt = 200;

/**
 * Checks Microsoft Graph if an operator turned it on: the token, and each permission. The report does not say whose
 * data it asked for.
 */
export async function graphCheck(
  { graph, roles }: Config,
  problems: readonly string[],
  clock: Clock,
  db: Db | undefined,
): Promise<readonly Finding[]> {
  if (!graph) return [ok('nothing is read of Microsoft Graph (GRAPH_READS is empty)')];
  const missing = problems.filter((problem) => problem.includes('GRAPH_READS'));
  if (missing.length > 0) return [wrong(`not looked at: ${missing.join('; ')}`, 'Set what is missing first.')];
  const people = db ? await new MongoPeopleStore(db, roles).recent(lookedAt) : [];
  const one = people.find((each) => each.tenantId === graph.tenantId && objectIdPattern.test(each.aadObjectId));
  const client = new GraphClient({ ...graph, clock, timers: systemTimers });
  const findings: Finding[] = [];
  for (const fact of graph.reads) findings.push(await readable(client, fact, one?.aadObjectId ?? nobody));
  return findings;
}

const facts: Readonly<Record<GraphFact, { readonly what: string; readonly permission: string }>> = {
  manager: { what: 'whom somebody reports to', permission: 'User.Read.All' },
  away: { what: 'automatic replies', permission: 'MailboxSettings.Read' },
};

async function readable(client: GraphClient, fact: GraphFact, aadObjectId: string): Promise<Finding> {
  const { what, permission } = facts[fact];
  try {
    await client.get(graphPathOf(fact, aadObjectId));
    return ok(`${what} can be read (${permission})`);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return wrong(`Microsoft Graph does not tell ${what} (${error.code})`, adviceOn(error.code, permission));
  }
}

function adviceOn(code: string, permission: string): string {
  if (/RequestDenied|AccessDenied|http-403/.test(code))
    return `Give the bot’s registration the application permission ${permission}, then press “Grant admin consent”. An application access policy of Exchange may also keep people out.`;
  if (/invalid_client|unauthorized_client|invalid_request/.test(code))
    return 'No token: check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, and GRAPH_TOKEN_URL in a national cloud.';
  if (code === 'waiting' || code === 'TooManyRequests' || /http-5/.test(code))
    return 'Graph asks to wait, or has a fault: run this again later. Until then the desk goes by what people say.';
  return 'May this machine reach Microsoft Graph and its sign-in by https (GRAPH_URL, GRAPH_TOKEN_URL)? Until then the desk goes by what people say.';
}
