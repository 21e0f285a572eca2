import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../src/messenger.ts';

interface Problem {
  readonly message: string;
}
interface Renderer {
  SerializationContext: new () => { readonly eventCount: number; getEventAt(index: number): Problem };
  AdaptiveCard: { readonly langProperty: { readonly regEx: RegExp } } & (new () => {
    parse(card: unknown, context: unknown): void;
    validateProperties(): { readonly validationEvents: readonly Problem[] };
  });
}

// The renderer's package can't be imported by Node: its bundle can, where a `window` exists.
Object.assign(globalThis, { window: {} });
const renderer = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Renderer;

/** What Microsoft's own renderer finds wrong with a card: unknown elements and properties, missing labels, bad values. */
export function problemsOf(card: AdaptiveCard): readonly string[] {
  // A regular expression with `g` remembers where it stopped: the renderer refuses every second card's language.
  renderer.AdaptiveCard.langProperty.regEx.lastIndex = 0;
  const context = new renderer.SerializationContext();
  const parsed = new renderer.AdaptiveCard();
  parsed.parse(card, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...parsing, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}

export type CardNode = Readonly<Record<string, unknown>>;

/** Fields of a node that people read, in whatever node they stand. */
export const fieldsRead = [
  ...['text', 'title', 'label', 'placeholder', 'errorMessage'],
  ...['tooltip', 'altText', 'fallbackText'],
];

/** Every object in the card, at any depth. */
export function nodesOf(value: unknown): readonly CardNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as CardNode, ...Object.values(value).flatMap(nodesOf)];
}

/** All texts that people read, in order. */
export function textsOf(card: AdaptiveCard): readonly string[] {
  return nodesOf(card)
    .filter(({ type }) => type === 'TextBlock')
    .map(({ text }) => String(text));
}

/** Everything that people read, in one string: to assert on sentences. */
export function readingOf(card: AdaptiveCard): string {
  return textsOf(card).join('\n');
}

/** The verbs of the buttons, in order. */
export function verbsOf(card: AdaptiveCard): readonly string[] {
  return nodesOf(card.body)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ verb }) => String(verb));
}

export function inputsOf(card: AdaptiveCard): readonly CardNode[] {
  return nodesOf(card).filter(({ type }) => String(type).startsWith('Input.'));
}
