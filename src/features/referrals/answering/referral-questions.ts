import type { VerbButton } from '../../../cards/card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import type { IntentHandler, Reply, Turn } from '../../../feature.ts';
import type { Intent, Meaning } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment, inBrackets } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Presenter } from '../cards/presenter.ts';
import { closeDateOf, contactsOf, moneyOf } from '../cards/referral-card-facts.ts';
import { whyEnded } from '../cards/referral-card-outcome.ts';
import { withChanges } from '../record/record-change.ts';
import type { Referral } from '../record/referral.ts';
import { salesStageOf } from '../record/sales-stage.ts';
import { ownerOf } from '../rules/absent-owner.ts';
import { isUndecided, stageOf } from '../rules/referral-stage.ts';
import { pendingChanges } from '../rules/work.ts';
import { openVerb, referralsMeant, rowsReply, type SentenceDeps } from './referral-sentences.ts';

export interface QuestionDeps extends SentenceDeps {
  readonly presenter: Pick<Presenter, 'viewFor'>;
  readonly explains?: ExplainsValue | undefined;
}

interface ValueExplained {
  readonly text: string;
  /** Undo of the value, for those who may edit it. */
  readonly buttons: readonly VerbButton[];
}

/** Explains the origin of a deal's value in a sentence; undefined: nothing is known beyond Partner Center. */
export type ExplainsValue = (
  referral: Referral,
  field: 'dealValue' | 'closeDate' | 'salesStage' | 'notes',
  turn: Turn,
) => Promise<ValueExplained | undefined>;

const questions = [
  'ask-owner',
  'ask-value',
  'ask-stage',
  'ask-close-date',
  'ask-deadline',
  'ask-contact',
  'ask-notes',
  'ask-status',
  'leave',
] as const satisfies readonly Intent[];
type Question = (typeof questions)[number];

const explained: Partial<Record<Question, Parameters<ExplainsValue>[1]>> = {
  'ask-value': 'dealValue',
  'ask-close-date': 'closeDate',
  'ask-stage': 'salesStage',
  'ask-notes': 'notes',
};

const mostAnswers = 4;

/**
 * `who has Fabrikam?`, `stage of Contoso?`: answered in text, with a button to the card. Read-only. An action that is
 * forbidden or only mentioned (`don’t accept Coho`) is not executed, and the answer says so.
 */
export function referralQuestions(deps: QuestionDeps): IntentHandler {
  return {
    intents: questions,
    async handle(turn, { intent, ...meaning }) {
      // `不需要` is of what this chat speaks of, and else only thanks.
      if (intent === 'leave' && meaning.ids.length === 0 && !turn.spokenOf) return undefined;
      if (mayNameUnknown(meaning)) return undefined;
      const meant = (await referralsMeant(deps, turn, { intent, ...meaning })).map(asChanged);
      const [first] = meant;
      if (!first) return undefined;
      const answers = await Promise.all(
        meant.slice(0, mostAnswers).map((referral) => explainedAnswer(deps, turn, referral, intent as Question)),
      );
      const [only, ...others] = answers;
      const besides =
        intent === 'ask-deadline' && others.length === 0 ? beside(turn.locale, meaning.filters) : undefined;
      return reply(turn, meant, only && besides ? [{ ...only, text: `${only.text} ${besides}` }] : answers);
    },
  };
}

/** `кто на тауллвуде`: whoever nobody knows is not the referral that was spoken of. */
const mayNameUnknown = ({ ids, runs }: Pick<Meaning, 'ids' | 'runs'>): boolean =>
  ids.length === 0 && runs.some(({ text }) => /^\p{L}{5,}$/u.test(text));

/** What comes of a deadline that nobody answers by, or who is reminded until then. */
function beside(locale: Locale, filters: Meaning['filters']): string | undefined {
  if (filters.some(({ id }) => id === 'help')) return say(locale, 'help.text.deadline.2');
  return filters.some(({ id }) => id === 'remind') ? say(locale, 'help.text.reminders.1') : undefined;
}

/** With the changes that still wait for undo or for Partner Center, as the deal’s card shows it. */
function asChanged(referral: Referral): Referral {
  return { ...referral, record: withChanges(referral.record, pendingChanges(referral)) };
}

async function explainedAnswer(
  deps: QuestionDeps,
  turn: Turn,
  referral: Referral,
  question: Question,
): Promise<ValueExplained> {
  const text = await answer(deps, turn, referral, question);
  const field = explained[question];
  const mayKnow = deps.may(turn.person, 'see-in-full', referral) && turn.conversation.kind === 'personal';
  const why = field && mayKnow ? await deps.explains?.(referral, field, turn) : undefined;
  const mayEdit = deps.may(turn.person, field === 'salesStage' ? 'stage' : 'edit', referral);
  return { text: why?.text ? `${text} ${why.text}` : text, buttons: mayEdit ? (why?.buttons ?? []) : [] };
}

async function answer(deps: QuestionDeps, turn: Turn, referral: Referral, question: Question): Promise<string> {
  const { locale } = turn;
  const { record } = referral;
  const customer = plainName(record.customer.name, 60);
  const inFull = turn.conversation.kind === 'personal' && deps.may(turn.person, 'see-in-full', referral);
  switch (question) {
    case 'leave':
      return `${say(locale, 'sentence.leave', { customer })} ${statusAnswer(deps, turn, referral, customer)}`;
    case 'ask-status':
      return [statusAnswer(deps, turn, referral, customer), ...(inFull ? whyEnded(referral, turn) : [])].join(' ');
    case 'ask-owner':
      return ownerAnswer(referral, locale, customer);
    case 'ask-value':
      return say(locale, 'sentence.value', { customer, value: moneyOf(referral, locale) });
    case 'ask-close-date':
      return record.closesAt
        ? say(locale, 'sentence.closeDate', { customer, day: closeDateOf(referral, locale) })
        : say(locale, 'sentence.closeDate.none', { customer });
    case 'ask-stage':
      return stageAnswer(turn, referral, customer);
    case 'ask-deadline':
      return deadlineAnswer(deps, turn, referral, customer);
    case 'ask-contact': {
      if (!inFull) return say(locale, 'sentence.notYours', { customer });
      const view = await deps.presenter.viewFor(turn, referral);
      const contact = contactsOf(referral, view)
        .map(({ text }) => text)
        .join(' · ');
      return say(locale, 'sentence.contact', { customer, contact });
    }
    case 'ask-notes': {
      if (!inFull) return say(locale, 'sentence.notYours', { customer });
      const notes = plain(record.notes ?? record.invite.notes ?? '', { max: 600, lines: true });
      return notes
        ? say(locale, 'sentence.notes', { customer, notes })
        : say(locale, 'sentence.notes.none', { customer });
    }
  }
}

function ownerAnswer(referral: Referral, locale: Locale, customer: string): string {
  const owner = ownerOf(referral);
  if (!owner) return say(locale, 'sentence.owner.nobody', { customer });
  const values = { customer, owner: plainName(owner.name) };
  return say(locale, owner.isAbsent ? 'sentence.owner.absent' : 'sentence.owner', values);
}

function statusAnswer(deps: QuestionDeps, { locale }: Turn, referral: Referral, customer: string): string {
  return ownerAnswer(
    referral,
    locale,
    inBrackets(locale, customer, say(locale, `stage.${stageOf(referral, deps.now())}`)),
  );
}

function stageAnswer({ locale }: Turn, { record }: Referral, customer: string): string {
  const stage = salesStageOf(record.salesStage);
  if (record.status === 'New') return say(locale, 'sentence.stage.none', { customer });
  return stage === undefined
    ? say(locale, 'sentence.stage.unset', { customer })
    : say(locale, 'sentence.stage', { customer, stage: say(locale, stage === 100 ? 'stage.won' : `stage.${stage}`) });
}

function deadlineAnswer(deps: QuestionDeps, turn: Turn, referral: Referral, customer: string): string {
  const { locale, timeZone } = turn;
  const now = deps.now();
  if (referral.kind !== 'inbound' || !isUndecided(referral, now)) {
    const none = say(locale, 'sentence.deadline.none', { customer });
    // `언제 마감돼?` may ask for the response deadline as well as the close date.
    const closes = { customer, day: closeDateOf(referral, locale) };
    return referral.record.closesAt ? `${none} ${say(locale, 'sentence.closeDate', closes)}` : none;
  }
  const moment = formatMoment(locale, referral.deadline, timeZone, { zone: true, now });
  return say(locale, 'sentence.deadline', { customer, moment });
}

/** For one referral the answer is the card's title; for several, each answer has its own row. */
function reply(turn: Turn, meant: readonly Referral[], answers: readonly ValueExplained[]): Reply {
  const { locale } = turn;
  const [only, ...others] = answers;
  const several = others.length > 0;
  const rows = answers.flatMap(({ text: said, buttons }, index) => {
    const referral = meant[index];
    if (!referral) return [];
    const { customer, name } = referral.record;
    const open: VerbButton = {
      title: say(locale, 'button.open'),
      tooltip: unformatted(name || customer.name, 60),
      verb: openVerb,
      data: { referralId: referral.id },
    };
    const [title, detail] = several
      ? [plainName(name || customer.name, 80), said]
      : [plainName(customer.name, 60), plain(name, { max: 80 })];
    return [{ title, detail, buttons: [...buttons, open] }];
  });
  const title = several ? say(locale, 'sentence.several', { count: meant.length }) : (only?.text ?? '');
  const more = meant.length - rows.length;
  return rowsReply(turn, title, rows, more > 0 ? [say(locale, 'fact.more', { count: more })] : []);
}
