import type { Unit } from '../calendar.ts';

/** How long something is put off, said in one word. */
export const shiftLengths: Readonly<Record<string, readonly [count: number, unit: Unit]>> = {
  하루: [1, 'day'],
  이틀: [2, 'day'],
  사흘: [3, 'day'],
  나흘: [4, 'day'],
  닷새: [5, 'day'],
  열흘: [10, 'day'],
  보름: [15, 'day'],
  일주일: [1, 'week'],
  이주일: [2, 'week'],
  이주: [2, 'week'],
  반년: [6, 'month'],
  半個月: [15, 'day'],
  半年: [6, 'month'],
};

export const shiftCounts: Readonly<Record<string, number>> = {
  ...{ 한: 1, 두: 2, 세: 3, 석: 3, 네: 4, 넉: 4, 다섯: 5, 여섯: 6, 삼: 3, 사: 4, 오: 5, 육: 6 },
  ...{ 一: 1, 兩: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
};

/** `한 일` is work that was done, and `3월` and 3月 are a month of the year. */
const koreanCount = '\\d{1,3}|한|두|세|석|네|넉|다섯|여섯|삼|사|오|육';
export const koreanShiftLength = `(하루|이틀|사흘|나흘|닷새|열흘|보름|일주일|이주일|이주|반년)|(?:(\\d{1,3}|삼|사|오|육)(일)|(${koreanCount}) ?(주일?|달|개월|분기))`;
const chineseCount = '\\d{1,3}|[一兩二三四五六七八九十]';
export const chineseShiftLength = `(半個月|半年)|(?:(${chineseCount}) ?個?(天|日|週|周|禮拜|星期|季|年)|(${chineseCount}) ?(個月))`;

export const shiftUnits: Readonly<Record<string, Unit>> = {
  ...{ 일: 'day', 주: 'week', 주일: 'week', 달: 'month', 개월: 'month', 분기: 'quarter' },
  ...{
    天: 'day',
    日: 'day',
    週: 'week',
    周: 'week',
    禮拜: 'week',
    星期: 'week',
    個月: 'month',
    季: 'quarter',
    年: 'year',
  },
};

/** Directly behind the length, `뒤로` only where `만` makes it a length: `2주 뒤로` may be a point in time. */
const only = '(?:만|정도만?|쯤만?|간)?';
export const koreanLater = `(?:(?:만|정도|쯤) ?(?:더 ?)?뒤로|${only} ?(?:더 ?)?(?:미[뤄루뤘룬룰]|밀[려렸린어]|늦[춰추췄어]|연기|연장|순연|딜레이))`;
export const koreanEarlier = `(?:(?:만|정도|쯤) ?(?:더 ?)?앞으로|${only} ?(?:더 ?)?(?:앞으로 ?)?(?:당[겨기긴겼]|땡[겨기긴겼]|앞당))`;
export const chineseLater = '(?:往後延?|延後|延長|延期|延遲|順延|推遲|推後|挪後|延)';
export const chineseEarlier = '(?:提前|提早|往前[拉移挪]?|拉前|挪前)';
