import { readAmount } from '../../../answers/amount/amount.ts';
import { onlySaid } from '../../../answers/choice/only-said.ts';
import { readSolutionId } from '../../../answers/choice/solution-id.ts';
import { pluralEnd } from '../../../answers/text/plural-end.ts';
import { longestAnswer } from '../../../answers/text/said.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import type { SolutionTag } from '../../referrals/index.ts';
import type { DealDraft, DealSolution, FoundSolution } from '../draft/deal-draft.ts';
import { amountsIn, canonicalMoneyText } from './shared/amounts.ts';
import {
  type Answer,
  type AnswerContext,
  inCurrencyOf,
  type LookedUp,
  pick,
  problem,
  type Reader,
} from './shared/answer.ts';
import { chosenSolution, severalChosen, solutionTermsOf, withCurrencies } from './shared/chosen-solutions.ts';
import { withoutField } from './shared/form-inputs.ts';
import { listed } from './shared/listed.ts';
import { type Asker, type LookUps, mostShown } from './shared/look-ups.ts';
import type { Question } from './shared/question.ts';
import { type SolutionPart, solutionParts } from './shared/several-solutions.ts';
import { solutionInputs } from './shared/solution-inputs.ts';
import { solutionTerms, solutionWords } from './shared/solution-line.ts';
import { chosenRows, notChosen, solutionInWords, solutionRow, solutionWhole } from './shared/solution-rows.ts';

/** Enough that some remain after those on the draft are filtered out. */
const offered = mostShown * 2;

/** Example of an id: one of the person's own. */
const exampleId = ({ offered: [first] }: AnswerContext) => first?.id ?? 'SOL-1234-PQRS';

/** `just the landing zone`: those that were chosen before are no longer part of it. */
const read: Reader = (draft, said, context) => {
  const only = onlySaid(said);
  // `just the second` of those that fit: it is added like any other.
  if (draft.pending?.kind === 'solutions') return readChosen(draft, only ?? said, context);
  const alone = only === undefined ? undefined : readChosen(withoutSolutions(draft), only, context);
  if (only === undefined || alone?.kind !== 'fields') return readChosen(draft, said, context);
  // One that was chosen before keeps its quantity and price.
  const before = new Map(draft.fields.solutions?.map((solution) => [solution.id, solution]));
  const chosen = alone.fields.solutions?.map((solution) => ({ ...before.get(solution.id), ...solution }));
  return { ...alone, fields: { ...alone.fields, ...(chosen ? { solutions: chosen } : {}) } };
};

const withoutSolutions = (draft: DealDraft): DealDraft => ({
  ...draft,
  fields: withoutField(draft.fields, 'solutions'),
});

/** A solution by id or by name; the person chooses among several matches. */
const readChosen: Reader = (draft, said, context) => {
  const { pending } = draft;
  const last = draft.fields.solutions?.at(-1);
  const terms = last && pending?.kind !== 'solutions' && solutionTerms(said, inCurrencyOf(draft, context));
  // "10 x 5000 usd" right after a choice refers to the chosen solution.
  if (last && terms) return chosenSolution(draft, { ...last, ...solutionTermsOf(terms, context) });
  const several = pending?.kind === 'solutions' ? undefined : severalChosen(draft, said, context);
  if (several) return several;
  const { words, quantity, prices, wrong } = solutionWords(said, inCurrencyOf(draft, context));
  if (wrong) return { kind: 'problem', problem: wrong };
  const extra = solutionTermsOf({ quantity, prices }, context);
  if (pending?.kind === 'solutions') {
    const options = pending.found.map(({ id, name }) => ({ value: id, label: name }));
    const picked = pick(words, options);
    const found = pending.found.find(({ id }) => id === picked);
    if (found) return chosenSolution(draft, { ...found, ...extra });
  }
  const isNamed = ({ id, name }: FoundSolution) => [id, name].some((one) => one.toLowerCase() === words.toLowerCase());
  const exact = context.solutions.find(isNamed) ?? numbered(words, context.offered);
  if (exact) return chosenSolution(draft, { ...exact, ...extra });
  const byId = unknownId(draft, words, extra);
  if (byId) return byId;
  const [only, ...others] = context.solutions;
  if (!only) return problem('newDeal.problem.solution', { words: words.slice(0, 80), example: exampleId(context) });
  if (others.length === 0) return chosenSolution(draft, { ...only, ...extra });
  const found = context.solutions.map((solution) => ({ ...solution, ...extra }));
  return { kind: 'pending', pending: { kind: 'solutions', words, found } };
};

/** Each of several solutions is looked up only where the words as a whole are none. */
async function lookedUp(lookUps: LookUps, asker: Asker, text: string): Promise<Partial<LookedUp>> {
  if (text.length > longestAnswer) return { solutions: [] };
  const whole = await lookUps.solutions(solutionWords(text, asker).words, mostShown);
  const parts = whole.length > 0 ? undefined : solutionParts(text, asker);
  if (!parts) return { solutions: whole };
  const severalSolutions = await Promise.all(parts.map((part) => partLookedUp(lookUps, part)));
  return { solutions: [], severalSolutions };
}

/** A count in words is one only where the name with it finds nothing: `One Commercial and retail`. */
async function partLookedUp(lookUps: LookUps, { words, uncounted, quantity, ...terms }: SolutionPart) {
  const named = uncounted === undefined ? [] : await lookUps.solutions(uncounted, mostShown);
  if (uncounted !== undefined && named.length > 0) return { said: uncounted, terms, found: named };
  const exact = words.length > 1 ? await lookUps.solutions(words, mostShown) : [];
  const single = words.replace(pluralEnd, '');
  const found = exact.length > 0 || single === words ? exact : await lookUps.solutions(single, mostShown);
  return { said: words, terms: quantity === undefined ? terms : { ...terms, quantity }, found };
}

/**
 * An id in Partner Center's format that the catalogue lacks is taken with a notice: the catalogue may be outdated or
 * empty.
 */
function unknownId(draft: DealDraft, words: string, extra: Partial<FoundSolution>): Answer | undefined {
  const read = readSolutionId(words);
  if (read.kind === 'nothing') return undefined;
  const answer = chosenSolution(draft, { id: read.id, name: read.id, ...extra });
  const remark = { key: 'newDeal.unknownSolution', values: { id: read.id } } as const;
  return answer.kind === 'fields' ? { ...answer, remark } : answer;
}

export const solutions: Question = {
  knowsNames: true,
  known: (fields) => (fields.solutions ?? []).length > 0,
  forgotten: (fields) => withoutField(fields, 'solutions'),
  read,
  pressed: pricePressed,
  insteadOf: anotherPrice,
  toldUnasked: (said, { solutions: chosenBefore = [] }, context) =>
    chosenBefore.length > 0 && solutionTerms(said, context)?.quantity !== undefined,
  // The readings of a solution are those of its price: SOL-1234-PQRS=1200 EUR.
  label: (value, locale) => canonicalMoneyText(value.slice(value.lastIndexOf('=') + 1), locale),
  list: {
    askMore: 'newDeal.ask.moreSolutions',
    without: (fields, id) => ({
      ...fields,
      solutions: (fields.solutions ?? []).filter((solution) => solution.id !== id),
    }),
  },
  lookUp: async (lookUps, asker, draft, text, offers) => ({
    ...(await lookedUp(lookUps, asker, onlySaid(text) ?? text)),
    offered: notChosen(draft, offers?.solutions ?? (await lookUps.solutions('', offered))),
  }),
  offer: async (lookUps) => ({ solutions: await lookUps.solutions('', offered) }),
  suggest: (draft, suggestions, locale) => {
    const { pending } = draft;
    const toChoose = pending?.kind === 'solutions' ? pending.found : notChosen(draft, suggestions.solutions);
    const rows = toChoose.map((solution) => solutionRow(solution, locale));
    return { rows: pending?.kind === 'solutions' ? rows : [...chosenRows(draft, locale), ...rows], choices: [] };
  },
  moreHints: (locale) => [say(locale, 'newDeal.hint.solutionStatus', { command: commandWord(locale, 'solutions') })],
  say: (fields, locale) =>
    listed(
      locale,
      (fields.solutions ?? []).map((solution) => solutionInWords(solution, locale)),
    ),
  review: {
    label: 'newDeal.field.solutions',
    say: () => undefined,
    lines: (fields, locale) => (fields.solutions ?? []).map((solution) => solutionWhole(solution, locale)),
  },
  form: solutionInputs(read),
  line: {
    field: 'solution',
    said: (line) => (line.solution ?? []).map(({ id, said }) => ({ text: id ?? said })),
    tellsSeveral: true,
  },
  body: (fields) => (fields.solutions ? { solutions: fields.solutions.map(tagOf) } : {}),
};

/** A price other than the readings offered; undefined: not a price. */
function anotherPrice(draft: DealDraft, asked: readonly string[], said: string, context: AnswerContext) {
  const [id] = asked[0]?.split('=') ?? [];
  const solution = draft.fields.solutions?.find((one) => one.id === id);
  const price = readAmount(said, inCurrencyOf(draft, context));
  if (!solution || price.kind === 'nothing') return undefined;
  return chosenSolution(draft, { ...solution, prices: withCurrencies(amountsIn(price), context) });
}

/** One of the readings offered: `SOL-1234-PQRS=1200 EUR`. */
function pricePressed(draft: DealDraft, value: string): Answer | undefined {
  const equals = value.lastIndexOf('=');
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value.slice(equals + 1)) ?? [];
  const solution = draft.fields.solutions?.find((one) => one.id === value.slice(0, Math.max(0, equals)));
  if (!solution || !currency) return undefined;
  return chosenSolution(draft, { ...solution, prices: [{ value: Number(amount), currency }] });
}

/** "2", "the second one": the numbers on the question's card. */
function numbered(words: string, onCard: readonly FoundSolution[]): FoundSolution | undefined {
  const options = onCard.map((_solution, index) => ({ value: String(index), label: `#${index + 1}` }));
  return onCard[Number(pick(words, options) ?? Number.NaN)];
}

function tagOf({ id, name, publisherName, owner, isAssessment, quantity, price }: DealSolution): SolutionTag {
  const solutionType = isAssessment ? 'Assessment' : owner === 'third-party' ? '3P' : undefined;
  return {
    id,
    name,
    type: 'Name',
    ...(publisherName ? { publisherName } : {}),
    ...(solutionType ? { solutionType } : {}),
    ...(quantity === undefined ? {} : { quantity }),
    ...(price ? { price: price.value, currency: price.currency } : {}),
  };
}
