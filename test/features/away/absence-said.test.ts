import { describe, expect, it } from 'vitest';
import { readAbsence } from '../../../src/features/away/absence-said.ts';
import { namesIn } from '../../../src/features/away/names-in-text.ts';
import type { Locale } from '../../../src/i18n/locale.ts';

const person = (name: string) => ({ tenantId: 't', aadObjectId: name, teamsId: `29:${name}`, name, guest: false });
const people = ['Alex Wilber', 'Megan Bowen', 'Lee Gu', 'Lee Min', '김민수', '王小明', 'Мария Иванова'].map(person);

/** A Saturday. */
const today = '2026-11-28';

function read(locale: Locale, said: string, among = people): string {
  const { whom, days, opens, standIn, several, partOfDay, left } = readAbsence(said, { locale, today, people: among });
  const span = days && [days.from, days.last].filter(Boolean).join('..');
  return [
    whom && !several && `whom:${whom.name}`,
    span,
    opens && `opens:${opens}`,
    several ? 'several' : standIn && `by:${standIn.name}`,
    partOfDay && 'part',
    left && `left:${left}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Colleagues whose names sound like words of everyday speech. */
const crowd = [
  'Li Na|Young Do|Tom Oh|Jo Berg|Eva Stone|Johanna Weiss|Joni Hale|Henrietta Mueller|Megan Bowen|Anna Kim|Alex Wilber',
].flatMap((names) => names.split('|').map(person));

describe('an absence, as somebody says it', () => {
  it.each([
    ['в отпуске до пятницы, за меня Ли', '2026-12-04 by:Lee Gu'],
    ['Ли за меня, я в отпуске до пятницы', '2026-12-04 by:Lee Gu'],
    ['в отпуске до пятницы, на меня не рассчитывайте', '2026-12-04 left:не рассчитывайте'],
  ])('%s: a name of two letters is one only beside the words for a stand-in', (said, expected) => {
    expect(read('ru', said, ['Lee Gu', 'Na Kim', 'Do Young'].map(person))).toBe(expected);
  });

  it.each([
    ['away until 20 November', true],
    ['away from 1 November to 5 November', true],
    ['away until 3.11.', true],
    ['away until 20 November 2027', undefined],
    ['away for 11 months', undefined],
    ['away until 1 July', undefined],
    ['away until Friday', undefined],
  ])('%s: whether that day of this year was a short while ago', (said, over) => {
    expect(readAbsence(said, { locale: 'en', today, people }).days?.overThisYear).toBe(over);
  });

  it.each([
    ['en', 'on vacation 7 to 11 Dec, Megan has my stuff', '2026-12-07..2026-12-11 by:Megan Bowen'],
    ['en', 'OOO next week, back on the 7th', '2026-11-30..2026-12-06'],
    ['en', 'I’m off sick tomorrow, can Megan cover for me', '2026-11-29..2026-11-29 by:Megan Bowen'],
    ['en', 'on holiday until Friday, could Megan Bowen please take over', '2026-12-04 by:Megan Bowen'],
    ['en', 'away tomorrow, can somebody cover for me', '2026-11-29..2026-11-29 left:somebody'],
    [
      'en',
      'can you give all my Germany stuff to Megan next week, I’m on holiday',
      '2026-11-30..2026-12-06 by:Megan Bowen left:germany',
    ],
    ['en', 'hand my referrals over to Megan, I’m away until Friday', '2026-12-04 by:Megan Bowen'],
    ['ru', 'мои рекомендации у Меган, пока я в отпуске до пятницы', '2026-12-04 by:Megan Bowen'],
    ['ru', 'передай мои сделки Меган, я в отпуске до пятницы', '2026-12-04 by:Megan Bowen'],
    ['ru', 'болею до среды, может Меган меня подменить', '2026-12-02 by:Megan Bowen'],
    ['ru', 'буду в понедельник', '2026-11-29'],
    ['ru', 'в отпуске до пятницы, буду ли я на связи — не знаю', '2026-12-04 left:ли связи — не знаю'],
    ['en', 'I’m off sick today, Megan can take mine', '2026-11-28 by:Megan Bowen'],
    ['ru', 'с 7 по 18 декабря я в отпуске по уходу, меня подменит Меган', '2026-12-07..2026-12-18 by:Megan Bowen'],
    ['ru', 'сегодня болею, мои сделки на Меган', '2026-11-28 by:Megan Bowen'],
    ['ko', '오늘 아파서 쉽니다 제 건은 메건이 맡아요', '2026-11-28 by:Megan Bowen'],
    ['zh-TW', '我週三週四休假', '2026-12-02..2026-12-03'],
    ['zh-TW', '今天生病請假，我的案子給 Megan', '2026-11-28 by:Megan Bowen'],
    // The end of a day is the day.
    ['en', 'away tomorrow until Wednesday evening, Megan takes over', '2026-11-29..2026-12-02 by:Megan Bowen part'],
    ['ru', 'меня не будет до вечера среды, вместо меня Меган', '2026-12-02 by:Megan Bowen part'],
    ['ko', '수요일 저녁까지 휴가, 메건이 대신 봐줘요', '2026-12-02 by:Megan Bowen part'],
    ['zh-TW', '請假到週三晚上，Megan 代理', '2026-12-02 by:Megan Bowen part'],
    ['en', 'away until Friday, back Monday', '2026-12-06'],
    ['en', 'away until 10 December, back on the 8th', '2026-12-10 left:back 8th'],
    ['ru', 'меня не будет, вернусь 7 декабря', '2026-12-06'],
    // Going on leave, in the words of coming back.
    ['ru', 'выхожу в декрет с понедельника', 'opens:2026-11-30'],
    ['ru', 'выйду в отпуск с 7 по 11 декабря', '2026-12-07..2026-12-11'],
    ['ru', 'в отпуск выхожу с понедельника', 'opens:2026-11-30'],
    ['ru', 'не выйду на работу в понедельник', '2026-11-30..2026-11-30'],
    ['en', 'I’m back on leave from Monday', 'opens:2026-11-30'],
    ['ru', 'в отпуске, выхожу 7 декабря', '2026-12-06'],
    ['en', 'taking Friday off', '2026-12-04..2026-12-04'],
    ['en', 'half day off friday afternoon', '2026-12-04..2026-12-04 part'],
    ['ru', 'в пятницу после обеда меня не будет', '2026-12-04..2026-12-04 part'],
    ['ko', '금요일 오후 반차예요', '2026-12-04..2026-12-04 part'],
    ['ko', '목요일 금요일 휴가고 월요일에 복귀합니다', '2026-12-03..2026-12-06'],
    ['zh-TW', '星期五下午請半天假', '2026-12-04..2026-12-04 part'],
    ['ko', '금요일에 연차 써요', '2026-12-04..2026-12-04'],
    ['en', 'away 7-11 December', '2026-12-07..2026-12-11'],
    ['en', 'on holiday Dec 7-11, Megan covers', '2026-12-07..2026-12-11 by:Megan Bowen'],
    ['en', 'off 7th-11th of December', '2026-12-07..2026-12-11'],
    ['ru', 'в отпуске 7-11 декабря, замещает Megan', '2026-12-07..2026-12-11 by:Megan Bowen'],
    ['ru', 'отпуск 7.12-11.12', '2026-12-07..2026-12-11'],
    ['ru', 'отпуск 7.-11.12.', '2026-12-07..2026-12-11'],
    ['ko', '12월 7-11일 휴가', '2026-12-07..2026-12-11'],
    ['zh-TW', '12/7-12/11休假', '2026-12-07..2026-12-11'],
    ['zh-TW', '12月7-11日請假', '2026-12-07..2026-12-11'],
    ['ko', '7일부터 11일까지 휴가고 메건이 대신합니다', '2026-12-07..2026-12-11 by:Megan Bowen'],
    ['zh-TW', '12月7日到1月底請育嬰假，工作都交給 Megan', '2026-12-07..2027-01-31 by:Megan Bowen'],
    ['ru', 'ухожу в декрет с 7 декабря до конца января, замещает Megan', '2026-12-07..2027-01-31 by:Megan Bowen'],
    ['ko', '12월 7일부터 1월 말까지 육아휴직, 대리는 메건', '2026-12-07..2027-01-31 by:Megan Bowen'],
    ['zh-TW', '12月7日到1月底育嬰假，Megan 代理', '2026-12-07..2027-01-31 by:Megan Bowen'],
    ['zh-TW', '週四五請假，Megan 幫我顧', '2026-12-03..2026-12-04 by:Megan Bowen'],
    ['en', 'away from 20 November to 5 December, Megan takes over', '2026-12-05 by:Megan Bowen'],
    ['en', 'away until 3 December, Megan takes over', '2026-12-03 by:Megan Bowen'],
    ['en', 'Away till Friday', '2026-12-04'],
    ['en', 'im off mon-wed, megan covers', '2026-11-30..2026-12-02 by:Megan Bowen'],
    ['en', 'off fri to tue', '2026-12-04..2026-12-08'],
    ['ru', 'меня не будет пн-ср, за меня Megan', '2026-11-30..2026-12-02 by:Megan Bowen'],
    ['ru', 'меня не будет с пятницы по вторник', '2026-12-04..2026-12-08'],
    ['ko', '다음주 월-수 휴가', '2026-11-30..2026-12-02'],
    ['ko', '금요일부터 화요일까지 휴가', '2026-12-04..2026-12-08'],
    ['zh-TW', '週一-週三請假', '2026-11-30..2026-12-02'],
    ['zh-TW', '週五到週二請假', '2026-12-04..2026-12-08'],
    ['ru', 'я в отпуске на неделю', '2026-12-05'],
    ['ru', 'отпуск на эту неделю', '2026-11-29'],
    ['zh-TW', 'megan下週整週請假 由alex代理', 'whom:Megan Bowen 2026-11-30..2026-12-06 by:Alex Wilber'],
    ['ko', '메건 다음주 내내 휴가니까 알렉스가 대신', 'whom:Megan Bowen 2026-11-30..2026-12-06 by:Alex Wilber'],
    ['ko', '나 다음주 수목 휴가임', '2026-12-02..2026-12-03'],
    ['zh-TW', '我下週三四請假喔', '2026-12-02..2026-12-03'],
    ['zh-TW', '下週三四五請假', '2026-12-02..2026-12-04'],
    ['zh-TW', '下週三、四、五請假', '2026-12-02..2026-12-04'],
    ['zh-TW', '下週一到週五我請假 小明幫我看', '2026-11-30..2026-12-04 by:王小明'],
    ['ko', '담주 월욜부터 금욜까지 휴가예요 그동안 민수님이 봐줘요', '2026-11-30..2026-12-04 by:김민수'],
    ['ko', '휴가동안 메건이 봐줄거야', 'by:Megan Bowen'],
    ['en', 'I’m out of office until 3 Dec', '2026-12-03'],
    ['en', 'away tomorrow', '2026-11-29..2026-11-29'],
    ['en', 'on holiday next week, Megan Bowen covers for me', '2026-11-30..2026-12-06 by:Megan Bowen'],
    ['en', 'away from 1 December to 3 December with Megan', '2026-12-01..2026-12-03 by:Megan Bowen'],
    ['en', 'away for two weeks', '2026-12-12'],
    ['en', 'Megan takes over, I am away until Monday', '2026-11-30 by:Megan Bowen'],
    ['en', 'Alex is away until 3 December, Megan takes over', 'whom:Alex Wilber 2026-12-03 by:Megan Bowen'],
    ['en', 'on leave for two weeks from Monday, handing over to Megan', '2026-11-30..2026-12-13 by:Megan Bowen'],
    ['en', 'off from Monday for two weeks', '2026-11-30..2026-12-13'],
    ['en', 'sick today, Megan takes over', '2026-11-28 by:Megan Bowen'],
    ['ru', 'в отпуске две недели с понедельника, передаю дела Megan', '2026-11-30..2026-12-13 by:Megan Bowen'],
    ['ru', 'отпуск с понедельника на две недели', '2026-11-30..2026-12-13'],
    ['ru', 'я в отпуске с понедельника две недели', '2026-11-30..2026-12-13'],
    ['en', 'off from Monday two weeks', '2026-11-30..2026-12-13'],
    ['ru', 'меня не будет с завтрашнего дня до пятницы', '2026-11-29..2026-12-04'],
    [
      'ru',
      'буду отсутствовать с 30 ноября по 2 декабря, заместитель Megan Bowen',
      '2026-11-30..2026-12-02 by:Megan Bowen',
    ],
    ['ko', '다음주 월~수 휴가임 메건한테 넘겨줘', '2026-11-30..2026-12-02 by:Megan Bowen'],
    ['ko', '나 내일 반차', '2026-11-29..2026-11-29 part'],
    ['ko', '저 담주 화수 없어요', '2026-12-01..2026-12-02'],
    ['ko', '나 없을때 메건이 대신 보게', 'by:Megan Bowen'],
    ['zh-TW', '我不在時Megan幫我看', 'by:Megan Bowen'],
    ['zh-TW', '下禮拜一到三我請假 Megan代', '2026-11-30..2026-12-02 by:Megan Bowen'],
    ['zh-TW', '下週出差,現代汽車', '2026-11-30..2026-12-06 left:現代汽車'],
    ['ko', '월요일부터 2주 휴가', '2026-11-30..2026-12-13'],
    ['zh-TW', '週一起兩週休假', '2026-11-30..2026-12-13'],
    ['en', 'away until Friday, Lee takes over', '2026-12-04 several'],
    // The last day is asked for: an open end is not one day.
    ['en', 'away from Tuesday', 'opens:2026-12-01'],
    ['ru', 'в отпуске со вторника', 'opens:2026-12-01'],
    ['ko', '저 내일부터 출장이에요', 'opens:2026-11-29'],
    ['zh-TW', '明天起我出差', 'opens:2026-11-29'],
    ['ko', '12월 3일부터 7일까지 휴가입니다. 메건이 대신해요', '2026-12-03..2026-12-07 by:Megan Bowen'],
    ['ko', '12/24~12/31 휴가, 그동안 메건이 맡아요', '2026-12-24..2026-12-31 by:Megan Bowen'],
    ['ko', '금요일까지 자리 비웁니다. 급한 건 알렉스한테', '2026-12-04 by:Alex Wilber'],
    ['ko', '다음 주 내내 휴가', '2026-11-30..2026-12-06'],
    ['zh-TW', '下禮拜都不在', '2026-11-30..2026-12-06'],
    ['zh-TW', '出差到週四,有事找Megan', '2026-12-03 by:Megan Bowen'],
    ['en', 'away until Friday, Lee Gu takes over', '2026-12-04 by:Lee Gu'],
    ['en', 'away until Friday, Bob takes over', '2026-12-04 left:bob'],
    ['en', 'away', ''],
    ['en', 'away, Megan takes over', 'by:Megan Bowen'],
    ['en', 'away until Friday, nobody takes over', '2026-12-04'],
    ['en', 'on holiday 24.12. - 2.1., Megan covers', '2026-12-24..2027-01-02 by:Megan Bowen'],
    ['en', 'OOO thru Dec 3; Alex is my backup', '2026-12-03 by:Alex Wilber'],
    ['en', 'I’m travelling Thursday and Friday', '2026-12-03..2026-12-04'],
    [
      'en',
      'parental leave starting 3 December until 20 December, Megan fills in',
      '2026-12-03..2026-12-20 by:Megan Bowen',
    ],
    ['en', 'off work till Tuesday', '2026-12-01'],
    ['en', 'holiday next week with Megan as my deputy', '2026-11-30..2026-12-06 by:Megan Bowen'],
    ['en', 'away Monday and Friday', 'left:monday friday'],
    ['ru', 'завтра меня нет', '2026-11-29..2026-11-29'],
    ['ru', 'в командировке в четверг и пятницу', '2026-12-03..2026-12-04'],
    ['ru', 'ухожу в отпуск на две недели, вместо меня Меган', '2026-12-12 by:Megan Bowen'],
    ['ko', '수요일부터 금요일까지 자리를 비워요, Megan이 대신합니다', '2026-12-02..2026-12-04 by:Megan Bowen'],
    ['ko', '목요일 금요일 출장입니다', '2026-12-03..2026-12-04'],
    ['ko', '2주 동안 휴가, Megan이 맡습니다', '2026-12-12 by:Megan Bowen'],
    ['zh-TW', '病假到12月9日', '2026-12-09'],
    ['zh-TW', '星期四和星期五出差', '2026-12-03..2026-12-04'],
    ['zh-TW', '下星期一特休', '2026-11-30..2026-11-30'],
    ['en', 'out next week', '2026-11-30..2026-12-06'],
    ['en', 'away until 3.12. Megan covers', '2026-12-03 by:Megan Bowen'],
    ['ru', 'отпуск с 24.12 по 2.1, замещает Алекс', '2026-12-24..2027-01-02 by:Alex Wilber'],
    ['ru', 'я в отпуске до 3 декабря, за меня Меган', '2026-12-03 by:Megan Bowen'],
    ['ru', 'Алекс в отпуске до пятницы, вместо него Меган', 'whom:Alex Wilber 2026-12-04 by:Megan Bowen'],
    ['ru', 'завтра выходной', '2026-11-29..2026-11-29'],
    ['ko', '12월 3일까지 휴가, 메간이 대신해요', '2026-12-03 by:Megan Bowen'],
    ['zh-TW', '我休假到12月3日，Alex 代理', '2026-12-03 by:Alex Wilber'],
    ['zh-TW', '明天到週五出差，由 Megan 代班', '2026-11-29..2026-12-04 by:Megan Bowen'],
    ['ko', '12월 3일까지 휴가, Alex가 대신해요', '2026-12-03 by:Alex Wilber'],
    ['ko', '12월 3일까지 부재, 김민수님이 대신', '2026-12-03 by:김민수'],
    ['ko', '다음 주 휴가, 김민수 대리', '2026-11-30..2026-12-06 by:김민수'],
    ['ko', '부재 12월 3일까지', '2026-12-03'],
    ['ru', 'в отпуске до 3 декабря, замещает Мария', '2026-12-03 by:Мария Иванова'],
    ['ru', 'меня не будет завтра', '2026-11-29..2026-11-29'],
    ['ru', 'в отпуске с 1 по 3 декабря', '2026-12-01..2026-12-03'],
    ['zh-TW', '休假到12月3日，由王小明代理', '2026-12-03 by:王小明'],
    ['zh-TW', '下週請假，王小明代理', '2026-11-30..2026-12-06 by:王小明'],
    ['zh-TW', '12月1日到12月3日出差', '2026-12-01..2026-12-03'],
  ] as const)('%s: %s', (locale, said, expected) => {
    expect(read(locale, said)).toBe(expected);
  });

  it.each([
    // Several who take over are asked about, and the writer is who is away.
    ['en', 'Alex and Megan take over, away until Friday', '2026-12-04 several'],
    ['en', 'Alex, Megan cover, away until Friday', '2026-12-04 several'],
    ['en', 'Alex and Megan are away until Friday', '2026-12-04 several'],
    ['en', 'Alex and Megan cover while I am away until Friday', '2026-12-04 several'],
    ['ru', 'меня заменит Алекс или Меган, я в отпуске до пятницы', '2026-12-04 several'],
    ['zh-TW', '由Alex和Megan代理，下週請假', '2026-11-30..2026-12-06 several'],
    ['ko', '메간 대신 알렉스가 맡아요 금요일까지 휴가', '2026-12-04 several'],
    ['en', 'Megan covers for me while Alex is away until Friday', 'whom:Alex Wilber'],
    ['en', 'Megan and I are away until Friday', '2026-12-04 left:megan'],
    ['en', 'Megan, I am away until Friday', '2026-12-04 left:megan'],
  ] as const)('%s, with more than one person: %s', (locale, said, expected) => {
    expect(read(locale, said)).toContain(expected);
    expect(read(locale, said).startsWith('whom')).toBe(expected.startsWith('whom'));
  });

  it.each([
    ['ru', 'я в отпуске на две недели', '2026-12-12'],
    ['ru', 'меня не будет до 5 декабря', '2026-12-05'],
    ['ko', '금요일까지 병가', '2026-12-04'],
    ['ko', '모레 휴가', '2026-11-30..2026-11-30'],
    ['ko', '모레부터 금요일까지 휴가', '2026-11-30..2026-12-04'],
    ['ko', '메건 다음주 휴가', 'whom:Megan Bowen 2026-11-30..2026-12-06'],
  ] as const)('%s, beside names like its words: %s', (locale, said, expected) => {
    expect(read(locale, said, crowd)).toBe(expected);
  });

  it.each('모레 다음 병가 저는 나는 나한테 없어 주중 여행 на до но ли ты я снова на работе do'.split(' '))(
    'takes no name from the word %s',
    (word) => {
      expect(namesIn(word, crowd)).toEqual([]);
    },
  );

  it('of a day that is over is none', () => {
    expect(read('en', 'away until yesterday')).toContain('left:');
  });
});
