import type { Db, Document } from 'mongodb';
import { fold } from '../../../answers/text/said.ts';
import type { Forgettable } from './forgettable.ts';

interface PersonDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly aadObjectId: string;
  readonly name?: string;
  readonly email?: string;
  readonly teamsId?: string;
  readonly personalChat?: { readonly conversationId: string };
}

interface PseudonymDocument {
  readonly _id: string;
  readonly tenantId?: string;
  readonly name?: string;
}

/** Everybody whom a text may mean: an e-mail address, an object id, or a name or part of one. */
export async function peopleBy(db: Db, words: string): Promise<readonly Forgettable[]> {
  const wanted = words.trim().toLowerCase();
  const known = await db.collection<PersonDocument>('people').find(personFilter(wanted)).toArray();
  const acted = await db.collection<PseudonymDocument>('auditPeople').find(actedFilter(wanted)).toArray();
  const found = [
    ...known.map(toForgettable),
    ...acted
      .filter(({ _id }) => !known.some(({ aadObjectId }) => aadObjectId.toLowerCase() === _id))
      .map(({ _id, tenantId, name }) => ({
        aadObjectId: _id,
        ...(tenantId ? { tenantId } : {}),
        ...(name ? { name } : {}),
      })),
  ];
  if (isEmail(wanted) || isObjectId(wanted)) return found.length > 0 ? found : [unknown(wanted)];
  const named = found.filter(({ name = '' }) => fold(name).includes(fold(wanted)));
  const exact = named.filter(({ name = '' }) => fold(name) === fold(wanted));
  return exact.length > 0 ? exact : named;
}

/** A person whom the desk does not know, or has forgotten already: other places may still name them. */
function unknown(wanted: string): Forgettable {
  return isEmail(wanted) ? { email: wanted } : { aadObjectId: wanted };
}

function isEmail(text: string): boolean {
  return text.includes('@');
}

function isObjectId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}

/** Names are compared in memory: there are a few hundred people, and no index folds accents. */
function personFilter(wanted: string): Document {
  if (isEmail(wanted)) return { email: wanted };
  return isObjectId(wanted) ? { aadObjectId: { $in: [wanted, wanted.toUpperCase()] } } : { name: { $exists: true } };
}

function actedFilter(wanted: string): Document {
  if (isEmail(wanted)) return { _id: '' };
  return isObjectId(wanted) ? { _id: wanted } : { name: { $exists: true } };
}

function toForgettable({ tenantId, aadObjectId, name, email, teamsId, personalChat }: PersonDocument): Forgettable {
  return {
    ...{ tenantId, aadObjectId },
    ...(name ? { name } : {}),
    ...(email ? { email: email.toLowerCase() } : {}),
    ...(teamsId ? { teamsId } : {}),
    ...(personalChat ? { chat: personalChat.conversationId } : {}),
  };
}
