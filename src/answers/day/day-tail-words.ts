/** What programs write behind a day: an hour in halves of the day, the name of a time zone. Matched whatever their case. */

/** Of the first half, by which twelve is midnight, and of the second. */
export const firstHalfWords = ['am', 'a.m.', '오전', '上午', '凌晨', '早上', 'дп', 'утра', 'ночи'];
export const secondHalfWords = ['pm', 'p.m.', '오후', '下午', '晚上', '中午', 'пп', 'дня', 'вечера'];

/** Others of three or four letters may be anything: `TBD`. */
export const zoneNames =
  'UTC|GMT|WET|WEST|CET|CEST|EET|EEST|BST|IST|MSK|MSD|TRT|GST|PKT|NPT|ICT|WIB|WITA|WIT|PHT|MYT|SGT|HKT|JST|KST|AWST|ACST|ACDT|AEST|AEDT|NZST|NZDT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|AKST|AKDT|HST|AST|ADT|NST|NDT|BRT|ART|CLT|CLST|PET|COT|SAST|EAT|CAT|WAT';

/** Russian writes "year" behind the year. */
export const yearBehind = /(?<=\d)\s?(?:г\.?|года)$/iu;

/** Behind the number of the day of a month; the same signs are short for Sunday. */
export const signsOfDays = ['日', '일'];
/** Behind the number of the year. */
export const signsOfYears = ['年', '년'];
