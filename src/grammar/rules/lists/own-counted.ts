import type { Parse } from '../../meaning.ts';
import type { WordRole } from '../../sentence/roles.ts';
import { rolesOf } from '../rule.ts';
import { listNamed } from './list-named.ts';

/**
 * Whose referrals a figure is of. `how many did I accept`, `total of my deals`, `сколько у меня сделок`: of the speaker's own, and
 * not of all; `how many has my boss won`: of neither.
 */
export function personsCounted(parse: Parse): readonly WordRole[] {
  const { text } = parse.sentence;
  const persons = rolesOf(parse, ['person']);
  if (ofOther.test(text)) return persons.filter(({ id }) => id !== 'me');
  const isOwn = listNamed(parse) === 'mine' || isOfSpeaker.test(text);
  return isOwn && persons.length === 0 ? [{ kind: 'person', id: 'me' }] : persons;
}

const ofOther =
  /\bmy (?:whole |entire )?(?:team|boss|manager|colleague|company|partner|director|rep)|(?<!\p{L})мо(?:ей|его|ему|им|и|я|й|ю) (?:команд|начальни|руковод|коллег|директор|босс|шеф|компани|партн[её]р)|(?<!\p{L})у меня (?:вопрос|просьба)/iu;

/** What somebody may see, wants or asks the desk for is no one's own: `how many can I see`, `сколько я могу увидеть`. */
const isOfSpeaker =
  /^(?:what|how)(?:['’]?s| is| are| much| many)? .{0,40} for me[\s?.!]*$|\b(?:do|did|have|am) i (?!(?:see|need|get to|know|want)\b)|\b(?:do|have) i[\s?.!]*$|\bmy |\bi(?:[’']ve)? (?:have|own|got|won|lost|accepted|declined|closed|signed)\b|(?<!\p{L})(?:у|на|за) (?:меня|мне|мной)(?!\p{L})|(?<!\p{L})я (?!мог|хоч|виж|вижу|бы)\p{L}{3,14}(?!\p{L})|(?<!\p{L})мо(?:и|их|им|ими)(?!\p{L})/iu;
