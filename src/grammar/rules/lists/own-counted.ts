import type { Parse } from '../../meaning.ts';
import type { WordRole } from '../../sentence/roles.ts';
import { listNamed } from './list-named.ts';

/** `how many did I accept`, `total of my deals`, `сколько у меня сделок`: a figure of the speaker's own referrals, and not of all. */
export function ownCounted(parse: Parse): readonly WordRole[] {
  const isOwn = listNamed(parse) === 'mine' || isOfSpeaker.test(parse.sentence.text);
  return isOwn && !parse.has('person') ? [{ kind: 'person', id: 'me' }] : [];
}

/** What somebody may see, wants or asks the desk for is no one's own: `how many can I see`, `сколько я могу увидеть`. */
const isOfSpeaker =
  /\b(?:do|did|have|am) i (?!(?:see|need|get to|know|want)\b)|\b(?:do|have) i[\s?.!]*$|\bmy (?!(?:team|boss|manager|colleague|company|partner))|\bi(?:[’']ve)? (?:have|own|got|won|lost|accepted|declined|closed|signed)\b|(?<!\p{L})(?:у|на|за) (?:меня|мне|мной)(?!\p{L})|(?<!\p{L})я (?!мог|хоч|виж|вижу|бы)\p{L}{3,14}(?!\p{L})|(?<!\p{L})мо(?:и|их|им|ими)(?!\p{L})/iu;
