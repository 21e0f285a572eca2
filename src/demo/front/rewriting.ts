import { type DemoViewer, demoTenantId, personOf, type ViewerKey } from '../../sandbox/people.ts';
import { playgroundIds } from '../playground-config.ts';

type Json = Readonly<Record<string, unknown>>;

/** The Playground has one personal chat. Behind the front everybody has their own, as in Teams; the first person's keeps its id. */
export function chatOf(key: ViewerKey): string {
  return key === 'alex' ? playgroundIds.personalChat : `${playgroundIds.personalChat}-${key}`;
}

/** Whose personal chat this is; undefined for channels and group chats. */
export function ownerOfChat(conversationId: string): ViewerKey | undefined {
  if (conversationId === playgroundIds.personalChat) return 'alex';
  const [, key] = conversationId.split(`${playgroundIds.personalChat}-`);
  return key ? personOf(key)?.key : undefined;
}

/**
 * An activity of the Playground, which knows one user who speaks American English, as this person's client would have sent
 * it: who, in which language, in whose chat, and by which way answers go.
 */
export function asFrom(viewer: DemoViewer, activity: Json, serviceUrl: string): Json {
  const person = personOf(viewer.person)?.person;
  const from = activity.from as Json | undefined;
  const conversation = activity.conversation as Json | undefined;
  if (!person || !conversation) return activity;
  const isChat = conversation.id === playgroundIds.personalChat;
  const { language } = viewer;
  return {
    ...activity,
    serviceUrl,
    from: {
      ...from,
      id: person.teamsId,
      aadObjectId: person.aadObjectId,
      ...(from?.name === undefined ? {} : { name: `${person.firstName} ${person.lastName}` }),
    },
    conversation: isChat ? { ...conversation, id: chatOf(viewer.person) } : conversation,
    ...(Array.isArray(activity.membersAdded) ? { membersAdded: withPerson(activity.membersAdded, person) } : {}),
    locale: language,
    entities: inLanguage(activity.entities, language),
  };
}

/** Who was added beside the bot is who sits there now. */
function withPerson(members: readonly unknown[], person: { readonly teamsId: string; readonly aadObjectId: string }) {
  return (members as Json[]).map((member) =>
    personOf('alex')?.person.teamsId === member.id
      ? { ...member, id: person.teamsId, aadObjectId: person.aadObjectId }
      : member,
  );
}

function inLanguage(entities: unknown, locale: string): readonly Json[] {
  const others = Array.isArray(entities) ? (entities as Json[]) : [];
  const client = others.find(({ type }) => type === 'clientInfo');
  return [...others.filter((each) => each !== client), { type: 'clientInfo', ...client, locale }];
}

/** Teams' roster of somebody whom the demo can be; the Playground knows only the users of its own settings, and no guests. */
export function memberOf(teamsId: string): Json | undefined {
  const found = personOf((each) => each.person.teamsId === teamsId);
  if (!found) return undefined;
  const { firstName, lastName, email, aadObjectId } = found.person;
  return {
    id: teamsId,
    aadObjectId,
    objectId: aadObjectId,
    name: `${firstName} ${lastName}`,
    givenName: firstName,
    surname: lastName,
    email,
    userPrincipalName: email,
    tenantId: demoTenantId,
    userRole: found.isGuest ? 'guest' : 'user',
  };
}
