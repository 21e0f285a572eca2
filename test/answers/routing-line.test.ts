import { describe, expect, it } from 'vitest';
import { readRoutingLine } from '../../src/answers/routing-line.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const both = ['Megan', 'Lee'];
const germany = { countries: ['DE'] };
const over50k = { over: { value: 50_000 } };

describe('a line says which referrals go to whom', () => {
  it.each<[Locale, string, object, readonly string[]]>([
    ['en', 'Germany over 50k to Megan, then Lee', { ...germany, ...over50k }, both],
    ['en', 'Germany over 50k to Megan and Lee in turn', { ...germany, ...over50k }, both],
    ['ru', 'Germany over 50k to Megan, Lee по очереди', { ...germany, ...over50k }, both],
    ['en', 'Germany to Megan', germany, ['Megan']],
    [
      'en',
      'referrals from Germany, Austria and Switzerland go to Megan and Lee',
      { countries: ['DE', 'AT', 'CH'] },
      both,
    ],
    [
      'en',
      'DE, AT over 50k EUR -> megan.bowen@contoso.example',
      { countries: ['DE', 'AT'], over: { value: 50_000, currency: 'EUR' } },
      ['megan.bowen@contoso.example'],
    ],
    ['en', 'customer Fabrikam to Megan Bowen', { customer: 'Fabrikam' }, ['Megan Bowen']],
    [
      'en',
      'solution Contoso Data Platform under 10,000 to Lee',
      { solution: 'Contoso Data Platform', under: { value: 10_000 } },
      ['Lee'],
    ],
    ['en', 'from Microsoft to Megan', { source: 'microsoft' }, ['Megan']],
    ['en', 'from partners in Japan to nobody', { source: 'partner', countries: ['JP'] }, []],
    ['en', 'location 4567001 to Megan or Lee', { locations: ['4567001'] }, both],
    ['en', 'language German to Megan', { language: 'de' }, ['Megan']],
    [
      'en',
      'United States of America at least $1m to the channel',
      { countries: ['US'], over: { value: 1_000_000, currency: 'USD' } },
      [],
    ],
    ['en', 'French speaking customers to Megan', { language: 'fr' }, ['Megan']],
    [
      'en',
      'Germany (over 50k EUR) - Megan / Lee in rotation',
      { ...germany, over: { value: 50_000, currency: 'EUR' } },
      both,
    ],
    ['en', 'assign Germany to Megan', germany, ['Megan']],
    ['ru', 'Германия: Меган, Ли по кругу', germany, ['Меган', 'Ли']],
    ['ru', 'дороже 50 тыс. из Германии — Меган', { ...germany, ...over50k }, ['Меган']],
    ['ko', '독일: Megan, Lee 순번제', germany, both],
    ['ko', '1만 미만은 아무에게도', { under: { value: 10_000 } }, []],
    ['ko', '파트너에게서 온 것은 Alex에게', { source: 'partner' }, ['Alex']],
    ['zh-TW', '微軟來的給 Megan', { source: 'microsoft' }, ['Megan']],
    ['ru', 'Германия свыше 50 тыс. → Меган, потом Ли', { ...germany, ...over50k }, ['Меган', 'Ли']],
    ['ru', 'из Германии отдавать Megan', germany, ['Megan']],
    ['ru', 'Германия — Megan', germany, ['Megan']],
    ['ru', 'Японию отдай Ли', { countries: ['JP'] }, ['Ли']],
    ['ru', 'немецкие сделки свыше 50 тыс. ведёт Меган', { ...germany, ...over50k }, ['Меган']],
    ['ru', 'за Германию отвечает Меган', germany, ['Меган']],
    ['ru', 'всё из Германии пусть берёт Ли', germany, ['Ли']],
    ['en', 'Azure deals from Japan to Lee', { solution: 'Azure', countries: ['JP'] }, ['Lee']],
    ['en', 'Lee handles Germany over 50k', { ...germany, ...over50k }, ['Lee']],
    ['en', 'send German referrals to Megan', germany, ['Megan']],
    ['ko', '독일 5만 이상은 Megan, 그다음 Lee에게', { ...germany, ...over50k }, both],
    ['ko', '독일: Megan에게 배정', germany, ['Megan']],
    ['ko', 'Microsoft에서 온 추천은 김민수에게', { source: 'microsoft' }, ['김민수']],
    ['ko', '언어 독일어 → Megan', { language: 'de' }, ['Megan']],
    ['zh-TW', '德國超過5萬給 Megan，然後 Lee', { ...germany, ...over50k }, both],
    ['zh-TW', '德國5萬以上交給王小明', { ...germany, ...over50k }, ['王小明']],
    ['zh-TW', '來自微軟的轉介 → 頻道', { source: 'microsoft' }, []],
  ])('%s: %s', (locale, text, when, to) => {
    const line = readRoutingLine(text, locale);
    expect(line).toEqual({ when, isElse: false, to, unread: [] });
  });

  it.each<[Locale, string]>([
    ['en', 'Germany to the channel DACH'],
    ['en', 'Germany goes to the DACH channel'],
    ['en', 'Germany → channel “DACH”'],
    ['ru', 'Германия в канал «DACH»'],
    ['ru', 'Германия → канал DACH'],
    ['ko', '독일은 DACH 채널로'],
    ['ko', '독일: DACH 채널로 배정'],
    ['zh-TW', '德國給頻道 DACH'],
    ['zh-TW', '德國交給 DACH 頻道'],
  ])('%s: %s, to the channel whose team works on it', (locale, text) => {
    expect(readRoutingLine(text, locale)).toEqual({
      when: germany,
      isElse: false,
      to: [],
      channel: 'DACH',
      unread: [],
    });
  });

  it.each<[Locale, string]>([
    ['en', 'everything else to Megan'],
    ['en', 'the rest to Megan'],
    ['ru', 'остальное → Megan'],
    ['ko', '나머지는 Megan에게'],
    ['zh-TW', '其他給 Megan'],
  ])('%s: %s, of what no rule names', (locale, text) => {
    expect(readRoutingLine(text, locale)).toEqual({ when: {}, isElse: true, to: ['Megan'], unread: [] });
  });
});

describe('behind the word for a rule', () => {
  it.each([
    ['Германия Меган', germany, ['Меган']],
    ['немецкие сделки от 50 тыс. Меган Боуэн', { ...germany, ...over50k }, ['Меган Боуэн']],
    ['от партнёров из Германии Меган', { source: 'partner', ...germany }, ['Меган']],
  ])('%s needs no sign, and alone it is no rule', (text, when, to) => {
    expect(readRoutingLine(text, 'ru', 'rule')).toEqual({ when, isElse: false, to, unread: [] });
    expect(readRoutingLine(text, 'ru')).toBeUndefined();
  });
});

describe('a line that says less', () => {
  it.each(['', 'Germany', 'hello', 'Megan', 'x'.repeat(400)])('is none: %s', (text) => {
    expect(readRoutingLine(text, 'en')).toBeUndefined();
  });

  it.each([
    ['Germny over 50k to Megan', ['Germny']],
    ['Germany over lots to Megan', ['lots']],
    ['move Fabrikam to 60%', ['move Fabrikam']],
    ['location Berlin to Megan', ['Berlin']],
    ['Korea to Megan', ['Korea']],
  ])('names what it could not read: %s', (text, unread) => {
    expect(readRoutingLine(text, 'en')?.unread).toEqual(unread);
  });
});
