import { amountText } from '../../../answers/shown.ts';
import type { Line } from '../../../cards/card-data.ts';
import type { NewDealChoice } from '../../../cards/new-deal-card-data.ts';
import { newDealOutcome } from '../../../cards/new-deal-cards.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import { aboutIt, formatCalendarDate, formatMoment, formatMoney } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OfferedButton } from '../../../messenger.ts';
import { type BuiltCard, fullName, type ReferralRecord, salesStageOf } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { draftDays } from '../draft/draft-limits.ts';
import type { Alike } from '../offers/customers.ts';
import { dealNameOf, questionTitle } from './question-title.ts';

interface OutcomeRow {
  readonly draftId: string;
  readonly label: string;
  readonly details: readonly string[];
  readonly value: string;
  readonly button: string;
  /** An alternative action on it. */
  readonly other?: { readonly value: string; readonly button: string };
}

interface OutcomeContent {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly problem?: string;
  readonly rows?: readonly OutcomeRow[];
  readonly opens?: readonly { label: string; details: readonly string[]; referralId?: string }[];
  readonly buttons?: readonly NewDealChoice[];
}

/** The result of a creation, or a decision that it needs from the person. */
function outcomeCard(draftId: string, locale: Locale, outcome: OutcomeContent): OfferingCard {
  const { title, lines = [], rows = [], opens = [], buttons = [], problem } = outcome;
  const summary = unformatted(title);
  const line = (text: string): Line => ({ text: plain(text, { max: 400, lines: true }) });
  const card = newDealOutcome({
    locale,
    fallbackText: summary,
    draftId,
    notices: [],
    problems: problem ? [line(problem)] : [],
    title: plain(title, { max: 160 }),
    lines: lines.map(line),
    opens: opens.map(({ label, details, referralId }, index) => ({
      label: plainName(label, 160),
      details: details.map(line),
      buttons: referralId
        ? [
            {
              referralId,
              tooltip: unformatted(`${index + 1}. ${aboutIt(locale, say(locale, 'button.open'), label)}`, 120),
            },
          ]
        : [],
    })),
    rows: rows.map(({ label, details, button, other, draftId: id, value }, index) => {
      const tooltip = (title: string) => unformatted(`${index + 1}. ${aboutIt(locale, title, label)}`, 120);
      const others = other ? [{ ...other, draftId: id, tooltip: tooltip(other.button) }] : [];
      const texts = { label: plainName(label, 100), details: details.map(line) };
      return { ...texts, draftId: id, value, button, tooltip: tooltip(button), others };
    }),
    buttonSets: inSetsOf(buttons),
  });
  const ofRows = rows.flatMap(({ button, label, value, draftId: id, other }, index) =>
    [{ button, value }, ...(other ? [other] : [])].map((each) =>
      offered(each.button, each.value, id, { row: index + 1, name: label }),
    ),
  );
  return { card, summary, offers: [...ofRows, ...buttons.map(({ label, value }) => offered(label, value, draftId))] };
}

/** Verb of the card's buttons. */
const chooses = 'new-deal.choose';

/** A card with its buttons' actions, so that people can type them. */
interface OfferingCard extends BuiltCard {
  readonly offers: readonly OfferedButton[];
}

function offered(
  title: string,
  value: string,
  draftId: string,
  row: Pick<OfferedButton, 'row' | 'name'> = {},
): OfferedButton {
  return { title, ...row, verb: chooses, data: { draftId, value } };
}

/** Upper bound of one button set: some clients show no more. */
const mostInSet = 5;

function inSetsOf(buttons: readonly NewDealChoice[]): { buttons: readonly NewDealChoice[] }[] {
  const sets = Math.ceil(buttons.length / mostInSet);
  return Array.from({ length: sets }, (_set, at) => ({ buttons: buttons.slice(at * mostInSet, (at + 1) * mostInSet) }));
}

export function putAsideCard(draft: DealDraft, locale: Locale, because?: MessageKey): OfferingCard {
  const resume = commandWord(locale, 'resume');
  return outcomeCard(draft.id, locale, {
    title: say(locale, 'newDeal.putAside', { name: dealNameOf(draft) }),
    lines: [
      ...(because ? [say(locale, because)] : []),
      say(locale, 'newDeal.putAside.resume', { word: resume, days: draftDays }),
    ],
    buttons: [
      { value: 'resume', label: say(locale, 'newDeal.button.resume') },
      { value: 'discard', label: say(locale, 'newDeal.button.discard') },
    ],
  });
}

/** After something else was answered: which deal is still waiting, and for which answer. */
export function waitingCard(draft: DealDraft, locale: Locale): OfferingCard {
  return outcomeCard(draft.id, locale, {
    title: say(locale, 'newDeal.waits', { name: dealNameOf(draft) }),
    lines: [questionTitle(draft, locale)],
    buttons: [{ value: 'resume', label: say(locale, 'newDeal.button.resume') }],
  });
}

/** Unfinished deals to resume; `start` also offers a new one. */
export function draftsCard(
  drafts: readonly DealDraft[],
  { locale, timeZone, zoneIsOwn }: { readonly locale: Locale; readonly timeZone: string; readonly zoneIsOwn: boolean },
  start: boolean,
): OfferingCard {
  const shown = drafts.slice(0, 5);
  const [first] = shown;
  return outcomeCard(first?.id ?? '', locale, {
    title: say(locale, 'newDeal.drafts.title', { count: drafts.length }),
    rows: shown.map((draft, index) => ({
      draftId: draft.id,
      label: `${index + 1}. ${dealNameOf(draft)}`,
      details: [
        [draft.fields.customer?.name, draft.fields.value && amountText(locale, draft.fields.value)]
          .filter(Boolean)
          .join(' · '),
        say(locale, 'newDeal.drafts.since', {
          when: formatMoment(locale, draft.touchedAt, timeZone, { zone: !zoneIsOwn }),
        }),
      ].filter(Boolean),
      value: 'resume',
      button: say(locale, 'newDeal.button.resume'),
      other: { value: `drop:${draft.id}`, button: say(locale, 'newDeal.button.discard') },
    })),
    buttons: start ? [{ value: 'start', label: say(locale, 'newDeal.button.start') }] : [],
  });
}

/** Possible duplicates. Deals outside the person's access are only hinted at. */
export function duplicatesCard(
  draft: DealDraft,
  alike: readonly (Alike & { readonly visible: boolean })[],
  locale: Locale,
): BuiltCard {
  return outcomeCard(draft.id, locale, {
    title: say(locale, 'newDeal.duplicates.title', { count: alike.length }),
    problem: say(locale, 'newDeal.duplicates.check'),
    opens: alike.slice(0, 5).map((one) => alikeRow(one, locale)),
    buttons: [
      { value: 'create', label: say(locale, 'newDeal.button.createAnyway') },
      { value: 'review', label: say(locale, 'newDeal.button.review') },
    ],
  });
}

/** Owner and progress, from which the person can tell whether it is the same deal. */
function alikeRow({ referral, because, visible }: Alike & { readonly visible: boolean }, locale: Locale) {
  const { record, id } = referral;
  const reason = say(locale, `newDeal.duplicates.${because}`);
  const owner = referral.owner?.name ?? (record.team.map(fullName).find(Boolean) || say(locale, 'fact.owner.nobody'));
  if (!visible) return { label: say(locale, 'newDeal.duplicates.notYours', { owner }), details: [reason] };
  const standing = [
    aboutIt(locale, say(locale, 'fact.owner'), owner),
    aboutIt(locale, say(locale, 'deal.fact.stage'), stageWords(record, locale)),
  ];
  return { label: record.name, details: [whatOf(record, locale), standing.join(' · '), reason], referralId: id };
}

function stageWords({ salesStage, status }: ReferralRecord, locale: Locale): string {
  const stage = salesStageOf(salesStage);
  if (stage === 100) return say(locale, 'stage.won');
  if (stage) return say(locale, `stage.${stage}`);
  return say(locale, status === 'New' ? 'stage.received' : 'stage.accepted');
}

/** The response to a creation was lost, and several records could be the created one. */
export function whichOneCard(draft: DealDraft, candidates: readonly ReferralRecord[], locale: Locale): OfferingCard {
  return outcomeCard(draft.id, locale, {
    title: say(locale, 'newDeal.whichOne.title', { name: dealNameOf(draft) }),
    lines: [say(locale, 'newDeal.whichOne.why')],
    rows: candidates.slice(0, 5).map((record) => ({
      draftId: draft.id,
      label: record.name,
      details: [whatOf(record, locale), record.id.slice(0, 8)],
      value: `is:${record.id}`,
      button: say(locale, 'newDeal.button.thisOne'),
    })),
    buttons: [{ value: 'none', label: say(locale, 'newDeal.button.noneOfThese') }],
  });
}

export function creatingCard(draft: DealDraft, locale: Locale, waiting?: string): OfferingCard {
  const why = waiting === undefined ? [] : [say(locale, 'detail.waitingFor', { code: waiting })];
  return outcomeCard(draft.id, locale, {
    title: say(locale, waiting === undefined ? 'newDeal.creating' : 'newDeal.waiting', { name: dealNameOf(draft) }),
    lines: [...why, say(locale, 'newDeal.tellsYou')],
  });
}

/** `mayRead`: whether the creator has access to the deal; without it, its card is not shown to them. */
export function createdCard(draft: DealDraft, name: string, locale: Locale, mayRead: boolean): OfferingCard {
  const { microsoftId, microsoftRefused } = draft.creation ?? {};
  const { visibility = 'private' } = draft.fields;
  return outcomeCard(draft.id, locale, {
    title: say(locale, 'newDeal.created', { name }),
    lines: [
      ...(microsoftId ? [say(locale, 'newDeal.created.microsoftAsked')] : []),
      ...(visibility === 'private' ? [say(locale, 'newDeal.created.private')] : []),
      ...(visibility === 'partner-led' ? [say(locale, 'newDeal.created.partner-led')] : []),
      ...(mayRead ? [] : [say(locale, 'newDeal.created.notOnIt')]),
    ],
    ...(microsoftRefused
      ? { problem: say(locale, 'newDeal.created.microsoftRefused', { code: microsoftRefused }) }
      : {}),
  });
}

export function discardedCard(draft: DealDraft, locale: Locale): OfferingCard {
  return outcomeCard(draft.id, locale, { title: say(locale, 'newDeal.discarded', { name: dealNameOf(draft) }) });
}

export function letGoCard(draft: DealDraft, locale: Locale): OfferingCard {
  return outcomeCard(draft.id, locale, {
    title: say(locale, 'newDeal.letGo', { name: dealNameOf(draft), days: draftDays }),
  });
}

/** Customer, value and close date: tell deals with the same name apart. */
function whatOf({ customer, dealValue, closesAt }: ReferralRecord, locale: Locale): string {
  const parts = [
    customer.name,
    dealValue && formatMoney(locale, dealValue),
    closesAt && formatCalendarDate(locale, closesAt),
  ];
  return parts.filter(Boolean).join(' · ');
}
