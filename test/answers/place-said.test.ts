import { describe, expect, it } from 'vitest';
import { anyCountryOf, cityCalled, countriesSaid, countrySaid } from '../../src/answers/place/place-said.ts';

describe('a place that bounds a list', () => {
  it.each([
    ['в Германии', 'DE'],
    ['немецкие', 'DE'],
    ['немецких', 'DE'],
    ['японским', 'JP'],
    ['Тайваня', 'TW'],
    ['Швейцарии', 'CH'],
    ['Южной Кореи', 'KR'],
    ['Корее', 'KR'],
    ['Саудовской Аравии', 'SA'],
    ['Соединённых Штатов', 'US'],
    ['Dutch', 'NL'],
    ['southridge', undefined],
    ['срочные', undefined],
  ])('reads "%s"', (said, country) => {
    expect(countrySaid(said)).toBe(country);
  });

  it.each([
    ['France or Germany', 'FR+DE'],
    ['Germany, France and the UK', 'DE+FR+GB'],
    ['Франции или Германии', 'FR+DE'],
    ['프랑스나 독일', 'FR+DE'],
    ['독일이랑 프랑스', 'DE+FR'],
    ['아르헨티나', 'AR'],
    ['法國或德國', 'FR+DE'],
    ['德國和美國', 'DE+US'],
    ['France or Fabrikam', ''],
  ])('reads "%s" as alternatives', (said, countries) => {
    expect(anyCountryOf(countriesSaid(said))).toBe(countries);
  });

  it('adds a country to a filter of several', () => {
    expect(anyCountryOf(['DE+FR', 'IT', 'FR'])).toBe('DE+FR+IT');
    expect(anyCountryOf(countriesSaid('Germany, France, Italy, Spain, Austria, Poland, Sweden'))).toBe(
      'DE+FR+IT+ES+AT+PL+SE',
    );
  });

  it.each([
    ['Казани', 'Казань'],
    ['Москве', 'Москва'],
    ['Екатеринбурга', 'Екатеринбург'],
    ['Сочи', 'Сочи'],
    ['Ромашки', 'Ромашки'],
  ])('calls "%s" as it is looked for', (said, called) => {
    expect(cityCalled(said)).toBe(called);
  });
});
