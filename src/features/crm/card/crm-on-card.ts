import type { CrmBlock, CrmButton } from '../../../cards/deal-card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { type Crm, type CrmAccount, crmNames } from '../../../crm/port.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { aboutIt, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { LastEditor, ValueEditor } from '../../audit/index.ts';
import type { CrmOnCard } from '../../deals/index.ts';
import { fieldName, valueText } from '../../deals/index.ts';
import { formatMomentFor, type ReferralView } from '../../referrals/index.ts';
import {
  type CrmLink,
  type LikelyRecord,
  type LinkProblem,
  type LinkStanding,
  type OpenQuestion,
  type SyncField,
  standingOfLink,
} from '../link/crm-link.ts';
import type { CrmLinkStore } from '../link/link-store.ts';
import { problemText } from '../words/problem-words.ts';
import { askedOf, fieldOnCard, longestTitle } from './asked-of.ts';

export interface CrmOnCardDeps {
  readonly links: Pick<CrmLinkStore, 'find'>;
  readonly linkUrl: Crm['linkUrl'];
  readonly mapping: Pick<CrmMapping, 'stages'>;
  readonly editedLast: LastEditor;
}

type BlockDeps = Pick<CrmOnCardDeps, 'linkUrl' | 'mapping'>;

const takeVerb = 'crm.take';
const accountVerb = 'crm.account';
const recordVerb = 'crm.record';
const othersVerb = 'crm.others';
const leaveVerb = 'crm.leave';
const pauseVerb = 'crm.pause';
const againVerb = 'crm.again';
const leaveOpenVerb = 'crm.leave-open';
const resumeVerb = 'crm.resume';
const makeAgainVerb = 'crm.make-again';
const stopVerb = 'crm.stop';
const takeUpVerb = 'crm.take-up';

/** Upper bound that fits on a card; the next question is shown once one is answered. */
const questionsAtOnce = 3;

/** A line with the deal's state in the CRM, followed by open questions. */
export function crmOnCard(deps: CrmOnCardDeps): CrmOnCard {
  return async (referral, view) => {
    const link = await deps.links.find(referral.id);
    // A closed deal is not synchronised, so there is nothing to resume.
    const isOver = referral.record.status === 'Closed' && link?.state === 'unlinked';
    if (!link || isOver) return [];
    const { problem } = link;
    const isFought = problem?.code === 'fighting' && problem.field !== undefined;
    const editor = isFought ? await deps.editedLast(link.id, fieldOfReferral(problem.field)) : undefined;
    return blocksOf(link, view, deps, editor);
  };
}

/** @param editor who changed the value that is fought over, at Partner Center. */
export function blocksOf(
  link: CrmLink,
  view: ReferralView,
  deps: BlockDeps,
  editor?: ValueEditor,
): readonly CrmBlock[] {
  if (link.state === 'unlinked') return [lineBlock(link, view, deps)];
  const questions = Object.entries(link.questions)
    .slice(0, questionsAtOnce)
    .map(([field, question]) => questionBlock(link, field as SyncField, question, view, deps));
  return [
    ...questions,
    ...outcomeBlock(link, view),
    ...problemBlock(link, view, editor),
    ...choosingBlock(link, view),
    lineBlock(link, view, deps),
  ];
}

function lineBlock(link: CrmLink, view: ReferralView, { linkUrl }: BlockDeps): CrmBlock {
  const { locale } = view;
  const crm = crmNames[link.system];
  const standing = link.dry ? 'dry' : standingOfLink(link);
  const at = link.waiting?.since ?? link.upToDateAt;
  const when = at ? formatMomentFor(view, at) : '';
  const key: MessageKey =
    standing === 'up-to-date' && when === ''
      ? 'crm.line.waiting'
      : standing === 'waiting' && link.waiting
        ? 'crm.line.waitingSince'
        : `crm.line.${standing}`;
  const notice = link.notice ? [say(locale, `crm.notice.${link.notice}`, { crm })] : [];
  const buttons = buttonsOf(link, standing).map(([key, verb]) => button(link, say(locale, key), verb));
  const links =
    link.recordId && standing !== 'gone'
      ? [{ title: say(locale, 'crm.button.open', { crm }), url: linkUrl(link.recordId) }]
      : [];
  return {
    style: 'default',
    lines: [say(locale, key, { crm, when }), ...notice].map((text) => ({ text })),
    sets: buttons.length + links.length > 0 ? [{ buttons, links }] : [],
  };
}

/** The buttons of a link's state; none before the first write and after its end. */
function buttonsOf(link: CrmLink, standing: LinkStanding | 'dry'): readonly (readonly [MessageKey, string])[] {
  const others = link.choosing ? [] : ([['crm.button.others', othersVerb]] as const);
  if (standing === 'paused')
    return [['crm.button.resume', resumeVerb], ...(link.recordId ? others : []), ['crm.button.stop', stopVerb]];
  if (standing === 'gone') return [['crm.button.makeAgain', makeAgainVerb], ...others, ['crm.button.stop', stopVerb]];
  if (standing === 'unlinked') return [['crm.button.takeUp', takeUpVerb]];
  if (standing === 'dry' || standing === 'finished' || !link.recordId) return [];
  return [...others, ['crm.button.pause', pauseVerb]];
}

function questionBlock(
  link: CrmLink,
  field: SyncField,
  question: OpenQuestion,
  view: ReferralView,
  { mapping }: BlockDeps,
): CrmBlock {
  const { locale } = view;
  const crm = crmNames[link.system];
  const asked = askedOf(link, field, question, { locale, stages: mapping.stages });
  const buttons = asked.sides.map(({ side, title }) => button(link, title, takeVerb, { field, side }));
  const line = say(locale, 'crm.question', { field: asked.field, crm, ours: asked.ours, theirs: asked.theirs });
  const who = whoChanged(link, question.crmBy, question.crmAt, view);
  return { style: 'warning', lines: [line, ...who].map((each) => ({ text: each })), sets: [{ buttons, links: [] }] };
}

function whoChanged({ system }: CrmLink, by: string | undefined, at: Date | undefined, view: ReferralView) {
  if (!by || !at) return [];
  const values = { crm: crmNames[system], name: plainName(by), when: formatMomentFor(view, at) };
  return [say(view.locale, 'crm.who', values)];
}

function outcomeBlock(link: CrmLink, view: ReferralView): readonly CrmBlock[] {
  const { outcomeAsked, system } = link;
  if (!outcomeAsked) return [];
  const { locale } = view;
  const text = say(locale, `crm.outcome.${outcomeAsked.kind}`, { crm: crmNames[system] });
  const who = whoChanged(link, outcomeAsked.by, outcomeAsked.since, view);
  const leave = button(link, say(locale, 'crm.button.leaveOpen'), leaveOpenVerb);
  return [
    {
      style: 'warning',
      lines: [text, ...who].map((each) => ({ text: each })),
      sets: [{ buttons: [leave], links: [] }],
    },
  ];
}

/** Shortens the name and not the city, by which accounts of the same name differ. */
function accountTitle({ name, city, ownerName }: CrmAccount): string {
  const place = unformatted(city ?? ownerName ?? '', 12);
  const left = place ? longestTitle - place.length - ' ()'.length : longestTitle;
  const shown = unformatted(name, left);
  return place ? `${shown} (${place})` : shown;
}

/** Problems for which an account can be created or left out. */
const accountProblems: readonly string[] = [
  'several-accounts',
  'account-elsewhere',
  'chosen-account-gone',
  'no-account',
];

function problemBlock(link: CrmLink, view: ReferralView, editor: ValueEditor | undefined): readonly CrmBlock[] {
  const { problem, system } = link;
  if (!problem) return [];
  const { locale } = view;
  const crm = crmNames[system];
  const field = problem.field ? fieldName(locale, fieldOnCard(problem.field)) : '';
  const choices = (problem.choices ?? []).slice(0, 5).map((account) => {
    return button(link, accountTitle(account), accountVerb, { account: account.id });
  });
  const isAccount = accountProblems.includes(problem.code);
  const records = problem.records ?? [];
  const others =
    records.length > 0
      ? [
          ...recordButtons(link, records, locale),
          button(link, say(locale, 'crm.button.newRecord'), recordVerb, { record: 'new' }),
        ]
      : isAccount
        ? [
            button(link, say(locale, 'crm.button.newAccount'), accountVerb, { account: 'new' }),
            button(link, say(locale, 'crm.button.noAccount'), accountVerb, { account: 'none' }),
          ]
        : link.state === 'paused'
          ? []
          : [button(link, say(locale, 'crm.button.again'), againVerb), ...otherWays(link, problem.code, locale)];
  return [
    {
      style: 'attention',
      lines: [
        problemText(problem.code, { crm, field }, locale, problem.words),
        ...whoFights(link, problem, view, editor),
        ...recordLines(records, locale),
      ].map((text) => ({ text })),
      sets: choices.length + others.length > 0 ? [{ buttons: [...choices, ...others], links: [] }] : [],
    },
  ];
}

/** Of a loop, the last writer on either side: an automation's owner is found by its name. */
function whoFights(
  link: CrmLink,
  { code, writer }: LinkProblem,
  view: ReferralView,
  editor: ValueEditor | undefined,
): readonly string[] {
  if (code !== 'fighting') return [];
  const { locale } = view;
  const crm = crmNames[link.system];
  const there =
    writer?.kind === 'named'
      ? whoChanged(link, writer.name, writer.at, view)
      : writer
        ? [say(locale, `crm.fights.${writer.kind}`, { crm, when: formatMomentFor(view, writer.at) })]
        : [];
  if (!editor) return there;
  const when = formatMomentFor(view, editor.at);
  const here = editor.name
    ? say(locale, 'crm.fights.here', { name: plainName(editor.name), when })
    : say(locale, 'crm.fights.elsewhere', { when });
  return [...there, here];
}

/** For a chosen record that is not available: a retry would not help. */
function otherWays(link: CrmLink, code: string, locale: Locale): readonly CrmButton[] {
  if (link.recordId !== undefined || (code !== 'chosen-gone' && code !== 'belongs-to-another')) return [];
  const isGone = code === 'chosen-gone';
  return [
    ...(isGone ? [button(link, say(locale, 'crm.button.newRecord'), recordVerb, { record: 'new' })] : []),
    ...(link.choosing ? [] : [button(link, say(locale, 'crm.button.others'), othersVerb)]),
  ];
}

/** Other records, searched for on request; tells if there are none. */
function choosingBlock(link: CrmLink, { locale }: ReferralView): readonly CrmBlock[] {
  const records = link.choosing?.records;
  if (!records) return [];
  const crm = crmNames[link.system];
  const line = say(locale, records.length > 0 ? 'crm.others' : 'crm.noOthers', { crm });
  const buttons = [...recordButtons(link, records, locale), button(link, say(locale, 'crm.button.leave'), leaveVerb)];
  const lines = [line, ...recordLines(records, locale)].map((text) => ({ text }));
  return [{ style: 'default', lines, sets: [{ buttons, links: [] }] }];
}

/** Records of the same name differ by their values: each has a line with its values, and a button with its number. */
function recordLines(records: readonly LikelyRecord[], locale: Locale): readonly string[] {
  return records.map(({ name, dealValue, closeDate }, index) => {
    const facts = [
      plain(name, { max: 80 }),
      ...(dealValue ? [valueText(locale, 'dealValue', dealValue)] : []),
      ...(closeDate ? [valueText(locale, 'closeDate', closeDate)] : []),
    ];
    return aboutIt(locale, String(index + 1), joinedIn(locale, facts));
  });
}

function recordButtons(link: CrmLink, records: readonly LikelyRecord[], locale: Locale): readonly CrmButton[] {
  return records.map(({ id, name }, index) => {
    const title = aboutIt(locale, String(index + 1), unformatted(name, longestTitle));
    return button(link, title, recordVerb, { record: id });
  });
}

function button(
  { id, revision }: CrmLink,
  title: string,
  verb: string,
  more: Readonly<Record<string, string>> = {},
): CrmButton {
  const data = { referralId: id, link: revision, ...more };
  return { title, verb, data, submitted: { verb, ...data } };
}

/** As the desk's own changes call a field, in the outbox and the audit. */
function fieldOfReferral(field: SyncField): string {
  return field === 'campaign' ? 'campaignId' : field;
}
