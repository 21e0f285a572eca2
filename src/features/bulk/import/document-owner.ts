import type { PersonKey } from '../../people/index.ts';

/** Owner of a document, by which `forget` deletes it. */
export function documentOwner({ tenantId, aadObjectId }: PersonKey): PersonKey {
  return { tenantId, aadObjectId };
}
