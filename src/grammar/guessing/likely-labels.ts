import type { Sentence } from '../sentence/piece.ts';
import { hintsOf } from './hints.ts';
import model from './model.json' with { type: 'json' };

/** What a message may be about, and how likely that is: 0 to 1, all labels together 1. */
export interface LikelyLabel {
  readonly label: string;
  readonly share: number;
}

/**
 * The likeliest first. A linear classifier: each hint of the message adds its weights to the labels. None where no word of
 * it was ever seen: its mood alone tells of nothing.
 */
export function likelyLabels(sentence: Sentence): readonly LikelyLabel[] {
  const hints = hintsOf(sentence);
  if (![...hints].some((hint) => !hint.startsWith('mood ') && weightsOf.has(hint))) return [];
  const scores = new Float64Array(model.labels.length);
  for (const hint of hints) addWeights(scores, weightsOf.get(hint) ?? '');
  const value = 1 / Math.sqrt(hints.size);
  const most = Math.max(...scores);
  const powers = [...scores].map((score) => Math.exp((score - most) * value));
  const sum = powers.reduce((all, power) => all + power, 0);
  return model.labels
    .map((label, at) => ({ label, share: (powers[at] ?? 0) / sum }))
    .sort((one, other) => other.share - one.share);
}

/** Two characters per weight: the label's, and that of its steps. Those that JSON escapes stand for none. */
export const modelLetters = Array.from({ length: 95 }, (_unused, at) => String.fromCharCode(32 + at))
  .filter((letter) => letter !== '"' && letter !== '\\')
  .join('');
/** The character in the middle is a weight of zero. */
export const zeroLetter = 46;

const mostSteps = 45;
const largestWeight = 24;

/** Fine steps about zero, where most weights are, and yet room for the few large ones: a bound of 4 cost a tenth. */
export function weightOf(steps: number): number {
  return Math.sign(steps) * (steps / mostSteps) ** 2 * largestWeight;
}

/** The inverse of `weightOf`, in whole steps. */
export function stepsOf(weight: number): number {
  return Math.sign(weight) * Math.min(mostSteps, Math.round(Math.sqrt(Math.abs(weight) / largestWeight) * mostSteps));
}

const weightsOf: ReadonlyMap<string, string> = new Map(Object.entries(model.hints));
const placeOf: ReadonlyMap<string, number> = new Map([...modelLetters].map((letter, at) => [letter, at]));
const weightOfPlace = [...modelLetters].map((_letter, at) => weightOf(at - zeroLetter));

function addWeights(scores: Float64Array, weights: string): void {
  for (let at = 0; at + 1 < weights.length; at += 2) {
    const label = placeOf.get(weights.charAt(at)) ?? 0;
    const place = placeOf.get(weights.charAt(at + 1)) ?? zeroLetter;
    scores[label] = (scores[label] ?? 0) + (weightOfPlace[place] ?? 0);
  }
}
