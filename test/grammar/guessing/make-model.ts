import { hintsOf } from '../../../src/grammar/guessing/hints.ts';
import { sentenceOf } from '../../../src/grammar/sentence/sentence.ts';
import { type Labelled, labelledMessages, namesIn } from './labelled.ts';
import { type Example, modelText, trainedOn } from './train.ts';

/** Measured: with 200,000 one held-out message in 200 more is told, for a file of 800 kB. */
const mostWeights = 120_000;

export async function modelOfTables(): Promise<string> {
  return modelOf(labelledMessages());
}

export function modelOf(rows: readonly Labelled[]): string {
  return modelText(trainedOn(rows.flatMap(exampleOf), mostWeights));
}

function exampleOf({ locale, message, labels: [label = 'none'] }: Labelled): readonly Example[] {
  const sentence = sentenceOf(message, locale, namesIn(locale));
  return sentence ? [{ label, hints: hintsOf(sentence) }] : [];
}
