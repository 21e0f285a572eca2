import { describe, expect, it } from 'vitest';
import { onlySaid } from '../../src/answers/choice/only-said.ts';
import { optionInSentence } from '../../src/answers/choice/option-in-sentence.ts';
import { helpCodes } from '../../src/features/referrals/index.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';

describe('an option that a sentence speaks of', () => {
  it.each([
    ['en', 'can somebody review our architecture', 'CustomerTechnicalArchitecture'],
    ['en', 'we need a quote first', 'QuotesOrLicensing'],
    ['en', 'a PoC or a demo would be great', 'ProofOfConceptOrDemo'],
    ['ru', 'нужна демонстрация для их директора', 'ProofOfConceptOrDemo'],
    ['ru', 'нужен архитектор, посмотреть архитектуру', 'CustomerTechnicalArchitecture'],
    ['ko', '아키텍처 검토가 필요해요', 'CustomerTechnicalArchitecture'],
    ['ko', '데모를 한 번 보여 주면 좋겠어요', 'ProofOfConceptOrDemo'],
    ['zh-TW', '他們想先看一次示範', 'ProofOfConceptOrDemo'],
    ['zh-TW', '需要有人看架構', 'CustomerTechnicalArchitecture'],
    ['en', 'they need help with something else', undefined],
    ['en', 'an architect and a quote', undefined],
    ['en', 'the customer said so', undefined],
    ['ko', '고객이 원해요', undefined],
    ['zh-TW', '客戶需要協助', undefined],
  ] as const)('%s: %j', (locale: Locale, said, expected) => {
    const labels = helpCodes.map((code) => say(locale, `help.${code}`));
    const index = optionInSentence(said, labels);
    expect(index === undefined ? undefined : helpCodes[index]).toBe(expected);
  });
});

it.each([
  ['just the landing zone please', 'landing zone'],
  ['no, only retail insights', 'retail insights'],
  ['только лендинг зону', 'лендинг зону'],
  ['랜딩 존만 넣어 주세요', '랜딩 존'],
  ['只要登陸區', '登陸區'],
  ['landing zone', undefined],
  ['Justice Cloud', undefined],
])('%j leaves %j alone', (said, expected) => expect(onlySaid(said)).toBe(expected));
