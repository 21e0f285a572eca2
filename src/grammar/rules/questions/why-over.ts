import type { RoleId } from '../../sentence/roles.ts';
import { meaning, type Rule } from '../rule.ts';

/** `why was it declined`, `почему её отклонили`: of the one that was spoken of last; what was written to it stands on its card. */
export const whyItIsOver: Rule = (parse) =>
  parse.names.length === 0 && whyItEnded.test(parse.sentence.text)
    ? meaning(parse, 'ask-status', { rest: '' })
    : undefined;

const whyItEnded =
  /^(?:and |so |but )?(?:why|how come) (?:was|did|has|is) (?:it|this|that|this one|that one)(?: been| get| got)? (?:declined|rejected|turned down|refused|expired?|lost|closed|cancelled|canceled)[?.! ]{0,3}$|^(?:а |и |но )?(?:почему|отчего|зачем) (?:её|ее|его|это|эту|она|он) (?:отклонили|отклонил[аи]?|отвергли|истекл?а?|проиграли|закрыли|отменили)[?.! ]{0,3}$/iu;

/**
 * `why were my deals declined`, `почему отклонили наши заявки`, and `why was it declined` where none was spoken of: those that
 * are so, each with its reason on its card.
 */
export const whyTheyAreOver: Rule = (parse) => {
  const { names, sentence } = parse;
  const isAsked = whyTheyEnded.test(sentence.text) || whyItEnded.test(sentence.text);
  const ended = waysToEnd.find(([word]) => word.test(sentence.text))?.[1];
  if (names.length > 0 || !isAsked || !ended) return undefined;
  const owner = ofMine.test(sentence.text) ? [{ kind: 'person', id: 'me' } as const] : [];
  const filters = [{ kind: 'state', id: ended } as const, ...owner];
  return meaning(parse, 'list', { list: 'archived', rest: '', runs: [], filters });
};

const waysToEnd: readonly (readonly [RegExp, RoleId<'state'>])[] = [
  [/expir|истек|просроч/iu, 'expired'],
  [/lost|проигр/iu, 'lost'],
  [/declined|rejected|turned down|refused|откл|отверг/iu, 'declined'],
];
const ofMine = /(?<!\p{L})(?:my|mine|мои|моих|моя|мою)(?!\p{L})/iu;
const whyTheyEnded =
  /^(?:and |so |but )?(?:why|how come) (?:were|have|are|did) (?:(?:so many|all|most|some|both|any)(?: of)? )?(?:(?:my|our|the|these|those) )?(?:deals|referrals|opportunities|leads|ones|they|these|those)(?: all)?(?: been| get| getting)? (?:declined|rejected|turned down|refused|expired?|lost)[?.! ]{0,3}$|^(?:and |so |but )?how come (?:(?:all|so many|most)(?: of)? )?(?:(?:my|our|the|these|those) )?(?:deals|referrals|opportunities|leads|ones|they|these|those) (?:all )?(?:were|are|got|have been|expired)(?: declined| rejected| turned down| refused| expired| lost)?[?.! ]{0,3}$|^(?:а |и |но )?(?:почему|отчего|из-за чего) (?:(?:все|эти|те|мои|наши|столько|так много) ){0,3}(?:сделки|сделок|заявки|заявок|рекомендации|рекомендаций|рефералы|они|их) (?:были |были все |все )?(?:отклонили|отклонены|отклонялись|проиграны|проиграли|проигрались|истекли|просрочены)[?.! ]{0,3}$|^(?:а |и |но )?(?:почему|отчего|из-за чего) (?:мы |я |были )?(?:отклонили|отклонены|отклонил[аи]?|проиграли|проиграны|истекли) (?:(?:все|эти|те|мои|наши|столько|так много) ){0,3}(?:сделки|сделок|заявки|заявок|рекомендации|рекомендаций|рефералы|их)[?.! ]{0,3}$/iu;
