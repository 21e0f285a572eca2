import { foldName } from '../../answers/text/said.ts';
import { isAlmost } from '../../grammar/sentence/spelling.ts';
import type { NamedPeople, Person } from '../people/index.ts';

/** `轉給Meagn`: the only one whose name differs by a slip is offered by name, and gets nothing before the press. */
export async function calledOrNearly(named: NamedPeople, name: string, asker: Person) {
  const called = await named.called(name, asker);
  if (called.kind !== 'unknown') return called;
  const said = foldName(name).split(' ');
  const isNearly = (word: string, own: readonly string[]) => own.some((part) => part === word || isAlmost(word, part));
  const near = (await named.everybody()).filter(({ name: full }) => {
    const own = foldName(full).split(' ');
    return said.every((word) => isNearly(word, own));
  });
  const [only, ...others] = near;
  return only && others.length === 0 ? ({ kind: 'person', person: only } as const) : called;
}
