// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is tested is the language of templates
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { absentValue, compileTemplate, expressionMark } from '../../src/cards/expansion.ts';
import { everyLook } from './looks.ts';

// Other files of this process have loaded the cards already, with the real compiler: here they are loaded anew.
const expansions = vi.hoisted(() => {
  vi.resetModules();
  return [] as { ours: unknown; theirs: unknown; bytesAtMost: number }[];
});
afterAll(() => {
  vi.doUnmock('../../src/cards/expansion.ts');
  vi.resetModules();
});

// Every card that is built while this file runs is also expanded by the package.
vi.mock(import('../../src/cards/expansion.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    compileTemplate: (template: unknown) => {
      const theirs = new Template(structuredClone(template));
      const ours = real.compileTemplate(template);
      return (root: object) => {
        const expanded = ours(root);
        const reference = withoutAbsent(theirs.expand({ $root: structuredClone(root) }));
        expansions.push({ ours: expanded.card, theirs: reference, bytesAtMost: expanded.bytesAtMost });
        return expanded;
      };
    },
  };
});

/** What the desk adds to the language of templates: null and `absent` leave a property out, the mark goes. */
function withoutAbsent(node: unknown): unknown {
  const json = JSON.stringify(node, (_key, value) => (value === null || value === '\u0000absent' ? undefined : value));
  return JSON.parse(json.replaceAll('\\u0000', ''));
}

const expand = (template: unknown, root: object) => compileTemplate(template)(root).card;

describe('a template compiled by the desk', () => {
  it('gives for every card what the package gives', () => {
    const names = [...everyLook()].map(({ name }) => name);
    expect(expansions).toHaveLength(names.length);
    for (const { ours, theirs } of expansions) expect(ours).toEqual(theirs);
  });

  it('never has more bytes than it says', () => {
    for (const { ours, bytesAtMost } of expansions)
      expect(Buffer.byteLength(JSON.stringify(ours))).toBeLessThanOrEqual(bytesAtMost);
    const texts = { list: ['"\\\n\u0001\ud800', '한국어', { 'ключ "': -1.7976931348623157e308 }], no: false };
    const { card, bytesAtMost } = compileTemplate({ a: '${list}', b: ['${no}', 1, 'x'], c: {} })(texts);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(bytesAtMost);
  });

  it('reads paths of the item and of the root', () => {
    const template = { items: [{ $data: '${rows}', text: '${a.b}', of: '${$root.name}' }] };
    const root = { name: 'n', rows: [{ a: { b: 1 } }, { a: { b: '2' } }] };
    const items = [
      { text: 1, of: 'n' },
      { text: '2', of: 'n' },
    ];
    expect(expand(template, root)).toEqual({ items });
    expect(expand({ items: [template.items[0], 'x'] }, { ...root, rows: [] })).toEqual({ items: ['x'] });
  });

  it('leaves to the package what is no path', () => {
    const template = { text: "${if(count > 1, concat(string(count), ' of ', $root.name), name)}", id: 'a${count}b' };
    expect(expand(template, { count: 2, name: 'n' })).toEqual({ text: '2 of n', id: 'a2b' });
  });

  it('takes a condition for false unless it is true', () => {
    const template = {
      body: [
        { $when: '${yes}', a: 1 },
        { $when: "${yes == 'no'}", b: 1 },
        { $when: '${!no}', c: 1 },
      ],
    };
    expect(expand(template, { yes: true, no: false })).toEqual({ body: [{ a: 1 }, { c: 1 }] });
    expect(expand(template, { yes: 'true', no: false })).toEqual({ body: [{ c: 1 }] });
    expect(expand({ body: [template.body[0]] }, {})).toEqual({ body: [] });
  });

  it('leaves out null and what is absent, and keeps the data as they were', () => {
    const choices = Object.freeze([Object.freeze({ title: `$${expressionMark}{x}`, value: absentValue, note: null })]);
    const card = expand({ a: '${a}', b: '${b}', choices: '${choices}' }, { a: null, b: absentValue, choices });
    expect(card).toEqual({ choices: [{ title: '$' + '{x}' }] });
  });

  it('refuses what finds no data, and data that look like an expression', () => {
    expect(() => expand({ a: '${b.c}' }, {})).toThrow('no data for ${b.c}');
    expect(() => expand({ a: 'x${b}' }, {})).toThrow('no data for x${b}');
    expect(() => expand({ a: [{ $data: '${b}', c: 1 }] }, {})).toThrow('no data for ${b}');
    expect(() => expand({ a: '${b}' }, { b: '${c}' })).toThrow('no data for ${c}');
  });

  it('shares what holds no expression, and nobody can change it', () => {
    const compiled = compileTemplate({ fixed: { list: [1, { a: 2 }] }, text: '${text}' });
    const first = compiled({ text: 'a' }).card as { fixed: { list: [number, { a: number }] } };
    expect((compiled({ text: 'b' }).card as typeof first).fixed).toBe(first.fixed);
    expect(() => Object.assign(first.fixed.list[1], { a: 3 })).toThrow(TypeError);
  });
});
