/**
 * `延2w`, `2w 뒤로`: behind a verb of delay, or in front of one, w counts weeks, where it counts 萬 elsewhere: `折後20w`. Only for
 * whoever reads a length: what people wrote keeps its words.
 */
export const inWeeks = (text: string): string => text.replace(weeksBehind, '$1週').replace(weeksBefore, '$1주');
const weeksBehind = /(?<=(?:[延晚推遲順往]|[延推順往挪向]後) ?)(\d{1,2}) ?w(?![\p{L}\d])/giu;
const weeksBefore =
  /(?<![\p{L}\d]|(?:금액|가격|예산|매출)(?:을|은|이)? ?)(\d{1,2}) ?w(?= ?(?:뒤로|미뤄|미루|연기|늦춰|늦추|딜레이))/giu;
