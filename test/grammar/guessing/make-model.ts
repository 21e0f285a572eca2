import { hintsOf } from '../../../src/grammar/guessing/hints.ts';
import { sentenceOf } from '../../../src/grammar/sentence.ts';
import { type Labelled, labelledMessages, namesIn } from './labelled.ts';
import { type Example, modelText, trainedOn } from './train.ts';

/** Measured: with more weights than these nothing is told better. */
const mostWeights = 120_000;

export async function modelOfTables(): Promise<string> {
  return modelOf(await labelledMessages());
}

export function modelOf(rows: readonly Labelled[]): string {
  return modelText(trainedOn(rows.flatMap(exampleOf)), mostWeights);
}

function exampleOf({ locale, message, labels: [label = 'none'] }: Labelled): readonly Example[] {
  const sentence = sentenceOf(message, locale, namesIn(locale));
  return sentence ? [{ label, hints: hintsOf(sentence) }] : [];
}
