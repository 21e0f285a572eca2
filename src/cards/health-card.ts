import type { ContainerStyle, EveryCard, Line } from './card-data.ts';
import { cardTemplate } from './template.ts';

export interface HealthCardData extends EveryCard {
  readonly style: ContainerStyle;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly hints: readonly Line[];
}

/** What the desk says of itself: `cards/health.json`. */
export const health = cardTemplate<HealthCardData>('health', () => ({}));
