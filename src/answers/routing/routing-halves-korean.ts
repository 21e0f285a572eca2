import { channelBefore } from '../team/channel-words.ts';
import { withoutEnd } from '../text/said.ts';
import { listedWords } from '../text/written-words.ts';
import type { Halves } from './routing-when.ts';
import * as words from './routing-words.ts';

const toBehind = listedWords(words.routingToBehind);
const asks = listedWords(words.routingNoReceivers);
const verbs = listedWords(words.koreanRoutingVerbs);

/** `독일 5만 이상은 Megan, 그다음 Lee에게 배정`, `독일은 DACH 채널로`, `프랑스는 Megan이 담당`, `Lee가 일본을 맡는다`. */
export function koreanHalves(text: string): readonly Halves[] {
  if (!/\p{Script=Hangul}/u.test(text)) return [];
  const said = text.replace(inCharge, '$1한테 배정').replace(comingFrom, ' 추천은 ');
  const people = Math.max(...toBehind.map((word) => said.lastIndexOf(word)));
  // The word for the channel is kept: the name precedes it.
  const channel = Math.max(0, ...[...said.matchAll(channelBefore)].map(({ index, 0: word }) => index + word.length));
  const end = Math.max(people, channel);
  const named = end > 0 ? said.slice(0, end) : undefined;
  const acted = withoutVerbs(said);
  return [
    ...(named ? [...atTopics(named), ...atNames(named)] : []),
    ...receiverFirst(said),
    ...(acted === said ? [] : [...atTopics(acted), ...atNames(acted)].filter(isSubject)).map(({ when, to }) => ({
      when,
      to: withoutSubject(to),
    })),
    ...atTopics(said).filter(({ to }) => /^(?:먼저 |우선 |항상 |모두 |전부 )?[A-Z]/.test(to)),
  ];
}

/** `박서준님 담당으로 고정`: the office of whoever gets them. */
const inCharge =
  /(?<= )(\S{2,20}?)(?:님|씨)? 담당으로(?: (?:고정|지정|자동 ?배정|배정))?(?: ?(?:해|하)\S{0,4}(?: 주세요)?)?[.!~]?$/u;
/** `독일에서 들어오는건` */
const comingFrom = /(?:에서|쪽에서) (?:새로 )?(?:들어오는|나오는|오는) ?(?:건|거|것)(?:들)?(?:은|는)? /u;

/** At each particle of a topic or a condition: `독일은 `, `넘으면 `. The particle stays out; the conditions' reader takes both. */
function atTopics(said: string): readonly Halves[] {
  const found: Halves[] = [];
  for (let place = 1; place < said.length; place++) {
    const sign = said.charAt(place);
    const isLast = /\s/.test(said.charAt(place + 1));
    if (sign === ':' || ((sign === '은' || sign === '는' || sign === '건') && isLast))
      found.push({ when: said.slice(0, place).trim(), to: said.slice(place + 1).trim() });
    else if (sign === '면' && isLast)
      found.push({ when: said.slice(0, place + 1).trim(), to: said.slice(place + 1).trim() });
  }
  return found;
}

/** `독일 제외 모두 Megan에게`: before the last one or two words. */
function atNames(said: string): readonly Halves[] {
  const all = said.split(' ');
  return [1, 2]
    .filter((count) => all.length > count)
    .map((count) => ({ when: all.slice(0, -count).join(' '), to: all.slice(-count).join(' ') }));
}

function withoutVerbs(said: string): string {
  const all = withoutEnd(said, /[.!]/).split(' ');
  while (all.length > 1 && verbs.some((verb) => all.at(-1)?.startsWith(verb))) all.pop();
  return all.join(' ');
}

/** `목록으로 가져와` names nobody. */
const isSubject = ({ to }: Halves) => /^[A-Z]|(?:이|가|께서)$/.test(to);

const withoutSubject = (to: string) => to.replace(/(?:이|가|께서)$/, '');

/** `Lee가 일본과 한국을 맡는다`: the subject in the first three words, what it works on before the verb. */
function receiverFirst(said: string): readonly Halves[] {
  const rest = withoutVerbs(said);
  if (rest === said) return [];
  const all = rest.split(' ');
  return [1, 2, 3, 4]
    .filter((count) => count < all.length && /[이가은는]$/.test(all[count - 1] ?? '') && !asks.includes(all[0] ?? ''))
    .map((count) => ({
      when: all
        .slice(count)
        .join(' ')
        .replace(/[을를은는]$/, ''),
      to: all
        .slice(0, count)
        .join(' ')
        .replace(/[이가은는]$/, ''),
    }));
}
