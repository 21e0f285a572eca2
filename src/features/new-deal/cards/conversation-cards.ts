import type { Line } from '../../../cards/card-data.ts';
import { newDealLimits } from '../../../cards/form-limits.ts';
import type { ButtonStyle, NewDealChoice, SteeringButton } from '../../../cards/new-deal-card-data.ts';
import { newDealQuestion, newDealReview } from '../../../cards/new-deal-cards.ts';
import { inputValue, plain, unformatted } from '../../../cards/plain.ts';
import { capitalized } from '../../../i18n/capitalized.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import { aboutIt, countryName } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { AdaptiveCard } from '../../../messenger.ts';
import type { SteeringWord } from '../conversation/conversation-words.ts';
import type { Note } from '../conversation/outcome.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { suggested } from '../offers/suggested.ts';
import { questionOf, questions } from '../questions/all.ts';
import { answerInWords } from '../questions/read-answer.ts';
import { applies, inTurn, isKnown, isOptional, progress, questionBefore } from '../questions/rules.ts';
import { nothingToSuggest, type Suggestions } from '../questions/shared/look-ups.ts';
import { chosenValue, isLong, numbered, standsBelow } from './conversation-rows.ts';
import { questionTitle } from './question-title.ts';
import { askedBeforeCreating, reviewRows } from './review-rows.ts';

interface BuiltCard {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** The page in Partner Center: partner-to-partner deals can only be created there. */
const partnerCenter = 'https://partner.microsoft.com/dashboard/home';
/**
 * Upper bounds of one button set: some clients show no more buttons, and a narrow card cuts off a row that is too long.
 */
const inOneSet = { buttons: 5, letters: 60 } as const;

/** The card for the draft's current state: a question, or the review. */
export function draftCard(
  draft: DealDraft,
  notes: readonly Note[],
  suggestions: Suggestions,
  locale: Locale,
): BuiltCard {
  const reviewing = draft.asking === 'review' && draft.pending?.kind !== 'discard';
  return reviewing ? reviewCard(draft, notes, locale) : questionCard(draft, notes, suggestions, locale);
}

function questionCard(draft: DealDraft, notes: readonly Note[], suggestions: Suggestions, locale: Locale): BuiltCard {
  const { asking, fields, pending } = draft;
  const title = questionTitle(draft, locale);
  const current = questionOf(asking)?.opens ? extrasInWords(draft, locale) : answerInWords(fields, asking, locale);
  const plainly = !pending || pending.kind === 'more' || pending.kind === 'create';
  const shown = plainly ? current : undefined;
  const { rows, choices } = suggested(draft, suggestions, locale);
  const refusedP2p = notes.some((note) => note.kind === 'problem' && note.key === 'newDeal.p2p');
  const primary = primaryAnswer(draft, [...rows.filter(({ remove }) => !remove), ...choices]);
  const styled = (isPrimary: boolean) => ({ style: isPrimary ? 'positive' : 'default' }) as const;
  const card = newDealQuestion({
    ...basics(draft, notes, unformatted(title), locale),
    question: asking,
    progress: progressOf(draft, locale),
    title: plain(title, { max: 160 }),
    hints: hints(draft, suggestions, locale),
    current:
      shown && !standsBelow(rows)
        ? [{ text: plain(say(locale, 'newDeal.now', { answer: shown }), { max: isLong(rows) ? 160 : 400 }) }]
        : [],
    rows: numbered(rows, locale).map((row, index) => ({ ...row, ...styled(rows[index]?.value === primary) })),
    choiceSets: inSets(
      choices.map(
        ({ label, value }): StyledChoice => ({
          value: chosenValue(value),
          label: unformatted(label, 60),
          ...styled(value === primary),
        }),
      ),
    ),
    people: personInputs(draft, locale).map((inputs) => ({
      ...inputs,
      ...styled(primary === undefined && wordOn(draft) === undefined),
    })),
    steering: steeringButtons(draft, locale),
    forms: [{}],
    links: refusedP2p ? [{ url: partnerCenter }] : [],
  });
  return { card, summary: unformatted(title) };
}

type StyledChoice = NewDealChoice & { readonly style: ButtonStyle };

/**
 * The value of the most likely button, styled as primary: the first one offered, unless a steering word can go on
 * without an answer. When asked to discard a draft, the primary button keeps it.
 */
function primaryAnswer(draft: DealDraft, offered: readonly { readonly value: string }[]): string | undefined {
  if (draft.pending?.kind === 'discard') return offered.at(-1)?.value;
  return wordOn(draft) ? undefined : offered[0]?.value;
}

/** Position of the question among those asked in turn; for a question opened from elsewhere, its field name. */
function progressOf(draft: DealDraft, locale: Locale): string {
  const count = progress(draft);
  if (count) return say(locale, 'newDeal.progress', count);
  return draft.asking === 'review' ? say(locale, 'newDeal.review.title') : say(locale, `newDeal.field.${draft.asking}`);
}

function hints({ asking, pending, fields }: DealDraft, suggestions: Suggestions, locale: Locale): readonly Line[] {
  if (asking === 'review') return [];
  const { hint, moreHints, opens } = questions[asking];
  const more = moreHints?.(locale) ?? [];
  if (pending?.kind === 'solutions') return inLines(more);
  if (pending && pending.kind !== 'more' && pending.kind !== 'create') return [];
  const own = say(locale, hint?.(fields) ?? `newDeal.hint.${asking}`, examples(suggestions, locale));
  const keep =
    isKnown(fields, asking) && pending?.kind !== 'more'
      ? [say(locale, 'newDeal.keep', { word: commandWord(locale, 'skip') })]
      : [];
  const may = isOptional(fields, asking) && !isKnown(fields, asking) ? [say(locale, 'newDeal.optional')] : [];
  return inLines(opens ? [own] : [own, ...more, ...may, ...keep]);
}

/** Answers given so far to the questions that this one opens. */
function extrasInWords({ fields, asking }: DealDraft, locale: Locale): string | undefined {
  const answers = (questionOf(asking)?.opens ?? []).flatMap((id) => {
    const answer = applies(fields, id) && !inTurn(fields, id) ? answerInWords(fields, id, locale) : undefined;
    return answer ? [aboutIt(locale, say(locale, `newDeal.field.${id}`), answer)] : [];
  });
  return answers.length > 0 ? answers.join(' · ') : undefined;
}

/** Examples for hints: the person's own customer and solution, if there are any. */
function examples({ customers: [customer], solutions: [solution] }: Suggestions, locale: Locale) {
  const { name = 'Contoso', address = { country: 'DE' } } = customer ?? {};
  const place = address.country ? countryName(locale, address.country) : address.city;
  const short = (text: string) => unformatted(text, 50);
  return {
    customer: [short(name), place].filter(Boolean).join(', '),
    solution: short(solution?.name ?? 'Retail Insights'),
  };
}

function inLines(texts: readonly string[]): readonly Line[] {
  return texts.map((text) => ({ text: plain(text, { max: 600, lines: true }) }));
}

function personInputs({ asking, pending }: DealDraft, locale: Locale) {
  const wanted = questionOf(asking)?.filled !== undefined;
  if (!wanted || (pending && pending.kind !== 'person' && pending.kind !== 'more')) return [];
  const {
    firstName = '',
    lastName = '',
    phoneNumber = '',
    email = '',
  } = pending?.kind === 'person' ? pending.person : {};
  const values = { firstName, lastName, phoneNumber, email };
  const capped = Object.entries(values).map(([part, value]) => [part, inputValue(value, newDealLimits.person)]);
  const open = pending?.kind === 'person';
  return [{ intro: say(locale, 'newDeal.person.intro'), open, values: Object.fromEntries(capped) as typeof values }];
}

/** Going on comes first, then back; leaving comes last, with a label that tells what happens to the draft. */
function steeringButtons(draft: DealDraft, locale: Locale): readonly SteeringButton[] {
  const { pending } = draft;
  if (pending?.kind === 'discard') return [];
  const on = wordOn(draft);
  const title = on && goOnTitle(draft, locale, on);
  const first: SteeringButton[] = on && title ? [{ word: on, title, style: 'positive' }] : [];
  const words: SteeringWord[] = questionBefore(draft) || pending ? ['back'] : [];
  const others = [...words, 'cancel', 'help'] as const;
  return [...first, ...others.map((word) => ({ word, title: wordTitle(locale, word), style: 'default' }) as const)];
}

/** The steering word that goes on without a new answer, if there is one. */
function wordOn({ fields, asking, pending }: DealDraft): SteeringWord | undefined {
  if (pending?.kind === 'more') return 'done';
  if (pending && pending.kind !== 'create') return undefined;
  if (questionOf(asking)?.opens) return 'done';
  return isKnown(fields, asking) || isOptional(fields, asking) ? 'skip' : undefined;
}

function goOnTitle({ fields, asking }: DealDraft, locale: Locale, word: SteeringWord): string {
  if (questionOf(asking)?.opens) return say(locale, 'newDeal.button.toReview');
  if (word === 'skip' && isKnown(fields, asking)) return say(locale, 'newDeal.button.keep');
  return wordTitle(locale, word);
}

function wordTitle(locale: Locale, word: SteeringWord): string {
  if (word === 'cancel') return say(locale, 'newDeal.button.pause');
  if (word === 'discard') return say(locale, 'newDeal.button.discard');
  return capitalized(locale, commandWord(locale, word));
}

function basics(draft: DealDraft, notes: readonly Note[], fallbackText: string, locale: Locale) {
  return {
    locale,
    fallbackText,
    draftId: draft.id,
    notices: notes.filter(({ kind }) => kind !== 'problem').map((note) => ({ text: noteInWords(note, draft, locale) })),
    problems: notes
      .filter(({ kind }) => kind === 'problem')
      .map((note) => ({ text: noteInWords(note, draft, locale) })),
  };
}

function noteInWords(note: Note, { fields, asking, pending }: DealDraft, locale: Locale): string {
  if (note.kind === 'help') {
    const words = Object.fromEntries(
      (['back', 'skip', 'cancel', 'discard', 'edit', 'done'] as const).map((word) => [word, commandWord(locale, word)]),
    );
    // The question shows its own hint below, unless a pending choice replaces it at the moment.
    const isSaid = asking === 'review' || !pending;
    const hint = isSaid ? [] : [say(locale, `newDeal.hint.${asking}`, examples(nothingToSuggest, locale))];
    return plain([...hint, say(locale, 'newDeal.help', words)].join('\n'), { max: 900, lines: true });
  }
  if (note.kind !== 'understood') {
    const words = { back: commandWord(locale, 'back'), cancel: commandWord(locale, 'cancel'), ...note.values };
    return plain(say(locale, note.key, words), { max: 400, lines: true });
  }
  const answer = answerInWords(fields, note.question, locale) ?? '–';
  return plain(say(locale, 'newDeal.understood', { field: say(locale, `newDeal.field.${note.question}`), answer }), {
    max: 400,
  });
}

function inSets(choices: readonly StyledChoice[]): { choices: readonly StyledChoice[] }[] {
  const sets: StyledChoice[][] = [];
  for (const choice of choices) {
    const last = sets.at(-1);
    const letters = [...(last ?? []), choice].reduce((sum, { label }) => sum + label.length, 0);
    if (last && last.length < inOneSet.buttons && letters <= inOneSet.letters) last.push(choice);
    else sets.push([choice]);
  }
  return sets.map((set) => ({ choices: set }));
}

/** Everything that will be sent, each line with its button; then Create. */
function reviewCard(draft: DealDraft, notes: readonly Note[], locale: Locale): BuiltCard {
  const { fields } = draft;
  const rows = reviewRows(fields, locale);
  const summary = say(locale, 'newDeal.review.title');
  const words: SteeringWord[] = ['back', 'cancel', 'discard'];
  const card = newDealReview({
    ...basics(draft, notes, summary, locale),
    intro: say(locale, `newDeal.review.${fields.visibility ?? 'private'}`),
    rows,
    consentHint: askedBeforeCreating(fields, locale),
    consent: fields.consent ? 'true' : 'false',
    steering: words.map((word) => ({ word, title: wordTitle(locale, word), style: 'default' })),
    forms: [{}],
  });
  return { card, summary };
}
