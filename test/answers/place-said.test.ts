import { describe, expect, it } from 'vitest';
import { cityCalled, countrySaid } from '../../src/answers/place-said.ts';

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
    ['Казани', 'Казань'],
    ['Москве', 'Москва'],
    ['Екатеринбурга', 'Екатеринбург'],
    ['Сочи', 'Сочи'],
    ['Ромашки', 'Ромашки'],
  ])('calls "%s" as it is looked for', (said, called) => {
    expect(cityCalled(said)).toBe(called);
  });
});
