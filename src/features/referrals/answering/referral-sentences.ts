import { readWholeCountry } from '../../../answers/place/country.ts';
import type { VerbButton } from '../../../cards/card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../../cards/sentence-card.ts';
import type { IntentHandler, Reply, Turn } from '../../../feature.ts';
import type { Intent, Meaning } from '../../../grammar/meaning.ts';
import { wordsUnread } from '../../../grammar/unread.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { textReply } from '../../../text-reply.ts';
import type { Deed, Person } from '../../people/index.ts';
import { moneyOf } from '../cards/referral-card-facts.ts';
import type { Referral } from '../record/referral.ts';
import { isUndecided, stageOf } from '../rules/referral-stage.ts';
import type { DealtWithLast } from './dealt-with-last.ts';
import { namedInVain } from './named-in-vain.ts';
import type { ReferralService } from './referral-service.ts';
import { unreadLine } from './unread-line.ts';
import { whyNot } from './why-not.ts';

export interface SentenceDeps {
  readonly service: ReferralService;
  readonly dealtWithLast: DealtWithLast;
  readonly now: () => Date;
  readonly may: (person: Person, deed: Deed, referral: Referral) => boolean;
}

/** The action requested by a sentence, as the button that performs it. */
export interface Doing {
  readonly deed: Deed;
  readonly press: string;
  readonly label: MessageKey;
  readonly title: MessageKey;
  /** Its form takes what else was said: a reason, an amount. */
  readonly carriesSaid?: true;
  isPossible(referral: Referral, now: Date): boolean;
}

const undecided = (referral: Referral, now: Date) => referral.kind === 'inbound' && isUndecided(referral, now);
const canChangeHands = (referral: Referral, now: Date) =>
  undecided(referral, now) || (referral.kind === 'inbound' && stageOf(referral, now) === 'accepted');

export type Doings = Readonly<Partial<Record<Intent, Doing>>>;

export const answeringSentence: Doings = {
  accept: {
    deed: 'answer',
    press: 'referral.accept-as-is',
    label: 'button.accept',
    title: 'sentence.accept',
    isPossible: undecided,
  },
  decline: {
    deed: 'answer',
    press: 'referral.decline-form',
    label: 'button.decline',
    title: 'sentence.decline',
    carriesSaid: true,
    isPossible: undecided,
  },
  claim: {
    deed: 'claim',
    press: 'referral.claim',
    label: 'button.claim',
    title: 'sentence.claim',
    isPossible: (referral, now) => canChangeHands(referral, now) && !referral.owner,
  },
  release: {
    deed: 'release',
    press: 'referral.release',
    label: 'button.release',
    title: 'sentence.release',
    isPossible: (referral, now) => canChangeHands(referral, now) && referral.owner !== undefined,
  },
};

/** The verb that opens a card, used wherever a row represents one. */
export const openVerb = 'referral.open';

/** More choices would be a list, not a question. */
const mostChoices = 5;

/**
 * `accept Southridge Video`, `decline it`: a line that repeats what was understood, with the button that does it.
 * Nothing happens before the press.
 */
export function doingSentences(deps: SentenceDeps, doings: Doings): IntentHandler {
  return {
    intents: Object.keys(doings) as Intent[],
    async handle(turn, meaning) {
      const doing = doings[meaning.intent];
      if (!doing) return undefined;
      const meant = await referralsMeant(deps, turn, meaning);
      const now = deps.now();
      const possible = meant.filter(
        (referral) => doing.isPossible(referral, now) && deps.may(turn.person, doing.deed, referral),
      );
      const [only, ...others] = possible.length > 0 ? possible : meant;
      if (!only) return whichReferral(turn, doing);
      const why = (one: Referral) =>
        whyNot(turn.locale, one, doing.deed, { mayDo: deps.may(turn.person, doing.deed, one), now });
      if (possible.length === 0) return standing(turn, [only, ...others], why);
      const customer = plainName(only.record.customer.name, 60);
      const whichOne = namesSeveral(meaning) ? 'sentence.oneByOne' : 'sentence.which';
      const title = say(turn.locale, others.length > 0 ? whichOne : doing.title, { customer });
      const said = doing.carriesSaid ? meaning.rest.trim() : '';
      const unread = doing.carriesSaid ? [] : wordsUnread(meaning, []).filter((said) => !isItsCountry(only, said));
      const rows = [only, ...others]
        .slice(0, mostChoices)
        .map((referral) => row(turn, referral, doing, { isOnly: others.length === 0, said }));
      const idle = namedInVain(meaning, meant, possible).slice(0, mostChoices);
      rows.push(...idle.map((referral) => ({ ...row(turn, referral), detail: why(referral) })));
      return rowsReply(turn, title, rows, unreadLine(turn.locale, unread));
    },
  };
}

/** `accept the Litware one from Germany`, which is where it is from: read, though it needed no reading. */
function isItsCountry({ record }: Referral, said: string): boolean {
  const country = readWholeCountry(said);
  return country.kind === 'country' && country.country === record.customer.address.country;
}

/** `accept Zenith and Coho`: both are meant, and each has its button; two deals of one name are asked about. */
const namesSeveral = ({ sentence }: Meaning): boolean =>
  new Set(sentence.pieces.flatMap(({ name }) => (name ? [name.ids.join()] : []))).size > 1;

/** The referrals that were named, else the one spoken of in this chat, else the one that this person dealt with last. */
export async function referralsMeant(
  deps: Pick<SentenceDeps, 'service' | 'dealtWithLast'>,
  { person, spokenOf }: Turn,
  { ids }: Meaning,
): Promise<readonly Referral[]> {
  const last = ids.length === 0 ? (spokenOf ?? (await deps.dealtWithLast(person))) : undefined;
  const found = await Promise.all((last ? [last] : ids.slice(0, 20)).map((id) => deps.service.find(person, id)));
  return found.filter((referral) => referral !== undefined);
}

/** Why it can't be done: of one as the title, of several beside each. */
function standing(turn: Turn, referrals: readonly Referral[], why: (referral: Referral) => string): Reply {
  const [first, ...others] = referrals;
  if (first && others.length === 0) return rowsReply(turn, why(first), [row(turn, first)]);
  const customer = plainName(first?.record.customer.name ?? '', 60);
  const rows = referrals.slice(0, mostChoices).map((referral) => ({ ...row(turn, referral), detail: why(referral) }));
  return rowsReply(turn, say(turn.locale, 'sentence.cannot', { customer }), rows);
}

function whichReferral({ locale }: Turn, { label }: Doing): Reply {
  const word = say(locale, label).toLocaleLowerCase(locale);
  const text = say(locale, 'sentence.whichReferral', { example: `${word} Fabrikam` });
  return textReply(text);
}

/** A referral in one line, with the button of the action and the one that opens its card. */
function row(
  { locale }: Turn,
  referral: Referral,
  doing?: Doing,
  { isOnly, said }: { readonly isOnly: boolean; readonly said: string } = { isOnly: false, said: '' },
): SentenceRow {
  const { id: referralId, revision, record } = referral;
  const customer = unformatted(record.customer.name, 60);
  const look: VerbButton = {
    title: say(locale, doing ? 'sentence.lookFirst' : 'button.open'),
    tooltip: customer,
    verb: openVerb,
    data: { referralId },
  };
  const does = doing && {
    title: say(locale, doing.label),
    tooltip: customer,
    verb: doing.press,
    data: { referralId, revision, ...(said ? { said } : {}) },
    ...(isOnly ? { says: 'yes' as const } : {}),
  };
  return {
    title: plainName(record.customer.name, 60),
    detail: [plain(record.name, { max: 80 }), moneyOf(referral, locale)].filter(Boolean).join(' · '),
    buttons: does ? [does, look] : [look],
  };
}

/** One line, and a row for each referral; several rows are numbered, and the numbers can be typed. */
export function rowsReply(
  { locale }: Turn,
  title: string,
  rows: readonly SentenceRow[],
  lines: readonly string[] = [],
): Reply {
  const several = rows.length > 1;
  const shown = rows.map((row, index) => (several ? { ...row, title: `${index + 1}. ${row.title}` } : row));
  const offers = rows.flatMap(({ title: name, buttons }, index) =>
    buttons.map(({ tooltip: _tooltip, ...button }) => ({ ...button, row: index + 1, name })),
  );
  return {
    kind: 'messages',
    messages: [{ kind: 'card', ...sentenceCard(locale, { title, lines, rows: shown }) }],
    offers,
  };
}
