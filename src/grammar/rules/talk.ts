import type { Intent } from '../meaning.ts';
import type { Action } from '../roles.ts';
import { doings, meaning, type Rule } from './rule.ts';

/** Thanks, a greeting, an emoji: and nothing else. */
export const smallTalk: Rule = (parse) => {
  const talk = parse.use('talk', 'thanks') ? 'thanks' : parse.use('talk', 'greeting') ? 'help' : undefined;
  if (!talk || parse.names.length > 0) return undefined;
  parse.use('talk');
  parse.use('thing');
  return parse.left.length === 0 ? meaning(parse, talk) : undefined;
};

/** `undo`, `resume`, `settings`: they stand for themselves. */
export const alone =
  (action: Action, intent: Intent): Rule =>
  (parse) => {
    if (!parse.use('action', action)) return undefined;
    parse.use('thing', 'it');
    parse.use('talk');
    parse.use('question');
    return parse.left.length === 0 && parse.names.length === 0 ? meaning(parse, intent) : undefined;
  };

export const help: Rule = (parse) => {
  const asksHow = parse.has('question', 'how') && parse.has('action') && parse.names.length === 0;
  if (!parse.use('action', 'help') && !asksHow) return undefined;
  // `麻煩幫忙接受…`: the help is a deed that is named.
  return parse.names.length > 0 && doings.some((deed) => parse.has('action', deed))
    ? undefined
    : meaning(parse, 'help');
};

export const remind: Rule = (parse) => {
  if (parse.has('question') || !parse.use('action', 'remind')) return undefined;
  return meaning(parse, 'remind');
};

export const language: Rule = (parse) => {
  if (!parse.use('action', 'language')) return undefined;
  return parse.names.length === 0 ? meaning(parse, 'language', { rest: parse.sentence.text }) : undefined;
};
