import type { ContainerStyle, EveryCard, Line } from './card-data.ts';
import { cardTemplate } from './template.ts';

export interface HealthCardData extends EveryCard {
  readonly style: ContainerStyle;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly hints: readonly Line[];
}

/** The desk's health report: `cards/health.json`. */
export const health = cardTemplate<HealthCardData>('health', () => ({}));
