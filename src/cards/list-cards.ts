import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import { buttonLabels, type Labels } from './card-labels.ts';
import { listFilterLimits } from './form-limits.ts';
import type { ListCardData, ListFilterData, SolutionListData } from './list-card-data.ts';
import { cardTemplate } from './template.ts';

/** The cards of lists: `cards/referral-list.json`, the form of its filters, `cards/solution-list.json`. */
export const referralListing = cardTemplate<ListCardData>('referral-list', listLabels);
export const listFilter = cardTemplate<ListFilterData>('list-filter', filterLabels, listFilterLimits);
export const solutionListing = cardTemplate<SolutionListData>('solution-list', listLabels);

function listLabels(locale: Locale): Labels {
  return {
    ...buttonLabels(locale),
    // Symbols that people know from Partner Center's lists; their tooltips are texts.
    heart: '♡',
    heartOn: '♥',
    clear: say(locale, 'list.button.clear'),
    previous: say(locale, 'list.button.previous'),
    next: say(locale, 'list.button.next'),
    filter: say(locale, 'list.button.filter'),
    export: say(locale, 'list.button.export'),
  };
}

function filterLabels(locale: Locale): Labels {
  return {
    show: say(locale, 'list.button.show'),
    clearAll: say(locale, 'list.button.clearAll'),
    cancel: say(locale, 'button.cancel'),
    words: say(locale, 'list.by.words'),
    wordsHint: say(locale, 'list.by.words.hint'),
    state: say(locale, 'list.by.state'),
    stage: say(locale, 'list.by.stage'),
    type: say(locale, 'list.by.type'),
    country: say(locale, 'list.by.country'),
    owner: say(locale, 'list.by.owner'),
    sender: say(locale, 'list.by.sender'),
    solution: say(locale, 'list.by.solution'),
    answerBefore: say(locale, 'list.by.answerBefore'),
    closingBefore: say(locale, 'list.by.closingBefore'),
    valueFrom: say(locale, 'list.by.valueFrom'),
    valueUpTo: say(locale, 'list.by.valueUpTo'),
    valueHint: say(locale, 'list.by.valueFrom.hint'),
    error: say(locale, 'list.filter.error'),
  };
}
