import { describe, expect, it } from 'vitest';
import { chineseDealsTold, koreanDealsTold } from './messages/deals-told-eastern.ts';
import { englishEighteenth } from './messages/eighteenth-en.ts';
import { koreanEighteenth } from './messages/eighteenth-ko.ts';
import { russianEighteenth } from './messages/eighteenth-ru.ts';
import { chineseEighteenth } from './messages/eighteenth-zh.ts';
import { chineseEighth, englishEighth, koreanEighth, russianEighth } from './messages/eighth.ts';
import { englishEleventh } from './messages/eleventh-en.ts';
import { koreanEleventh } from './messages/eleventh-ko.ts';
import { russianEleventh } from './messages/eleventh-ru.ts';
import { chineseEleventh } from './messages/eleventh-zh.ts';
import { englishAgain } from './messages/en-again.ts';
import { englishInAHurry } from './messages/en-in-a-hurry.ts';
import { englishThird } from './messages/en-third.ts';
import { englishEveryday, russianEveryday } from './messages/everyday-western.ts';
import { englishExcepted } from './messages/excepted-en.ts';
import { russianExcepted } from './messages/excepted-ru.ts';
import { englishFifteenth } from './messages/fifteenth-en.ts';
import { koreanFifteenth } from './messages/fifteenth-ko.ts';
import { russianFifteenth } from './messages/fifteenth-ru.ts';
import { chineseFifteenth } from './messages/fifteenth-zh.ts';
import { chineseFifth, englishFifth, koreanFifth, russianFifth } from './messages/fifth.ts';
import { englishFourteenth } from './messages/fourteenth-en.ts';
import { koreanFourteenth } from './messages/fourteenth-ko.ts';
import { russianFourteenth } from './messages/fourteenth-ru.ts';
import { chineseFourteenth } from './messages/fourteenth-zh.ts';
import { chineseFourth, englishFourth, koreanFourth, russianFourth } from './messages/fourth.ts';
import { chineseHandsAndLists, koreanHandsAndLists } from './messages/hands-and-lists-eastern.ts';
import { koreanAgain } from './messages/ko-again.ts';
import { koreanInAHurry } from './messages/ko-in-a-hurry.ts';
import { koreanThird } from './messages/ko-third.ts';
import { chineseLimited, koreanLimited } from './messages/limited-eastern.ts';
import { englishNineteenth } from './messages/nineteenth-en.ts';
import { koreanNineteenth } from './messages/nineteenth-ko.ts';
import { russianNineteenth } from './messages/nineteenth-ru.ts';
import { chineseNineteenth } from './messages/nineteenth-zh.ts';
import { chineseNinth, englishNinth, koreanNinth, russianNinth } from './messages/ninth.ts';
import { chineseOnAPhone, koreanOnAPhone } from './messages/on-a-phone-eastern.ts';
import { englishReadOrWritten, russianReadOrWritten } from './messages/read-or-written-western.ts';
import { chineseReadTwice, englishReadTwice, koreanReadTwice, russianReadTwice } from './messages/read-twice.ts';
import { russianAgain } from './messages/ru-again.ts';
import { russianInAHurry } from './messages/ru-in-a-hurry.ts';
import { russianThird } from './messages/ru-third.ts';
import { chineseSaidBeside, koreanSaidBeside } from './messages/said-beside-eastern.ts';
import { englishSeventeenth } from './messages/seventeenth-en.ts';
import { koreanSeventeenth } from './messages/seventeenth-ko.ts';
import { russianSeventeenth } from './messages/seventeenth-ru.ts';
import { chineseSeventeenth } from './messages/seventeenth-zh.ts';
import { chineseSeventh, englishSeventh, koreanSeventh, russianSeventh } from './messages/seventh.ts';
import { englishSixteenth } from './messages/sixteenth-en.ts';
import { koreanSixteenth } from './messages/sixteenth-ko.ts';
import { russianSixteenth } from './messages/sixteenth-ru.ts';
import { chineseSixteenth } from './messages/sixteenth-zh.ts';
import { chineseSixth, englishSixth, koreanSixth, russianSixth } from './messages/sixth.ts';
import { englishTenth } from './messages/tenth-en.ts';
import { koreanTenth } from './messages/tenth-ko.ts';
import { russianTenth } from './messages/tenth-ru.ts';
import { chineseTenth } from './messages/tenth-zh.ts';
import { englishThirteenth } from './messages/thirteenth-en.ts';
import { koreanThirteenth } from './messages/thirteenth-ko.ts';
import { russianThirteenth } from './messages/thirteenth-ru.ts';
import { chineseThirteenth } from './messages/thirteenth-zh.ts';
import { chineseToldBehind, koreanToldBehind } from './messages/told-behind-eastern.ts';
import { englishTwelfth } from './messages/twelfth-en.ts';
import { koreanTwelfth } from './messages/twelfth-ko.ts';
import { russianTwelfth } from './messages/twelfth-ru.ts';
import { chineseTwelfth } from './messages/twelfth-zh.ts';
import { chineseTwentieth, englishTwentieth, koreanTwentieth, russianTwentieth } from './messages/twentieth.ts';
import { englishTwentyFifth, russianTwentyFifth } from './messages/twenty-fifth.ts';
import { englishTwentyFirst } from './messages/twenty-first-en.ts';
import { koreanTwentyFirst } from './messages/twenty-first-ko.ts';
import { russianTwentyFirst } from './messages/twenty-first-ru.ts';
import { chineseTwentyFirst } from './messages/twenty-first-zh.ts';
import { englishTwentyFourth, russianTwentyFourth } from './messages/twenty-fourth.ts';
import { chineseTwentyFourth, koreanTwentyFourth } from './messages/twenty-fourth-eastern.ts';
import { englishTwentySecond } from './messages/twenty-second-en.ts';
import { koreanTwentySecond } from './messages/twenty-second-ko.ts';
import { russianTwentySecond } from './messages/twenty-second-ru.ts';
import { chineseTwentySecond } from './messages/twenty-second-zh.ts';
import { chineseTwentySixth } from './messages/twenty-sixth-zh.ts';
import { chineseAgain } from './messages/zh-tw-again.ts';
import { chineseInAHurry } from './messages/zh-tw-in-a-hurry.ts';
import { chineseThird } from './messages/zh-tw-third.ts';
import {
  eighteenthCustomers,
  fifteenthCustomers,
  fourteenthCustomers,
  lastCustomers,
  latestCustomers,
  newerCustomers,
  nineteenthCustomers,
  otherCustomers,
  seventeenthCustomers,
  sixteenthCustomers,
  thirteenthCustomers,
  twentyFirstCustomers,
  twentyFourthCustomers,
  twentySecondCustomers,
  understandingIn,
} from './understood.ts';

/** Negations, conditions, questions, reports and hearsay among them: for those, nothing that writes is ever offered. */
describe.each([
  ['en', [...englishInAHurry, ...englishAgain, ...englishThird, ...englishFourth, ...englishFifth]],
  ['ru', [...russianInAHurry, ...russianAgain, ...russianThird, ...russianFourth, ...russianFifth]],
  ['ko', [...koreanInAHurry, ...koreanAgain, ...koreanThird, ...koreanFourth, ...koreanFifth]],
  ['zh-TW', [...chineseInAHurry, ...chineseAgain, ...chineseThird, ...chineseFourth, ...chineseFifth]],
] as const)('messages in a hurry in %s', (locale, table) => {
  const { judged } = understandingIn(locale);

  it.each(table)('reads "%s"', (message, meaning) => {
    const { verdict, said } = judged(message, meaning);
    expect(verdict, `${said} instead of ${meaning}`).toBe('right');
  });
});

describe.each([
  ['en', [...englishSixth, ...englishSeventh, ...englishEighth, ...englishNinth]],
  ['ru', [...russianSixth, ...russianSeventh, ...russianEighth, ...russianNinth]],
  ['ko', [...koreanSixth, ...koreanSeventh, ...koreanEighth, ...koreanNinth]],
  ['zh-TW', [...chineseSixth, ...chineseSeventh, ...chineseEighth, ...chineseNinth]],
] as const)('messages about other customers in %s', (locale, table) => {
  const { judged } = understandingIn(locale, otherCustomers);

  it.each(table)('reads "%s"', (message, meaning) => {
    const { verdict, said } = judged(message, meaning);
    expect(verdict, `${said} instead of ${meaning}`).toBe('right');
  });
});

/** First runs: 88, 89, 88 and 90 % of the tenth, 76, 74, 79 and 78 % of the eleventh, which is further from the tables, 90, 79, 91 and 86 % of the twelfth, 87, 90, 89 and 94 % of the thirteenth, 86, 81, 90 and 86 % of the fourteenth, 90, 88, 90 and 92 % of the fifteenth, 96, 85, 85 and 96 % of the sixteenth, where two names were called otherwise, 90, 86, 90 and 94 % of the seventeenth, 90, 87, 82 and 87 % of the eighteenth, 87, 85, 92 and 88 % of the nineteenth, 90, 100, 100 and 100 % of the twentieth, which asks for nothing, 78, 82, 80 and 80 % of the twenty-first, 92, 82, 85 and 88 % of the twenty-second; of 25 more written later 96, 88, 80 and 92 %. 62 and 65 % (en, ru) of 96 more, a third of them about features that had only commands. */
describe.each([
  ['en', newerCustomers, englishTenth],
  ['ru', newerCustomers, russianTenth],
  ['ko', newerCustomers, koreanTenth],
  ['zh-TW', newerCustomers, chineseTenth],
  ['en', latestCustomers, englishEleventh],
  ['ru', latestCustomers, russianEleventh],
  ['ko', latestCustomers, koreanEleventh],
  ['zh-TW', latestCustomers, chineseEleventh],
  ['en', lastCustomers, englishTwelfth],
  ['ru', lastCustomers, russianTwelfth],
  ['ko', lastCustomers, koreanTwelfth],
  ['zh-TW', lastCustomers, chineseTwelfth],
  ['en', thirteenthCustomers, englishThirteenth],
  ['ru', thirteenthCustomers, russianThirteenth],
  ['ko', thirteenthCustomers, koreanThirteenth],
  ['zh-TW', thirteenthCustomers, chineseThirteenth],
  ['en', fourteenthCustomers, englishFourteenth],
  ['ru', fourteenthCustomers, russianFourteenth],
  ['ko', fourteenthCustomers, koreanFourteenth],
  ['zh-TW', fourteenthCustomers, chineseFourteenth],
  ['en', fifteenthCustomers, englishFifteenth],
  ['ru', fifteenthCustomers, russianFifteenth],
  ['ko', fifteenthCustomers, koreanFifteenth],
  ['zh-TW', fifteenthCustomers, chineseFifteenth],
  ['en', sixteenthCustomers, englishSixteenth],
  ['ru', sixteenthCustomers, russianSixteenth],
  ['ko', sixteenthCustomers, koreanSixteenth],
  ['zh-TW', sixteenthCustomers, chineseSixteenth],
  ['en', seventeenthCustomers, englishSeventeenth],
  ['ru', seventeenthCustomers, russianSeventeenth],
  ['ko', seventeenthCustomers, koreanSeventeenth],
  ['zh-TW', seventeenthCustomers, chineseSeventeenth],
  ['en', eighteenthCustomers, englishEighteenth],
  ['ru', eighteenthCustomers, russianEighteenth],
  ['ko', eighteenthCustomers, koreanEighteenth],
  ['zh-TW', eighteenthCustomers, chineseEighteenth],
  ['en', nineteenthCustomers, englishNineteenth],
  ['ru', nineteenthCustomers, russianNineteenth],
  ['ko', nineteenthCustomers, koreanNineteenth],
  ['zh-TW', nineteenthCustomers, chineseNineteenth],
  ['en', nineteenthCustomers, englishTwentieth],
  ['ru', nineteenthCustomers, russianTwentieth],
  ['ko', nineteenthCustomers, koreanTwentieth],
  ['zh-TW', nineteenthCustomers, chineseTwentieth],
  ['en', twentyFirstCustomers, englishTwentyFirst],
  ['ru', twentyFirstCustomers, russianTwentyFirst],
  ['ko', twentyFirstCustomers, koreanTwentyFirst],
  ['zh-TW', twentyFirstCustomers, chineseTwentyFirst],
  ['en', twentySecondCustomers, englishTwentySecond],
  ['ru', twentySecondCustomers, russianTwentySecond],
  ['ko', twentySecondCustomers, koreanTwentySecond],
  ['zh-TW', twentySecondCustomers, chineseTwentySecond],
  ['en', twentySecondCustomers, englishTwentyFourth],
  ['ru', twentySecondCustomers, russianTwentyFourth],
  ['en', twentySecondCustomers, englishTwentyFifth],
  ['ru', twentySecondCustomers, russianTwentyFifth],
  ['en', twentySecondCustomers, englishExcepted],
  ['ru', twentySecondCustomers, russianExcepted],
  ['ko', twentyFourthCustomers, koreanTwentyFourth],
  ['zh-TW', twentyFourthCustomers, chineseTwentyFourth],
  ['zh-TW', twentyFourthCustomers, chineseTwentySixth],
  ['ko', twentyFourthCustomers, koreanHandsAndLists],
  ['ko', twentyFourthCustomers, koreanDealsTold],
  ['zh-TW', twentyFourthCustomers, chineseDealsTold],
  ['zh-TW', twentyFourthCustomers, chineseHandsAndLists],
  ['ko', twentyFourthCustomers, koreanToldBehind],
  ['zh-TW', twentyFourthCustomers, chineseToldBehind],
  ['ko', twentyFourthCustomers, koreanSaidBeside],
  ['zh-TW', twentyFourthCustomers, chineseSaidBeside],
  ['ko', twentyFourthCustomers, koreanLimited],
  ['zh-TW', twentyFourthCustomers, chineseLimited],
  ['en', twentySecondCustomers, englishReadTwice],
  ['ru', twentySecondCustomers, russianReadTwice],
  ['en', twentySecondCustomers, englishReadOrWritten],
  ['en', twentySecondCustomers, englishEveryday],
  ['ru', twentySecondCustomers, russianEveryday],
  ['ru', twentySecondCustomers, russianReadOrWritten],
  ['ko', twentyFourthCustomers, koreanReadTwice],
  ['zh-TW', twentyFourthCustomers, chineseReadTwice],
  ['ko', twentyFourthCustomers, koreanOnAPhone],
  ['zh-TW', twentyFourthCustomers, chineseOnAPhone],
] as const)('messages of eight people in %s', (locale, customers, table) => {
  const { judged } = understandingIn(locale, customers);

  it.each(table)('reads "%s"', (message, meaning) => {
    const { verdict, said } = judged(message, meaning);
    expect(verdict, `${said} instead of ${meaning}`).toBe('right');
  });
});
