import { nominatives } from '../names/russian-cases.ts';
import { readTimeZone, type TimeZoneAnswer } from '../place/time-zone.ts';
import { tidy, withoutEnds } from '../text/said.ts';
import { ownPlaceSaid } from './own-place-words.ts';

const longest = 80;

/**
 * `I work in Seoul now`, `я теперь в Сеуле`, `이제 서울에서 일해요`, `我現在在首爾工作`: the zone of the place where the writer works from
 * now on. Undefined unless the place is one of which the desk knows the clock: `I work in sales now`.
 */
export function readOwnPlace(said: string): Exclude<TimeZoneAnswer, { kind: 'nothing' }> | undefined {
  const text = withoutEnds(tidy(said), /[\s.!。！~]/);
  if (text.length > longest || /[?？]$/u.test(text)) return undefined;
  for (const pattern of ownPlaceSaid) {
    const place = pattern.exec(text)?.[1]?.trim();
    if (!place) continue;
    for (const name of [place, ...placesBefore(place)]) {
      const answer = readTimeZone(name);
      if (answer.kind !== 'nothing') return answer;
    }
  }
  return undefined;
}

/** `Сеуле`, `Москве`, `Казани`, `Германии`: as they are called. */
function placesBefore(place: string): readonly string[] {
  if (!/\p{Script=Cyrillic}$/u.test(place)) return [];
  const stem = place.slice(0, -1);
  const ways = /[еи]$/u.test(place) ? [stem, `${stem}а`, `${stem}я`, `${stem}ь`, `${stem}й`] : [];
  return [...ways, ...nominatives(place.toLowerCase())];
}
