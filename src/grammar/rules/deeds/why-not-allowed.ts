import type { Action } from '../../sentence/roles.ts';
import { meaning, type Rule } from '../rule.ts';

/** `why can’t I accept Zenith`, `почему я не могу принять Радугу`: the deed is offered, and where it isn’t possible it is said why. */
export const whyNotAllowed: Rule = (parse) => {
  const isBarred = parse.names.length === 1 && cannot.some((pattern) => pattern.test(parse.sentence.text));
  const deed = isBarred && deeds.find((one) => parse.has('action', one));
  return deed ? meaning(parse, deed, { rest: '', exact: false }) : undefined;
};

const deeds = ['accept', 'decline', 'claim', 'release'] as const satisfies readonly Action[];
const cannot: readonly RegExp[] = [
  /^(?:so |but |and |hey,? )?why (?:can(?:['’]?t|not) (?:i|we)|can (?:i|we) not|am i not (?:able|allowed) to|(?:won['’]?t|doesn['’]?t) (?:it|this|the desk) let me)(?!\p{L})/iu,
  /^(?:а |и |но )?(?:почему|отчего)(?: я| мы| мне| нам)? (?:не (?:могу|можем|получается|выходит|уда[её]тся|да[её]т|дают)|нельзя)(?!\p{L})/iu,
];
