import { modelLetters, stepsOf, zeroLetter } from '../../../src/grammar/guessing/likely-labels.ts';

/** A message as the trainer takes it: its hints and its label. */
export interface Example {
  readonly label: string;
  readonly hints: ReadonlySet<string>;
}

/** Of each hint the weight of each label. */
export interface Weights {
  readonly labels: readonly string[];
  readonly hints: ReadonlyMap<string, Float64Array>;
  /** In how many messages each hint stands. */
  readonly counts: ReadonlyMap<string, number>;
}

const rounds = 14;
const step = 0.6;
const decay = 2e-5;

/**
 * Softmax regression by AdaGrad: one order for all runs, so that the same table gives the same weights. A hint that
 * stands in one message alone is left out: it would only learn that message by heart.
 */
export function trainedOn(examples: readonly Example[]): Weights {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const counts = countsOf(examples);
  const place = new Map(hintsOfSeveral(counts).map((hint, at) => [hint, at]));
  const size = labels.length;
  const weights = new Float64Array(place.size * size);
  const squares = new Float64Array(place.size * size);
  const rows = rowsOf(examples, labels, place);
  const shares = new Float64Array(size);
  const learn = (hint: number, label: number, error: number) => {
    const cell = hint * size + label;
    const gradient = error + decay * (weights[cell] as number);
    squares[cell] = (squares[cell] as number) + gradient * gradient;
    weights[cell] = (weights[cell] as number) - (step * gradient) / (Math.sqrt(squares[cell] as number) + 0.05);
  };
  for (let round = 0; round < rounds; round++) {
    for (const row of shuffled(rows, round + 1)) {
      sharesOf(weights, row.places, row.value, shares);
      for (let label = 0; label < size; label++) {
        const error = ((shares[label] ?? 0) - (label === row.at ? 1 : 0)) * row.value * row.worth;
        if (Math.abs(error) >= leastError) for (const hint of row.places) learn(hint, label, error);
      }
    }
  }
  const hints = new Map([...place].map(([hint, at]) => [hint, weights.slice(at * size, (at + 1) * size)]));
  return { labels, hints, counts };
}

/** Less than that moves no weight by a whole step. */
const leastError = 0.002;

function countsOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { hints } of examples) for (const hint of hints) counts.set(hint, (counts.get(hint) ?? 0) + 1);
  return counts;
}

function hintsOfSeveral(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .filter(([, count]) => count > 2)
    .map(([hint]) => hint)
    .sort();
}

interface Row {
  /** Its label's place. */
  readonly at: number;
  readonly places: readonly number[];
  readonly value: number;
  readonly worth: number;
}

/** A rare label is worth more, so that a command that few rows tell of can win. */
function rowsOf(
  examples: readonly Example[],
  labels: readonly string[],
  place: ReadonlyMap<string, number>,
): readonly Row[] {
  const perLabel = new Map<string, number>();
  for (const { label } of examples) perLabel.set(label, (perLabel.get(label) ?? 0) + 1);
  return examples.map(({ label, hints }) => ({
    at: labels.indexOf(label),
    places: [...hints].flatMap((hint) => place.get(hint) ?? []),
    value: 1 / Math.sqrt(hints.size),
    worth: Math.min(3, Math.max(0.6, Math.sqrt(60 / (perLabel.get(label) ?? 1)))),
  }));
}

function sharesOf(weights: Float64Array, places: readonly number[], value: number, shares: Float64Array): void {
  const size = shares.length;
  shares.fill(0);
  for (const hint of places)
    for (let label = 0; label < size; label++)
      shares[label] = (shares[label] as number) + (weights[hint * size + label] as number) * value;
  const most = Math.max(...shares);
  let sum = 0;
  for (let label = 0; label < size; label++) {
    shares[label] = Math.exp((shares[label] as number) - most);
    sum += shares[label] as number;
  }
  for (let label = 0; label < size; label++) shares[label] = (shares[label] as number) / sum;
}

/** By a linear congruential generator: the same order each time. */
export function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const all = [...items];
  let state = seed * 2_654_435_761;
  for (let at = all.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [all[at], all[other]] = [all[other] as Item, all[at] as Item];
  }
  return all;
}

/**
 * Only the weights that matter most, in whole steps: the file stays small, and the same on every machine. What matters
 * is the weight and how often its hint is met: by weight alone the file was full of hints that hardly ever are.
 */
export function modelText({ labels, hints, counts }: Weights, most: number): string {
  const cells = [...hints].flatMap(([hint, all]) =>
    [...all].flatMap((weight, label) => {
      const steps = stepsOf(weight);
      const matter = Math.abs(weight) * Math.sqrt(counts.get(hint) ?? 1);
      return steps === 0 ? [] : [{ hint, label, matter, steps }];
    }),
  );
  const kept = cells.sort((one, other) => other.matter - one.matter).slice(0, most);
  const byHint = new Map<string, string>();
  for (const { hint, label, steps } of kept.sort((one, other) => one.label - other.label))
    byHint.set(hint, `${byHint.get(hint) ?? ''}${modelLetters[label]}${modelLetters[steps + zeroLetter]}`);
  const sorted = [...byHint].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ labels, hints: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}
