import type { PersonKey } from '../people/index.ts';
import type { MongoRotaStore } from './mongo-rota-store.ts';
import type { RoutingTarget } from './routing-rule.ts';
import type { RoutingRules, RoutingStore } from './routing-store.ts';

/** Retries of the optimistic write. Losing more races than that against admins who change rules means a bug. */
const attempts = 10;

/**
 * Removes a person who is to be forgotten from all rules: a rota continues without them, and a rule that named only
 * them gives to nobody. Returns the number of rules affected; with `dryRun` it changes nothing.
 */
export async function forgetInRouting(
  { rules: store, rotas }: { readonly rules: RoutingStore; readonly rotas: MongoRotaStore },
  person: Pick<PersonKey, 'aadObjectId'>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await store.current();
    const { after, count } = without(before, person);
    if (dryRun) return count;
    await rotas.forget(person);
    if (count === 0) return 0;
    const deed = { what: 'person-forgotten', by: 'desk', after: { rules: count } } as const;
    if (await store.change(before, after, deed)) return count;
  }
  throw new Error('The routing rules kept changing while a person was forgotten; run this again');
}

function without(
  rules: RoutingRules,
  { aadObjectId }: Pick<PersonKey, 'aadObjectId'>,
): { readonly after: RoutingRules; readonly count: number } {
  let count = 0;
  const left = (to: RoutingTarget): RoutingTarget => {
    if (to.kind !== 'people' || !to.people.some((who) => who.aadObjectId === aadObjectId)) return to;
    count++;
    const people = to.people.filter((who) => who.aadObjectId !== aadObjectId);
    return people.length > 0 ? { kind: 'people', people } : { kind: 'nobody' };
  };
  const list = rules.rules.map((rule) => ({ ...rule, to: left(rule.to) }));
  const { catcher, ...others } = rules;
  const isCatcher = catcher?.aadObjectId === aadObjectId;
  if (isCatcher) count++;
  return {
    after: { ...others, rules: list, otherwise: left(rules.otherwise), ...(catcher && !isCatcher ? { catcher } : {}) },
    count,
  };
}
