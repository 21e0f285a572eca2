import { longestAnswer, tidy } from '../text/said.ts';

export type SolutionIdAnswer = { readonly kind: 'solutionId'; readonly id: string } | { readonly kind: 'nothing' };

/** `SOL-1234-PQRS` or a GUID: the formats that Partner Center shows. Others may exist, so callers only warn. */
export function readSolutionId(text: string): SolutionIdAnswer {
  const said = tidy(text.slice(0, longestAnswer + 1)).replace(/[\u2010-\u2015\u2212]/g, '-');
  const [, number, letters] = /^sol[ -]?(\d{1,12})[ -]?([a-z]{3,12})$/i.exec(said) ?? [];
  if (number && letters) return { kind: 'solutionId', id: `SOL-${number}-${letters.toUpperCase()}` };
  const guid = said.replace(/^\{(.*)\}$/, '$1').toLowerCase();
  const isGuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(guid);
  return isGuid ? { kind: 'solutionId', id: guid } : { kind: 'nothing' };
}
