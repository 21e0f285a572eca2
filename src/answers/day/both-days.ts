const korean = '월화수목금토일';
const chinese = '一二三四五六日';

/**
 * `다음 주 월~수`, `下禮拜一到三`: the second day is as short as it can be said, and of the same week. A sign that other
 * words begin with (`금요일부터 일본`, `三到五點`) is no day, and days that run backwards are left as they are.
 */
export function bothDaysWhole(text: string): string {
  return text
    .replace(
      /((?:이번|다음|다다음|담) ?주) ?([월화수목금토일]{2,5})(?=[\s,.!?]|$|에|은|는|부터|에는)/gu,
      (said, week: string, days: string) =>
        areInARow(korean, days) ? `${week} ${days[0]}요일부터 ${week} ${days.at(-1)}요일까지` : said,
    )
    .replace(
      /((?:下下?|這|本)?個?(?:禮拜|星期|週|周))((?:[一二三四五六日][、,和跟]?){1,4}[一二三四五六日])(?![、,和跟]?[一二三四五六日]|[到至點点天年個時十次號月])/gu,
      (said, week: string, joined: string) => {
        const days = joined.replace(/[、,和跟]/gu, '');
        return areInARow(chinese, days) ? `${week}${days[0]}到${week}${days.at(-1)}` : said;
      },
    )
    .replace(
      /((?:이번|다음|다다음|담) ?주) ?([월화수목금토일])(?:요일|욜)?(?: ?[~～-] ?([월화수목금토일])(?:요일|욜)?(?:까지)?(?!\p{Script=Hangul})|부터 ?([월화수목금토일])(?:요일까지|욜까지|까지|(?:요일|욜)(?!\p{Script=Hangul})))/gu,
      (said, week: string, first: string, joined?: string, until?: string) => {
        const last = joined ?? until ?? '';
        return inOrder(korean, first, last) ? `${week} ${first}요일부터 ${week} ${last}요일까지` : said;
      },
    )
    .replace(
      /((?:下下?|這|本)?個?(?:禮拜|星期|週|周))([一二三四五六日])([到至~～-])(?:禮拜|星期|週|周)?([一二三四五六日])(?![點点天年個时時十次]|[\p{Script=Han}號日月]{0,1}[號月])/gu,
      (said, week: string, first: string, to: string, last: string) =>
        inOrder(chinese, first, last) ? `${week}${first}${to}${week}${last}` : said,
    );
}

/** `수목`, `三四五`: days beside each other. Others would be two absences. */
const areInARow = (week: string, days: string) => days.length > 1 && week.includes(days);

const inOrder = (days: string, first: string, last: string) => days.indexOf(first) < days.indexOf(last);
