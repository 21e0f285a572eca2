import type { PersonKey } from '../../people/index.ts';

/** Whose a document is: who is forgotten takes it along. */
export function documentOwner({ tenantId, aadObjectId }: PersonKey): PersonKey {
  return { tenantId, aadObjectId };
}
