import { type Intent, isSign, type Meaning, Parse } from './meaning.ts';
import type { Action, RoleId, RoleKind } from './roles.ts';
import { hasRole, type Sentence, textOfPieces } from './sentence.ts';

/** What reads the details that belong to an intent. */
export interface DetailReaders {
  readonly isAmount: (said: string) => boolean;
  readonly isDay: (said: string) => boolean;
  readonly isStage: (said: string) => boolean;
}

type Rule = (parse: Parse, readers: DetailReaders) => Meaning | undefined;

/** The likeliest meaning first. Each rule sees the sentence by itself, whatever its order of words. */
export function meaningsOf(sentence: Sentence, readers: DetailReaders): readonly Meaning[] {
  return rules.flatMap((rule) => rule(new Parse(sentence), readers) ?? []);
}

function meaning(parse: Parse, intent: Intent, more: Partial<Meaning> = {}): Meaning {
  return {
    intent,
    ids: parse.ids,
    rest: parse.rest,
    nameSaid: textOfPieces(parse.sentence.text, parse.names),
    filters: [],
    runs: parse.runs,
    sentence: parse.sentence,
    exact: parse.exact,
    ...more,
  };
}

/** Thanks, a greeting, an emoji: and nothing else. */
const smallTalk: Rule = (parse) => {
  const talk = parse.use('talk', 'thanks') ? 'thanks' : parse.use('talk', 'greeting') ? 'help' : undefined;
  if (!talk || parse.names.length > 0) return undefined;
  parse.use('talk');
  parse.use('thing');
  return parse.left.length === 0 ? meaning(parse, talk) : undefined;
};

/** `undo`, `resume`, `settings`: they stand for themselves. */
const alone =
  (action: Action, intent: Intent): Rule =>
  (parse) => {
    if (!parse.use('action', action)) return undefined;
    parse.use('thing', 'it');
    parse.use('talk');
    parse.use('question');
    return parse.left.length === 0 && parse.names.length === 0 ? meaning(parse, intent) : undefined;
  };

const help: Rule = (parse) => {
  const asksHow = parse.has('question', 'how') && parse.has('action') && parse.names.length === 0;
  if (!parse.use('action', 'help') && !asksHow) return undefined;
  return meaning(parse, 'help');
};

/** `new deal with Contoso, 120k`: what follows is read by the reader of lines. */
const newDeal: Rule = (parse) => {
  const create = parse.pieces.findIndex(({ roles }) =>
    roles.some(({ kind, id }) => kind === 'action' && id === 'create'),
  );
  if (create < 0 || parse.pieces.slice(0, create).some(({ name }) => name)) return undefined;
  const first = parse.pieces.slice(create + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  const rest = first ? parse.sentence.text.slice(first.tokens[0]?.from ?? 0) : '';
  return meaning(parse, 'new-deal', { ids: [], rest });
};

const drafts: Rule = (parse) => {
  if (!parse.use('list', 'drafts')) return undefined;
  parse.use('action', 'open');
  parse.use('question');
  return parse.left.length === 0 ? meaning(parse, 'drafts') : undefined;
};

/** What was written behind `note`, behind the name and its colon. Taken as it stands: it is for people. */
const note: Rule = (parse) => {
  const place = parse.pieces.findIndex(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id === 'note'));
  if (place < 0 || parse.sentence.isQuestion || parse.has('action', 'open')) return undefined;
  const before = parse.pieces.slice(0, place).filter((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  if (before.some((piece) => !piece.name && !hasRole(piece, 'action'))) return undefined;
  const [named] = before.filter((piece) => piece.name);
  const behind = parse.pieces.slice(place + 1);
  const colon = behind.findIndex((piece) => piece.tokens.some(({ text }) => /^[:：–—-]$/.test(text)));
  const name = behind.findIndex((piece) => piece.name);
  if (named) {
    const from = (behind[colon] ?? parse.pieces[place])?.tokens.at(-1)?.to ?? 0;
    return meaning(parse, 'note', { ids: named.name?.ids ?? [], rest: withoutStart(parse.sentence.text.slice(from)) });
  }
  const names = name >= 0 && (colon < 0 ? name <= 1 : name < colon) ? (behind[name]?.name?.ids ?? []) : [];
  const start = names.length > 0 ? behind[Math.max(colon, name)] : parse.pieces[place];
  const from = start?.tokens.at(-1)?.to ?? 0;
  return meaning(parse, 'note', { ids: names, rest: withoutStart(parse.sentence.text.slice(from)) });
};

function withoutStart(text: string): string {
  return text.replace(/^[\s:：,–—-]+/, '');
}

const asked: readonly (readonly [RoleId<'field'>, Intent])[] = [
  ['contact', 'ask-contact'],
  ['deadline', 'ask-deadline'],
  ['stage', 'ask-stage'],
  ['closeDate', 'ask-close-date'],
  ['notes', 'ask-notes'],
  ['value', 'ask-value'],
  ['owner', 'ask-owner'],
  ['status', 'ask-status'],
];
const fieldOfQuestion: readonly (readonly [RoleId<'question'>, Intent])[] = [
  ['how-much', 'ask-value'],
  ['who', 'ask-owner'],
];

/** A question about one referral, or about the one that was opened last. It writes nothing, whatever else it says. */
const question: Rule = (parse, readers) => {
  const field = asked.find(([id]) => parse.has('field', id));
  const byWord = fieldOfQuestion.find(([id]) => parse.has('question', id));
  const isAsked = parse.sentence.isQuestion || parse.has('action', 'open');
  const intent = field?.[1] ?? (parse.names.length > 0 ? byWord?.[1] : undefined);
  const tellsOnly = field !== undefined && ['status', 'deadline', 'notes', 'contact'].includes(field[0]);
  if (!intent || parse.has('list') || parse.has('filter', 'unowned')) return undefined;
  if (!isAsked && !(tellsOnly && parse.names.length > 0)) return undefined;
  if (parse.names.length === 0 && (!field || readers.isDay(daySaid(parse)))) return undefined;
  for (const kind of ['field', 'question', 'thing', 'action', 'state'] as const) parse.use(kind);
  if (!isAsked && /\d/.test(parse.rest)) return undefined;
  if (intent === 'ask-deadline' && parse.names.length === 0 && !parse.sentence.pieces.some((p) => p.name)) {
    if (parse.has('filter') || parse.left.length > 0) return undefined;
  }
  return meaning(parse, intent);
};

const setters: readonly (readonly [RoleId<'field'>, Intent, keyof DetailReaders])[] = [
  ['stage', 'set-stage', 'isStage'],
  ['closeDate', 'set-close-date', 'isDay'],
  ['value', 'set-value', 'isAmount'],
];

const doings: readonly Action[] = ['won', 'lost', 'decline', 'release', 'accept', 'claim', 'open'];

/** `change Fabrikam’s value to 200k`, `value 140k`, `move Fabrikam to 60 %`. */
const change: Rule = (parse, readers) => {
  if (parse.sentence.isQuestion || parse.has('list')) return undefined;
  if (doings.some((deed) => deed !== 'open' && deed !== 'claim' && parse.has('action', deed))) return undefined;
  const field = setters.find(([id]) => parse.has('field', id));
  const changes = parse.use('action', 'change');
  if (!field && !changes) return undefined;
  parse.use('field');
  parse.use('thing');
  const { rest } = parse;
  if (!rest) return undefined;
  const [, intent, reader] =
    field ?? setters.find(([, , isWhat]) => parse.names.length > 0 && readers[isWhat](rest)) ?? ([] as const);
  if (!intent || !reader) return undefined;
  return field || readers[reader](rest) ? meaning(parse, intent) : undefined;
};

/** `assign Adatum to me`. To somebody else is a matter of its own. */
const assign: Rule = (parse) => {
  if (parse.names.length === 0 || !parse.use('action', 'change') || !parse.use('person', 'me')) return undefined;
  parse.use('thing');
  return parse.left.length === 0 ? meaning(parse, 'claim') : undefined;
};

/** What is done with one referral: by its name, or with the one that was opened last. */
const doing: Rule = (parse) => {
  // `Coho Winery accepted`: said of a name, it is to be done.
  const isAccepted = parse.names.length > 0 && parse.has('state', 'accepted') && !parse.sentence.isQuestion;
  const action = doings.find((each) => parse.has('action', each)) ?? (isAccepted ? 'accept' : undefined);
  if (!action || parse.has('list', 'solutions') || parse.has('thing', 'all')) return undefined;
  const said = parse.pieces.find(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id === action));
  const isState = said && (action === 'won' || action === 'lost') && parse.names.length === 0;
  if (isState || (parse.names.length === 0 && (parse.has('list') || parse.has('filter')))) return undefined;
  parse.use('action', action);
  parse.use('action', 'open');
  parse.use('action', 'change');
  for (const kind of ['thing', 'talk', 'question', 'state'] as const) parse.use(kind);
  if (parse.names.length > 0) parse.use('person', 'me');
  if (action === 'won' || action === 'lost') parse.use('field', 'closeDate');
  if (parse.names.length === 0 && (parse.left.length > 0 || action === 'open')) return undefined;
  return meaning(parse, action as Intent, { rest: parse.restToTheEnd });
};

const pipeline: Rule = (parse) => {
  if (!parse.use('field', 'pipeline')) return undefined;
  for (const kind of ['question', 'field', 'action'] as const) parse.use(kind);
  return meaning(parse, 'pipeline', { filters: rolesOf(parse, ['person']) });
};

const count: Rule = (parse) => {
  if (!parse.use('question', 'how-many')) return undefined;
  parse.use('question');
  const filters = rolesOf(parse, ['state', 'filter', 'type']);
  const list = listOf(parse);
  for (const kind of ['state', 'filter', 'type', 'list', 'thing', 'action'] as const) parse.use(kind);
  return meaning(parse, 'count', { filters, ...(list ? { list } : {}) });
};

const solutions: Rule = (parse) => {
  if (!parse.use('list', 'solutions')) return undefined;
  parse.use('action', 'open');
  parse.use('question');
  return meaning(parse, 'solutions', { ids: [] });
};

/** A list by its name, or by what bounds it: `unowned in Germany`, `what expires this week`. */
const list: Rule = (parse, readers) => {
  const named = listOf(parse);
  const closes = parse.has('field', 'closeDate') && parse.names.length === 0 && readers.isDay(daySaid(parse));
  const bounded = parse.has('filter') || closes || parse.has('state') || parse.has('type');
  const deeds = ['accept', 'decline', 'claim', 'release'] as const;
  if ((!named && !bounded) || (parse.has('thing', 'all') && deeds.some((deed) => parse.has('action', deed))))
    return undefined;
  if (parse.names.length > 0 && !named) return undefined;
  const states = parse.has('state', 'won') || parse.has('state', 'lost') || parse.has('state', 'declined');
  const filters = rolesOf(parse, ['state', 'filter', 'type', 'person']);
  for (const kind of ['list', 'state', 'filter', 'type', 'question', 'action', 'talk', 'thing', 'field'] as const)
    parse.use(kind);
  // A state alone is a list; with words that nobody knows it is anything.
  const isClear = named || closes || parse.has('filter') || parse.has('thing');
  if (!isClear && parse.left.length > 0) return undefined;
  const chosen = named ?? (states ? 'archived' : closes || parse.has('type') ? 'outbound' : 'inbound');
  return meaning(parse, 'list', { list: chosen === 'outbound' && states ? 'archived' : chosen, filters });
};

/** What is left of a sentence about closing, with `this` and the like, which mean something beside a week. */
function daySaid(parse: Parse): string {
  const from = parse.pieces.findIndex((piece) => hasRole(piece, 'field', 'closeDate'));
  return textOfPieces(parse.sentence.text, parse.pieces.slice(from + 1));
}

/** A name and a value: `Fabrikam 80%`. Nobody said to change anything, so it is asked. */
const bareChange: Rule = (parse, readers) => {
  const { rest } = parse;
  if (parse.names.length === 0 || parse.sentence.isQuestion || !rest) return undefined;
  const found = setters.find(([, , isWhat]) => readers[isWhat](rest));
  return found && meaning(parse, found[1], { exact: false });
};

/** A name and nothing else. */
const bareName: Rule = (parse) => {
  if (parse.names.length === 0) return undefined;
  parse.use('talk');
  parse.use('thing');
  return parse.left.length === 0 ? meaning(parse, 'open') : undefined;
};

function listOf(parse: Parse): string | undefined {
  const found = parse.pieces.flatMap(({ roles }) => roles.filter(({ kind }) => kind === 'list'));
  // The narrowest that was named: `my referrals` is not `referrals`.
  const order = ['favourites', 'archived', 'mine', 'inbox', 'outbound', 'inbound'];
  return order.find((name) => found.some(({ id }) => id === name));
}

function rolesOf(parse: Parse, kinds: readonly RoleKind[]) {
  return parse.pieces.flatMap(({ roles }) => roles.filter(({ kind }) => kinds.includes(kind)));
}

const remind: Rule = (parse) => {
  if (!parse.use('action', 'remind')) return undefined;
  return meaning(parse, 'remind');
};

const language: Rule = (parse) => {
  if (!parse.use('action', 'language')) return undefined;
  return parse.names.length === 0 ? meaning(parse, 'language', { rest: parse.sentence.text }) : undefined;
};

const rules: readonly Rule[] = [
  smallTalk,
  alone('undo', 'undo'),
  help,
  note,
  remind,
  newDeal,
  drafts,
  alone('resume', 'resume'),
  alone('settings', 'settings'),
  count,
  pipeline,
  question,
  change,
  assign,
  doing,
  solutions,
  list,
  language,
  bareName,
  bareChange,
];
