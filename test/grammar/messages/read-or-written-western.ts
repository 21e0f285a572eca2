import type { Rows } from './rows.ts';

/** What is only looked at and was taken for a change, and what several deals are named in. */
export const englishReadOrWritten: Rows = [
  ['closing in january', 'found closing:2027-01-01 | outbound closing:2027-01-01'],
  ['closing this quarter', 'outbound closing:2026-10-01'],
  ['the ones closing in march', 'outbound closing:2027-03-01'],
  ['closing date of zenith to 1 march', 'set-close-date name:Zenith Rail day:2027-03-01'],
  ['pipeline for December', 'pipeline closing:2026-12-01+2026-12-31'],
  ['pipeline in january', 'pipeline closing:2027-01-01+2027-01-31'],
];

export const russianReadOrWritten: Rows = [
  ['закрываются в январе', 'outbound closing:2027-01-01'],
  ['закрываются в этом квартале', 'outbound closing:2026-10-01'],
  ['воронка на декабрь', 'pipeline closing:2026-12-01+2026-12-31'],
  ['воронка на январь', 'pipeline closing:2027-01-01+2027-01-31'],
  ['дубрава закрывается в январе', 'set-close-date name:Дубрава day:2027-01-31'],
];
