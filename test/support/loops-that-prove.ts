import { parseAst } from 'rolldown/parseAst';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/**
 * A loop of assertions over nothing proves nothing, and no one sees it. So in tests `for (… of list)` whose body asserts
 * something, `forEach`, `map` and `flatMap` with such a body, `expect(list.every(…))`, `expect(list.filter(…)).toEqual([])`,
 * `expect(list.some(…)).toBe(false)`, `expect(list.find(…)).toBeUndefined()` and `it.each(list)` fail when the list is empty. Where an empty one is meant, `possiblyNone(list)` says so. Each file of the tests goes through here before it runs.
 *
 * @param code without types
 */
export function withLoopsThatProve(code: string): string {
  return withGuards(code, listsIn(parseAst(code) as unknown as Node));
}

/** By path or address. */
export function isOfTests(file: string): boolean {
  return /\/test\/.*\.ts($|\?)/.test(file) && !file.includes('/node_modules/');
}

/** On one line, so that no line moves. A list that can be read once only is read once. */
const guard =
  '((all)=>{const list=Array.isArray(all)?all:[...all];if(list.length===0)throw new Error("assertions in a loop over nothing: possiblyNone() if that is meant");return list;})(';

function withGuards(code: string, lists: readonly Node[]): string {
  const cuts = lists.flatMap(({ start, end }) => [
    { at: start, text: guard, opens: 1 },
    { at: end, text: ')', opens: 0 },
  ]);
  // From the end; where one list ends and another begins at one place, the end comes first.
  cuts.sort((one, other) => other.at - one.at || other.opens - one.opens);
  return cuts.reduce((text, cut) => text.slice(0, cut.at) + cut.text + text.slice(cut.at), code);
}

function listsIn(root: Node): readonly Node[] {
  const lists: Node[] = [];
  walk(root, (node) => {
    const list = loopedOver(node);
    if (list && !saysPossiblyNone(list)) lists.push(list);
  });
  return lists;
}

/** What an assertion is repeated for. */
function loopedOver(node: Node): Node | undefined {
  if (node.type === 'ForOfStatement' && !node.await)
    return asserts(node.body as Node) ? (node.right as Node) : undefined;
  if (node.type !== 'CallExpression') return undefined;
  const args = node.arguments as readonly Node[];
  const method = methodOf(node) ?? '';
  if (['forEach', 'map', 'flatMap'].includes(method)) return args[0] && asserts(args[0]) ? listOf(node) : undefined;
  // it.each(list), and so test and describe.
  if (method === 'each') return isSpread(args[0]) ? undefined : args[0];
  if (isNone(method, args[0])) return askedOf(listOf(node), ['filter', 'flatMap']);
  // That none of it is so, and that nothing like it is found, is true of every empty list.
  if (method === 'toBe' && args[0]?.type === 'Literal' && args[0].value === false)
    return askedOf(listOf(node), ['some']);
  if (method === 'toBeUndefined') return askedOf(listOf(node), ['find', 'findLast'], isFunction);
  const [asserted] = nameOf(node.callee as Node) === 'expect' ? args : [];
  return asserted && methodOf(asserted) === 'every' ? listOf(asserted) : undefined;
}

/** `.toEqual([])`, `.toHaveLength(0)`. */
function isNone(method: string, expected: Node | undefined): boolean {
  if (method === 'toEqual' || method === 'toStrictEqual')
    return expected?.type === 'ArrayExpression' && (expected.elements as readonly Node[]).length === 0;
  return method === 'toHaveLength' && expected?.type === 'Literal' && expected.value === 0;
}

/** `list` of `expect(list.filter(…))`: that none of it is so says nothing of an empty one. */
function askedOf(
  expectation: Node,
  methods: readonly string[],
  takes: (argument: Node | undefined) => boolean = () => true,
): Node | undefined {
  if (expectation.type !== 'CallExpression' || rootName(expectation.callee as Node) !== 'expect') return undefined;
  const [asked] = expectation.arguments as readonly Node[];
  if (!asked || !methods.includes(methodOf(asked) ?? '')) return undefined;
  const [argument] = asked.arguments as readonly Node[];
  return takes(argument) ? listOf(asked) : undefined;
}

/** `find` of a store takes an id. */
const isFunction = (node: Node | undefined): boolean => node?.type === 'ArrowFunctionExpression';

const isSpread = (node: Node | undefined): boolean => node?.type === 'SpreadElement';

const listOf = (call: Node): Node => (call.callee as Node).object as Node;

function methodOf(node: Node): string | undefined {
  const callee = node.type === 'CallExpression' ? (node.callee as Node) : undefined;
  return callee?.type === 'MemberExpression' ? nameOf(callee.property as Node) : undefined;
}

const nameOf = (node: Node): string | undefined => (node.type === 'Identifier' ? String(node.name) : undefined);

function asserts(body: Node): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.type === 'CallExpression' && /^expect([A-Z]|$)/.test(rootName(node.callee as Node) ?? '')) found = true;
  });
  return found;
}

/** `a` of `a.b.c`, and of Vite's own `__vi_import_0__.expect(…)` the `expect`. */
function rootName(callee: Node): string | undefined {
  if (callee.type === 'Identifier') return String(callee.name);
  if (callee.type !== 'MemberExpression') return undefined;
  const property = nameOf(callee.property as Node);
  return property && /^expect/.test(property) ? property : rootName(callee.object as Node);
}

function saysPossiblyNone(list: Node): boolean {
  return list.type === 'CallExpression' && /possiblyNone$/.test(rootName(list.callee as Node) ?? '');
}

function walk(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string') walk(child as Node, see);
}
