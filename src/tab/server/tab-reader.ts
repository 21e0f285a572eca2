import { randomUUID } from 'node:crypto';
import type { Click } from '../../feature.ts';
import type { PeopleStore, Person } from '../../features/people/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Logger } from '../../logger.ts';
import type { TabIdentity } from './tab-token.ts';

/** A user of the tab, as the person that features expect. */
export interface TabReader extends Click {
  /** False: the bot has never seen them in Teams. */
  readonly known: boolean;
}

export interface TabReaderDeps {
  readonly people: Pick<PeopleStore, 'find'>;
  readonly log: Logger;
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
}

/**
 * The person is who the token says, and what they may do is what the desk's own table says of them. Their e-mail is Teams'
 * roster's word as in the chat: what the token calls them proves no right (`provenEmail`).
 */
export async function tabReader(
  { people, log, defaults }: TabReaderDeps,
  identity: TabIdentity,
  correlationId = `tab-${randomUUID()}`,
): Promise<TabReader> {
  const found = await people.find(identity);
  // Who is a guest by their account's name is one, whatever the roster said once.
  const person = found ? { ...found, guest: found.guest || identity.guest } : strangerOf(identity);
  return {
    person,
    known: found !== undefined,
    conversation: person.personalChat ?? nowhere(person),
    locale: person.locale ?? defaults.locale,
    timeZone: person.timeZone ?? defaults.timeZone,
    zoneIsOwn: person.timeZone !== undefined,
    correlationId,
    log,
    activityId: correlationId,
    trigger: 'manual',
  };
}

function strangerOf({ tenantId, aadObjectId, name, guest }: TabIdentity): Person {
  return { tenantId, aadObjectId, teamsId: '', name, guest };
}

/** Nothing can be written there: no service URL of Teams is like it, and the messenger refuses it. */
function nowhere({ tenantId, aadObjectId }: Person): Click['conversation'] {
  return {
    tenantId,
    serviceUrl: 'https://nowhere.invalid',
    kind: 'personal',
    conversationId: `tab:${aadObjectId}`,
    botId: '',
  };
}
