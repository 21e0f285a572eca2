import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareName, foldedName, indexName, indexWords, soughtWords } from '../../src/answers/names/search-key.ts';
import { possiblyNone } from '../support/possibly-none.ts';

/** As a store looks: one way to read the question, all of whose words begin words of the text. */
function finds(sought: string, text: string): boolean {
  const words = indexName(text);
  return soughtWords(sought).some((way) => way.every((word) => words.some((one) => one.startsWith(word))));
}

describe('a name is found', () => {
  it.each([
    ['muller', 'Müller GmbH'],
    ['mueller', 'Müller GmbH'],
    ['Müller', 'Mueller GmbH'],
    ['MÜLLER', 'müller'],
    ['müller', 'Mu\u0308ller (decomposed)'],
    ['lodz', 'Zakłady Łódź S.A.'],
    ['Łódź', 'Lodz Textiles'],
    ['strasse', 'Hauptstraße, Straße 7'],
    ['Straße', 'STRASSE 7'],
    ['soren', 'Søren A/S'],
    ['soeren', 'Søren A/S'],
    ['aarhus', 'Århus Havn'],
    ['arhus', 'Århus Havn'],
    ['O’Reilly', "O'Reilly Media"],
    ["O'Reilly", 'O’Reilly Media'],
    ['o`reilly', 'O’Reilly Media'],
    ['oreilly', 'O’Reilly Media'],
    ['reilly', 'O’Reilly Media'],
    ['o reilly', 'O’Reilly Media'],
    ['O’Reilly', 'OReilly Media'],
    ['копыта рога', 'ООО «Рога и Копыта»'],
    ['рога копыта', '«Рога и Копыта»'],
    ['ооо рога и копыта', 'Рога и Копыта'],
    ['roga kopyta', '«Рога и Копыта»'],
    ['Schuka', 'ООО «Щука»'],
    ['Shchukin', 'Щукин и партнёры'],
    ['shukin', 'Щукин и партнёры'],
    ['Yunikom', 'АО «Юником»'],
    ['Unicom', 'АО «Юником»'],
    ['contoso', 'Контосо'],
    ['vector', 'Вектор Плюс'],
    ['Hanbit', '한빛소프트'],
    ['hanbitsoft', '한빛소프트'],
    ['samsung', '삼성전자'],
    ['contoso', '콘토소'],
    ['королев', 'Королёв и сыновья'],
    ['korolev', 'Королёв и сыновья'],
    ['rollout müller', 'Müller Rollout'],
    ['fabrikam robotics', 'FABRIKAM   Robotics'],
    ['fabrikamrobotics', 'Fabrikam Robotics Inc.'],
    ['north wind', 'Northwind Traders'],
    ['northwind', 'North Wind Traders'],
    ['fabrikam gmbh', 'Fabrikam G.m.b.H.'],
    ['fabrikam g.m.b.h.', 'Fabrikam GmbH'],
    ['fabrikam limited', 'Fabrikam Ltd.'],
    ['fabrikam sp. z o.o.', 'Fabrikam Sp. z o.o.'],
    ['coca cola', 'Coca-Cola'],
    ['cocacola', 'Coca-Cola'],
    ['johnson and johnson', 'Johnson & Johnson'],
    ['johnson & johnson', 'Johnson and Johnson'],
    ['müller und söhne', 'Müller & Söhne'],
    ['삼성', '삼성전자 주식회사'],
    ['전자', '삼성전자'],
    ['삼성전자(주)', '㈜삼성전자'],
    ['微軟', '台灣微軟股份有限公司'],
    ['微軟有限公司', '臺灣微軟股份有限公司'],
    ['台灣', '臺灣微軟'],
    ['台湾', '臺灣微軟'],
    ['toyota', 'トヨタ自動車'],
    ['gmbh', 'Fabrikam GmbH'],
    ['fab', 'Fabrikam'],
    ['Ｆａｂｒｉｋａｍ', 'Fabrikam'],
  ])('%s: %s', (sought, name) => {
    expect(finds(sought, name)).toBe(true);
  });

  it.each([
    ['müller', 'Millet AG'],
    ['rollout müller', 'Rollout Contoso'],
    ['rikam', 'Fabrikam'],
    ['contoso gmbh', 'Fabrikam GmbH'],
    ['a', 'Contoso'],
  ])('but not %s: %s', (sought, name) => {
    expect(finds(sought, name)).toBe(false);
  });

  it('by every beginning of what will have been typed', () => {
    const names = [
      'Müller',
      'Mueller',
      'Zakłady Łódź',
      'Königstraße',
      'Рога и Копыта',
      'Харьков',
      '삼성전자',
      '臺灣微軟',
    ];
    for (const name of names)
      for (let length = 2; length <= name.length; length++) expect(finds(name.slice(0, length), name), name).toBe(true);
  });
});

describe('signs alone', () => {
  it('are nothing to look for', () => {
    expect(soughtWords(' -&,! ')).toEqual([]);
    expect(indexWords('… — “”')).toEqual([]);
  });
});

describe('a name for comparing', () => {
  it('is the same however it is written, and without its legal form where that is asked', () => {
    expect(foldedName('  müller  GmbH ')).toBe(foldedName('Mueller G.m.b.H.'));
    expect(foldedName('Müller GmbH')).not.toBe(foldedName('Müller AG'));
    expect(bareName('Müller GmbH & Co. KG')).toBe(bareName('MUELLER'));
    expect(bareName('ООО «Рога и Копыта»')).toBe(bareName('Roga Kopyta'));
    expect(bareName('주식회사 한빛')).toBe(bareName('한빛'));
    expect(bareName('Limited')).toBe('limited');
    expect(bareName('And')).toBe('and');
    expect(bareName('有限公司')).not.toBe('');
  });
});

describe('any text', () => {
  it('gives words of small Latin letters and digits, each once, no more than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (text, most) => {
        const words = indexWords(text, most);
        expect(words.length).toBeLessThanOrEqual(most);
        expect(new Set(words).size).toBe(words.length);
        for (const word of possiblyNone(words)) expect(word).toMatch(/^[a-z0-9]{1,32}$/);
        for (const way of possiblyNone(soughtWords(text))) expect(way).not.toEqual([]);
      }),
    );
  });

  it('is found by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(soughtWords(text).length === 0 || finds(text, text)).toBe(true);
      }),
    );
  });
});
