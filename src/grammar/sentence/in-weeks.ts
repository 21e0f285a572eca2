/** `延2w`, `2w 뒤로`: behind a verb of delay, or in front of one, w counts weeks, where it may count 萬 elsewhere. */
export const inWeeks = (text: string): string => text.replace(weeksBehind, '$1週').replace(weeksBefore, '$1주');
const weeksBehind = /(?<=[延晚推遲後順往] ?)(\d{1,2}) ?w(?![\p{L}\d])/giu;
const weeksBefore = /(?<![\p{L}\d])(\d{1,2}) ?w(?= ?(?:뒤로|미뤄|미루|연기|늦춰|늦추|딜레이))/giu;
