import { meaning, type Rule } from '../rule.ts';

export const drafts: Rule = (parse) => {
  if (!parse.use('list', 'drafts')) return undefined;
  parse.use('action', 'open');
  parse.use('list', 'outbound');
  parse.use('list', 'mine');
  parse.use('field', 'closeDate');
  parse.use('action', 'resume');
  for (const kind of ['question', 'person', 'thing', 'talk'] as const) parse.use(kind);
  return parse.left.length === 0 ? meaning(parse, 'drafts') : undefined;
};
