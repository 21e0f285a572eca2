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
}

const rounds = 14;
/** Over the weights that are kept, measured: what went with the others comes back, and from the third on no more. */
const roundsOfKept = 2;
const step = 0.6;
const decay = 2e-5;

/**
 * Softmax regression by AdaGrad: one order for all runs, so that the same table gives the same weights. A hint that
 * stands in few messages is left out: it would only learn them by heart. Then only the weights that matter most are
 * kept, and learn once more without the others, on which they had relied.
 */
export function trainedOn(examples: readonly Example[], most: number): Weights {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const counts = countsOf(examples);
  const hints = hintsOfSeveral(counts);
  const rows = rowsOf(examples, labels, new Map(hints.map((hint, at) => [hint, at])));
  const size = labels.length;
  const cells = hints.length * size;
  const learner: Learner = { size, weights: new Float64Array(cells), squares: new Float64Array(cells) };
  for (let round = 1; round <= rounds; round++) learnFrom(shuffled(rows, round), learner);
  const kept = thatMatter(learner, (hint) => counts.get(hints[hint] ?? '') ?? 1, most);
  for (const [cell, isKept] of kept.entries()) if (!isKept) learner.weights[cell] = 0;
  for (let round = 1; round <= roundsOfKept; round++) learnFrom(shuffled(rows, rounds + round), learner, kept);
  const weightsAt = (at: number) => learner.weights.slice(at * size, (at + 1) * size);
  return { labels, hints: new Map(hints.map((hint, at) => [hint, weightsAt(at)])) };
}

/** A cell is the weight of one hint for one label. */
interface Learner {
  readonly size: number;
  readonly weights: Float64Array;
  /** Of its gradients, summed. */
  readonly squares: Float64Array;
}

function learnFrom(rows: readonly Row[], { size, weights, squares }: Learner, kept?: Uint8Array): void {
  const shares = new Float64Array(size);
  const learn = (cell: number, error: number) => {
    const gradient = error + decay * (weights[cell] as number);
    squares[cell] = (squares[cell] as number) + gradient * gradient;
    weights[cell] = (weights[cell] as number) - (step * gradient) / (Math.sqrt(squares[cell] as number) + 0.05);
  };
  for (const row of rows) {
    sharesOf(weights, row.places, row.value, shares);
    for (let label = 0; label < size; label++) {
      const error = ((shares[label] ?? 0) - (label === row.at ? 1 : 0)) * row.value * row.worth;
      if (Math.abs(error) < leastError) continue;
      for (const hint of row.places) if (kept?.[hint * size + label] !== 0) learn(hint * size + label, error);
    }
  }
}

/**
 * What matters is the weight and how often its hint is met: by weight alone the file was full of hints that hardly ever
 * are. One for each cell that is kept, else 0.
 */
function thatMatter({ size, weights }: Learner, countOf: (hint: number) => number, most: number): Uint8Array {
  const matter = weights.map((weight, cell) => Math.abs(weight) * Math.sqrt(countOf(Math.floor(cell / size))));
  const cells = [...weights.keys()].filter((cell) => stepsOf(weights[cell] ?? 0) !== 0);
  const kept = new Uint8Array(weights.length);
  for (const cell of cells.sort((one, other) => (matter[other] ?? 0) - (matter[one] ?? 0)).slice(0, most))
    kept[cell] = 1;
  return kept;
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

/** In whole steps: the file is the same on every machine. */
export function modelText({ labels, hints }: Weights): string {
  const told = [...hints].flatMap(([hint, weights]) => {
    const cells = [...weights].flatMap((weight, label) => {
      const steps = stepsOf(weight);
      return steps === 0 ? [] : [`${modelLetters[label]}${modelLetters[steps + zeroLetter]}`];
    });
    return cells.length === 0 ? [] : [[hint, cells.join('')] as const];
  });
  const sorted = told.sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ labels, hints: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}
