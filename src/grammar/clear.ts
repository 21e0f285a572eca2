import type { Intent, Meaning } from './meaning.ts';
import { hasRole, isSign, type Piece } from './sentence/piece.ts';

/** Intents about one referral: without its name they could refer to anything under discussion. */
const ofNamed: readonly Intent[] = [
  ...(['open', 'accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost'] as const),
  ...(['set-value', 'set-stage', 'set-close-date', 'set-contact', 'note'] as const),
];
const countedKinds = ['list', 'state', 'filter', 'type', 'thing', 'action'] as const;
const never: readonly Intent[] = ['thanks', 'undo', 'resume', 'template', 'import'];

export type Clarity = 'clear' | 'likely' | 'perhaps';

/**
 * How clearly a sentence addresses the desk while the user is being asked something else: `clear`, where every word
 * belongs to a question or a command; `likely`, where it begins with one of the desk's lists ("solutions retail");
 * `perhaps`, where words are left over. Undefined: a name alone, small talk, or a value.
 */
export function howClear(meaning: Meaning): Clarity | undefined {
  const { intent, ids, runs, sentence, rest } = meaning;
  const isNamed = ofNamed.includes(intent);
  const has = (kind: 'action') => sentence.pieces.some((piece) => hasRole(piece, kind));
  // `不需要` answers the question.
  if (intent === 'leave' && ids.length === 0) return undefined;
  if (never.includes(intent) || (isNamed && (ids.length === 0 || !has('action')))) return undefined;
  if (isOfNothing(meaning)) return undefined;
  if (asks(meaning)) return 'clear';
  if (intent === 'new-deal') return 'clear';
  // `что ты умеешь`, `what can you do`: all of it asks for help, with or without its mark.
  if (intent === 'help' && asksForHelpAlone(meaning)) return 'clear';
  if (['help', 'language', 'remind'].includes(intent)) return sentence.isQuestion ? 'clear' : 'perhaps';
  if (runs.length > 0 && (beginsWithList(meaning) || endsWithList(meaning))) return 'likely';
  return isNamed || runs.length === 0 || (ids.length > 0 && rest === '') ? 'clear' : 'perhaps';
}

/** Neither the name of something that the desk lists nor anything that it counts. */
function isOfNothing(meaning: Meaning): boolean {
  const { intent, sentence } = meaning;
  // "How many questions are left?" counts nothing that the desk knows.
  if (intent === 'count') return !countedKinds.some((kind) => sentence.pieces.some((piece) => hasRole(piece, kind)));
  // `private for now`, `only Germany`: filters alone are likelier the answer.
  return intent === 'list' && !namesList(meaning);
}

const listNamers = ['list', 'thing', 'question', 'person'] as const;

/** A field alone names none, unless it is asked about: `90k, closing end of March` answers, `3 months after signing` would. */
const namesList = ({ list, sentence }: Meaning): boolean =>
  list !== 'shown' &&
  sentence.pieces.some(
    (piece) =>
      hasRole(piece, 'action', 'open') ||
      listNamers.some((kind) => hasRole(piece, kind)) ||
      (sentence.isQuestion && hasRole(piece, 'field')),
  );

function asksForHelpAlone({ sentence, exact }: Meaning): boolean {
  const said = sentence.pieces.filter((piece) => !isSign(piece) && !hasRole(piece, 'glue'));
  const isLong = said.some(({ tokens }) => tokens.length > 2);
  return exact && isLong && said.every((piece) => hasRole(piece, 'action', 'help') || hasRole(piece, 'mood', 'polite'));
}

function asks({ intent, ids, sentence }: Meaning): boolean {
  const isQuestion = intent.startsWith('ask-') || ['help', 'count', 'pipeline', 'list'].includes(intent);
  return sentence.isQuestion && isQuestion && (ids.length > 0 || /[?？]\s*$/u.test(sentence.text));
}

/** `독일 추천 보여줘`, `德國的轉介給我看`, `德國的案子有哪些`: where the verb or what asks comes last, the list stands in front of it. */
function endsWithList({ intent, sentence }: Meaning): boolean {
  const said = sentence.pieces.filter((piece) => !isSign(piece));
  const last = said.at(-1);
  const isShown = last?.exact === true && hasRole(last, 'action', 'open');
  const isEastern = /[\p{Script=Hangul}\p{Script=Han}]$/u.test(last?.tokens[0]?.text ?? '');
  const isAsked = last?.exact === true && hasRole(last, 'question', 'what');
  const isListed = (piece: Piece) => hasRole(piece, 'list') || (isAsked && hasRole(piece, 'thing'));
  return intent === 'list' && (isShown || isAsked) && isEastern && said.some(isListed);
}

function beginsWithList({ intent, sentence }: Meaning): boolean {
  const first = sentence.pieces.find((piece) => !hasRole(piece, 'glue'));
  const begins = first?.exact && (hasRole(first, 'list') || hasRole(first, 'action', 'open'));
  // `export germany`: a verb that nothing else is called, and what it is for.
  const exports = first?.exact && hasRole(first, 'action', 'export') && intent === 'export';
  return exports === true || (begins === true && (intent === 'solutions' || intent === 'list'));
}
