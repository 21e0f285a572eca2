import { expect, it } from 'vitest';
import { readOwnHours } from '../../src/answers/own-hours-said.ts';

it.each([
  ['en', 'my working hours are 8 to 16', 'hours 480-960'],
  ['en', 'I work from 7:30 to 15:30', 'hours 450-930'],
  ['en', 'I work 9 to 5', 'hours 540-1020'],
  ['en', 'set my working hours to 10:00 - 18:30', 'hours 600-1110'],
  ['en', 'I work Monday to Thursday', 'days 1,2,3,4'],
  ['en', 'I don’t work on Fridays', 'days-off 5'],
  ['en', 'i dont work fridays', 'days-off 5'],
  ['en', 'I don’t work on Mondays and Fridays', 'days-off 1,5'],
  ['en', 'send me the digest at 7:30', 'digest 450'],
  ['en', 'digest at 6', 'digest 360'],
  ['en', 'stop sending me the morning summary', 'digest off'],
  ['ru', 'я работаю с 8 до 17', 'hours 480-1020'],
  ['ru', 'мои рабочие часы с 7:30 до 15:30', 'hours 450-930'],
  ['ru', 'я работаю с понедельника по четверг', 'days 1,2,3,4'],
  ['ru', 'по пятницам я не работаю', 'days-off 5'],
  ['ru', 'сводку хочу получать в 9 часов', 'digest 540'],
  ['ru', 'не присылай утреннюю сводку', 'digest off'],
  ['ko', '저는 8시부터 17시까지 일해요', 'hours 480-1020'],
  ['ko', '근무 시간을 9시 반부터 6시 반으로 바꿔줘', 'hours 570-1110'],
  ['ko', '월요일부터 목요일까지 일해요', 'days 1,2,3,4'],
  ['ko', '금요일에는 일하지 않아요', 'days-off 5'],
  ['ko', '나 9시부터 6시까지만 일해', 'hours 540-1080'],
  ['ko', '금요일은 안일해요', 'days-off 5'],
  // It may be said of the next one alone.
  ['ko', '금요일은 쉬어요', ''],
  ['ko', '요약은 7시 반에 보내줘', 'digest 450'],
  ['ko', '아침 요약 보내지 마', 'digest off'],
  ['zh-TW', '我的上班時間是八點到五點', 'hours 480-1020'],
  ['zh-TW', '工作時間 7:30 到 15:30', 'hours 450-930'],
  ['zh-TW', '我星期一到星期四上班', 'days 1,2,3,4'],
  ['zh-TW', '摘要改成七點半送', 'digest 450'],
  ['zh-TW', '早上的摘要不用寄了', 'digest off'],
  ['en', 'I only work mornings, 8 to 12', 'hours 480-720'],
  ['en', 'I start at 7:30 and finish at 4', 'hours 450-960'],
  ['en', 'send my morning summary at 7 instead', 'digest 420'],
  ['ru', 'я работаю только до обеда, с 8 до 12', 'hours 480-720'],
  ['ru', 'начинаю в 7:30, заканчиваю в 16', 'hours 450-960'],
  ['ru', 'сводку по утрам больше не надо', 'digest off'],
  ['ko', '나는 오전만 일해, 8시부터 12시까지', 'hours 480-720'],
  ['ko', '7시 반에 시작해서 4시에 끝나', 'hours 450-960'],
  ['ko', '아침 요약 이제 안 받을래', 'digest off'],
  ['zh-TW', '我只上早班，8點到12點', 'hours 480-720'],
  ['zh-TW', '我七點半上班，四點下班', 'hours 450-960'],
  ['zh-TW', '早上的摘要改七點傳', 'digest 420'],
  ['zh-TW', '每天早上的摘要不用了', 'digest off'],
  ['en', 'I start on Monday and finish on Friday', ''],
  ['en', 'tomorrow I start at 10 and finish at 2', ''],
  ['en', 'I leave at 5', ''],
  // Of one day: the week stays as it is.
  ['en', 'I start at 10 and finish at 4 today', ''],
  ['en', 'I start at 10 on Friday and finish at 4', ''],
  ['en', 'send me the digest at 9 today', ''],
  ['ru', 'начинаю в 10, заканчиваю в 16 сегодня', ''],
  ['ko', '오늘 10시에 출근해서 3시에 퇴근해', ''],
  ['zh-TW', '今天9點上班下午3點下班', ''],
  ['zh-TW', '我明天十點上班，四點下班', ''],
  // Something else is said, or half of it is not understood.
  ['en', 'I work for Contoso', ''],
  ['en', 'what are my working hours?', ''],
  ['en', 'digest', ''],
  ['en', 'send me the digest', ''],
  ['en', 'I work from 18 to 9', ''],
  ['en', 'I don’t work on Friday', ''],
  ['en', 'I work with Fabrikam from 9 to 5', ''],
  ['en', 'no digest for Megan', ''],
  ['en', 'my country is Austria', 'country AT'],
  ['en', 'holidays of Germany', 'country DE'],
  ['en', 'on holiday in Germany until Friday', ''],
  ['en', 'holidays of next week', ''],
  ['ru', 'праздники Германии', 'country DE'],
  ['ru', 'моя страна Австрия', 'country AT'],
  ['ko', '공휴일은 일본', 'country JP'],
  ['zh-TW', '我的國家是德國', 'country DE'],
  ['ru', 'я работаю с Ромашкой', ''],
  ['zh-TW', '我星期五不上班', ''],
  ['zh-TW', '工作到明天', ''],
] as const)('%s: %s', (locale, said, expected) => {
  const found = readOwnHours(said, locale);
  const text = !found
    ? ''
    : found.kind === 'hours'
      ? `hours ${found.from}-${found.to}`
      : found.kind === 'digest'
        ? `digest ${found.at}`
        : found.kind === 'country'
          ? `country ${found.country}`
          : `${found.kind} ${found.days.join()}`;
  expect(text).toBe(expected);
});
