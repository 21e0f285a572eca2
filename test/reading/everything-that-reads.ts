import { readAddress } from '../../src/answers/address/address.ts';
import { readPostalCode } from '../../src/answers/address/postal-code.ts';
import { readAmount } from '../../src/answers/amount/amount.ts';
import { readAmountShift } from '../../src/answers/amount/amount-shift.ts';
import { readCurrency } from '../../src/answers/amount/currency.ts';
import { currencyWithin } from '../../src/answers/amount/currency-within.ts';
import { readNumber } from '../../src/answers/amount/number.ts';
import { readTypedAmount } from '../../src/answers/amount/typed-amount.ts';
import { noneOf, readAside, saysMe, withoutPoliteness } from '../../src/answers/aside/aside.ts';
import { soundsLikeSentence } from '../../src/answers/aside/sentence-like.ts';
import { readChoice } from '../../src/answers/choice/choice.ts';
import { readProductWords } from '../../src/answers/choice/product-named.ts';
import { readRowBeside } from '../../src/answers/choice/row-beside.ts';
import { readSolutionId } from '../../src/answers/choice/solution-id.ts';
import { isPlainlyStage, readStage } from '../../src/answers/choice/stage.ts';
import { readYesNo } from '../../src/answers/choice/yes-no.ts';
import { readCrmDealLine } from '../../src/answers/crm/crm-deal-line.ts';
import { readCrmDifference } from '../../src/answers/crm/crm-difference.ts';
import { readCrmLine } from '../../src/answers/crm/crm-line.ts';
import { isNewCustomer, readCustomer } from '../../src/answers/customer/customer-name.ts';
import { readDuns } from '../../src/answers/customer/duns.ts';
import { readAge } from '../../src/answers/day/age-said.ts';
import { readDay } from '../../src/answers/day/day.ts';
import { readDayShift } from '../../src/answers/day/moved-day.ts';
import { readPastDays } from '../../src/answers/day/past-days.ts';
import { readLeadFilter, withoutLeadHead } from '../../src/answers/leads/lead-filter.ts';
import { readLeadNamed } from '../../src/answers/leads/lead-named.ts';
import { readLeadRuleLine } from '../../src/answers/leads/lead-rule-line.ts';
import { readLeadSpokenOf } from '../../src/answers/leads/lead-spoken-of.ts';
import { readField, readUnnamed } from '../../src/answers/line/line-fields.ts';
import { lineWords } from '../../src/answers/line/line-words.ts';
import { messageAsLine } from '../../src/answers/line/message-line.ts';
import { readDealLine } from '../../src/answers/line/one-line.ts';
import { readMoment } from '../../src/answers/moment/moment.ts';
import { momentWithin } from '../../src/answers/moment/moment-within.ts';
import { arePartners } from '../../src/answers/names/partners.ts';
import { indexName, soughtWords } from '../../src/answers/names/search-key.ts';
import { readEmail, takeEmail } from '../../src/answers/person/email.ts';
import { nameAlone } from '../../src/answers/person/name-alone.ts';
import { readPersonName } from '../../src/answers/person/person-name.ts';
import { personPieces } from '../../src/answers/person/person-pieces.ts';
import { readPhone, takePhone } from '../../src/answers/person/phone.ts';
import { readReceiver } from '../../src/answers/person/receiver.ts';
import { isKnownCity } from '../../src/answers/place/city.ts';
import { readCountry, readCountryName, readWholeCountry } from '../../src/answers/place/country.ts';
import { readTimeZone } from '../../src/answers/place/time-zone.ts';
import { readRoutingAsked } from '../../src/answers/routing/routing-asked.ts';
import { routingChannel } from '../../src/answers/routing/routing-channel.ts';
import { longestRoutingLine, readRoutingPart } from '../../src/answers/routing/routing-conditions.ts';
import { readRoutingLine } from '../../src/answers/routing/routing-line.ts';
import { readSpokenLanguage } from '../../src/answers/routing/spoken-language.ts';
import { readCalendarWish } from '../../src/answers/settings/calendar-wish.ts';
import { readLanguage } from '../../src/answers/settings/language.ts';
import { readOwnHours } from '../../src/answers/settings/own-hours-said.ts';
import { readOwnPlace } from '../../src/answers/settings/own-place.ts';
import { readAllHandedOver } from '../../src/answers/team/all-handed-over.ts';
import { readChannelName } from '../../src/answers/team/channel-name.ts';
import { readRoleLine } from '../../src/answers/team/role-line.ts';
import { readWorkloadAsked } from '../../src/answers/team/workload-said.ts';
import { fold, foldName, tidy, withoutEnds } from '../../src/answers/text/said.ts';
import { numberShown } from '../../src/cards/number-input.ts';
import { inputValue, plain, unformatted } from '../../src/cards/plain.ts';
import { readAbsence } from '../../src/features/away/absence-said.ts';
import { cutWords, namesIn } from '../../src/features/away/names-in-text.ts';
import * as codeCells from '../../src/features/bulk/cells/code-cells.ts';
import { readDayCell } from '../../src/features/bulk/cells/day-cells.ts';
import { readMemberCell, readSolutionCell } from '../../src/features/bulk/cells/list-cells.ts';
import { readValueCell } from '../../src/features/bulk/cells/number-cell.ts';
import { columnMeaning } from '../../src/features/bulk/columns/column-names.ts';
import { readPersonInputs } from '../../src/features/deals/buttons/deal-person.ts';
import { readWon, wonFields } from '../../src/features/deals/close/deal-won.ts';
import { editFields, readEdit } from '../../src/features/deals/edit/deal-edit.ts';
import { readPeople } from '../../src/features/deals/people-and-solutions/deal-people.ts';
import { readSolutions } from '../../src/features/deals/people-and-solutions/deal-solutions.ts';
import { readRegistration, registrationFields } from '../../src/features/deals/registration/deal-registration-input.ts';
import { dealWords, readDealWord } from '../../src/features/deals/words/deal-said.ts';
import { readSaidContact } from '../../src/features/deals/words/said-contact.ts';
import { readLeadPayload } from '../../src/features/leads/destination/lead-payload.ts';
import { leadFilterNames, readLeadFilterForm } from '../../src/features/leads/lead-filter-form.ts';
import { daysSought } from '../../src/features/lists/list-days-sought.ts';
import { filterSaid } from '../../src/features/lists/list-filter-said.ts';
import { looseWords } from '../../src/features/lists/list-loose-words.ts';
import { filterNames } from '../../src/features/lists/list-view.ts';
import { readFilters } from '../../src/features/lists/list-words.ts';
import { converse } from '../../src/features/new-deal/conversation/conversation.ts';
import { quoted, steeringIn } from '../../src/features/new-deal/conversation/conversation-words.ts';
import { readFieldChange } from '../../src/features/new-deal/conversation/field-change.ts';
import { questionNamed } from '../../src/features/new-deal/conversation/field-names.ts';
import { onCard } from '../../src/features/new-deal/conversation/on-card.ts';
import type { Pending } from '../../src/features/new-deal/draft/deal-draft.ts';
import { formInputs } from '../../src/features/new-deal/form/draft-form.ts';
import { readForm } from '../../src/features/new-deal/form/read-form.ts';
import { type DealQuestion, dealQuestions } from '../../src/features/new-deal/questions/order.ts';
import { readAnswer, readPressed } from '../../src/features/new-deal/questions/read-answer.ts';
import type { AnswerContext } from '../../src/features/new-deal/questions/shared/answer.ts';
import { customerWords } from '../../src/features/new-deal/questions/shared/customers.ts';
import { readPersonLine } from '../../src/features/new-deal/questions/shared/person.ts';
import { solutionWords } from '../../src/features/new-deal/questions/shared/solution-line.ts';
import { visibilityNamed } from '../../src/features/new-deal/questions/visibility.ts';
import { readAcceptForm } from '../../src/features/referrals/answering/accept-input.ts';
import { acceptFormInputIds } from '../../src/features/referrals/cards/referral-cards.ts';
import { readMemberInput } from '../../src/features/referrals/record/member-input.ts';
import { readLadder } from '../../src/features/reminders/ladder-rehearsal.ts';
import { readRuleForm, routingInputs } from '../../src/features/routing/routing-form.ts';
import { readProposal } from '../../src/features/routing/routing-proposal.ts';
import { ownHoursChosen } from '../../src/features/settings/own-hours.ts';
import { languageWish, zoneWish } from '../../src/features/settings/settings-said.ts';
import { nothingKnown } from '../../src/features/solutions/index.ts';
import { guessesFor } from '../../src/grammar/guessing/guess.ts';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { asksSomething } from '../../src/grammar/sentence/asked.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { longestSentence } from '../../src/grammar/sentence/piece.ts';
import { afterCommand, isCommand } from '../../src/i18n/command-words.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { IncomingActivity } from '../../src/teams/activity.ts';
import { wordsInHtml } from '../../src/teams/html-words.ts';
import { spokenText } from '../../src/teams/spoken-text.ts';
import { visible } from '../../src/visible-text.ts';
import { aDraft, fullFields } from '../builders/draft.ts';
import { aReferral, aReferralRecord } from '../builders/referral.ts';

export const longestText = 10_000;

const locale = 'en';
const today = '2026-11-24';
const context: AnswerContext = {
  ...{
    locale,
    today,
    customers: fullFields.customer ? [fullFields.customer] : [],
    offered: fullFields.solutions ?? [],
  },
  ...{ solutions: fullFields.solutions ?? [], people: fullFields.employees ?? [], locations: [] },
};
const every = (inputs: readonly string[], text: string) => Object.fromEntries(inputs.map((input) => [input, text]));
const leadFields = ['firstName', 'lastName', 'email', 'phone', 'country', 'company', 'leadSource', 'description'];
const options = ['Private deal', 'Partner-led deal', 'Co-sell with Microsoft'];
const speaker = {
  locale,
  timeZone: 'Europe/London',
  name: 'Alex',
  today,
  at: new Date('2026-11-24T12:00:00Z'),
} as const;

const pendings: readonly (readonly [DealQuestion, Pending])[] = [
  ['customer', { kind: 'customers', name: 'Contoso', found: context.customers }],
  ['value', { kind: 'readings', values: ['1200 EUR', '1.2 EUR'] }],
  ['value', { kind: 'currency', amount: 1200 }],
  ['solutions', { kind: 'solutions', words: 'Contoso', found: context.solutions }],
  ['solutions', { kind: 'readings', values: ['SOL-15974-MQF=1200 EUR', 'SOL-15974-MQF=1.2 EUR'] }],
  ['contact', { kind: 'person', person: { firstName: 'Sue' } }],
  ['employees', { kind: 'more' }],
  ['consent', { kind: 'create' }],
  ['value', { kind: 'discard' }],
  ['review', { kind: 'duplicates' }],
  ['name', { kind: 'meant', text: 'change the value to 50k', deed: true }],
  ['location', { kind: 'doubt', value: '2027', instead: [], why: { key: 'newDeal.again' } }],
];

function conversations(): Record<string, (text: string) => unknown> {
  const asked = dealQuestions.map((asking) => [`converse at ${asking}`, aDraft({ asking })] as const);
  const pending = pendings.map(([asking, one]) => [
    `converse at ${asking}, ${one.kind}`,
    aDraft({ asking, pending: one }),
  ]) as readonly (readonly [string, ReturnType<typeof aDraft>])[];
  return Object.fromEntries(
    [...asked, ...pending].map(([name, draft]) => [name, (text) => converse(draft, { kind: 'said', text }, context)]),
  );
}

const customers = ['Fabrikam Robotics', 'ООО «Ромашка»', '한빛소프트', '宏達股份有限公司', 'Alpine Ski House'];
/** As many as one sentence may look up. */
const known = Array.from({ length: 60 }, (_, index) => ({
  id: String(index),
  customer: `${customers[index % customers.length]} ${index}`,
  title: `Data platform ${index}`,
}));

const routingParts = ['countries', 'customer', 'solution', 'over', 'under', 'locations'] as const;
const whoAsks = { tenantId: 't', aadObjectId: 'a', teamsId: '29:a', name: 'Alex', guest: false };
const hoursOfDesk = { zone: 'Europe/London', hours: { from: 540, to: 1_020 } } as const;
const nobodyKnown = { called: async () => ({ kind: 'unknown' as const }) };

/** The grammar reads no more of a message than a sentence may have. */
function sentences(): Record<string, (text: string) => unknown> {
  const ofGrammar = locales.flatMap((locale) => {
    const names = new NameIndex(known, lexiconOf(locale));
    const sentence = (text: string) => text.slice(0, longestSentence);
    return [
      [`readMessage in ${locale}`, (text: string) => readMessage(sentence(text), names, { locale, today })],
      [`asksSomething in ${locale}`, (text: string) => asksSomething(sentence(text), locale, 'anywhere')],
      [`guessesFor in ${locale}`, (text: string) => guessesFor(sentence(text), locale, known)],
    ] as const;
  });
  return Object.fromEntries(ofGrammar);
}

/** Cells of somebody's file. */
const cells: Record<string, (text: string) => unknown> = {
  readIdCell: codeCells.readIdCell,
  readCurrencyCell: codeCells.readCurrencyCell,
  readCountryCell: codeCells.readCountryCell,
  readDunsCell: codeCells.readDunsCell,
  readYesNoCell: codeCells.readYesNoCell,
  readReasonCell: codeCells.readReasonCell,
  readHelpCell: codeCells.readHelpCell,
  readIntentCell: codeCells.readIntentCell,
  readLadder,
  readStageCell: codeCells.readStageCell,
  readStateCell: (text) => codeCells.readStateCell(text, 'status'),
  readDayCell: (text) => readDayCell(text, 'mixed', new Date('2026-11-24T12:00:00Z')),
  readSolutionCell,
  readMemberCell,
  readValueCell: (text) => readValueCell(text, 'EUR', ';'),
};

/** Everything that meets a text before it is known what it is. By its name, and what of it, each takes the text alone. */
export const reading: Readonly<Record<string, (text: string) => unknown>> = {
  ...sentences(),
  ...cells,
  readCalendarWish,
  readOwnHours: (text) => readOwnHours(text, locale),
  momentWithin: (text) => momentWithin(text, { locale, now: speaker.at, timeZone: 'UTC', dayStart: 540 }),
  readAbsence: (text) => readAbsence(text, { locale, today, people: [] }),
  tidy,
  fold,
  foldName,
  visible,
  withoutEnds: (text) => withoutEnds(text, /["“”«»„「」\s.,;:!?]/),
  readAmount: (text) => readAmount(text, { locale }),
  readStage,
  isPlainlyStage,
  arePartners: (text) => arePartners(text, text),
  readCustomer: (text) => readCustomer(text, { locale, today }),
  isNewCustomer,
  readWholeCountry,
  isKnownCity,
  readChoice: (text) => readChoice(text, options),
  readAddress: (text) => [readAddress(text), readAddress(text, { city: 'Leeds', country: 'GB' })],
  readPostalCode: (text) => [readPostalCode(text), readPostalCode(text, 'GB')],
  readCountry,
  readCountryName,
  readLanguage,
  readTimeZone,
  readCurrency: (text) => readCurrency(text, { locale }),
  currencyWithin: (text) => currencyWithin(text, { locale }),
  readDay: (text) => readDay(text, { locale, today }),
  readAmountShift: (text) => readAmountShift(text, (said) => readAmount(said, { locale }).kind === 'amount'),
  readDayShift,
  readAge: (text) => readAge(text, today),
  readPastDays: (text) => readPastDays(text, { locale, today }),
  readMoment: (text) => readMoment(text, { locale, now: speaker.at, timeZone: 'UTC', dayStart: 540 }),
  readDuns,
  readLeadFilter: (text) => readLeadFilter(text),
  withoutLeadHead,
  readCrmLine: (text) => readCrmLine(text),
  readCrmDealLine: (text) => readCrmDealLine(text),
  readCrmDifference: (text) => readCrmDifference(text),
  readLeadNamed: (text) => readLeadNamed(text),
  readLeadRuleLine: (text) => readLeadRuleLine(text),
  readLeadSpokenOf: (text) => readLeadSpokenOf(text),
  readEmail,
  readNumber: (text) => readNumber(text, 0, locale),
  readPersonName,
  nameAlone,
  personPieces,
  takePhone,
  takeEmail,
  readPhone,
  readRowBeside: (text) => readRowBeside(text, 3),
  readSolutionId,
  readSpokenLanguage,
  readProductWords,
  readAllHandedOver,
  readOwnPlace,
  readWorkloadAsked,
  readReceiver,
  readRoleLine,
  readRoutingAsked,
  readRoutingLine: (text) => readRoutingLine(text.slice(0, longestRoutingLine), locale),
  'readRoutingLine, too long': (text) => readRoutingLine(text, locale),
  readRoutingPart: (text) =>
    routingParts.map((part) => readRoutingPart(part, text.slice(0, longestRoutingLine), locale)),
  readRuleForm: (text) =>
    readRuleForm(every(routingInputs, text.slice(0, longestRoutingLine)), { people: [], channels: [] }, locale),
  readChannelName,
  routingChannel,
  readProposal: (text) =>
    readProposal(
      { named: nobodyKnown, channels: async () => [] },
      { person: whoAsks, locale },
      text.slice(0, longestRoutingLine),
    ),
  readYesNo,
  readDealLine: (text) => readDealLine(text, { locale, today }),
  messageAsLine: (text) => messageAsLine(text, { locale, today }),
  readField: (text) =>
    Object.keys(lineWords).map((field) => readField(field as keyof typeof lineWords, text, { locale, today })),
  readUnnamed: (text) => readUnnamed(text, true, { locale, today }),
  'spokenText of text': (text) => spokenText(activityOf({ text })),
  'spokenText of html': (text) =>
    spokenText(activityOf({ attachments: [{ contentType: 'text/html', content: text }] })),
  wordsInHtml,
  afterCommand: (text) => [afterCommand(locale, 'note', `note ${text}`), afterCommand('ru', 'edit', text)],
  isCommand: (text) => isCommand(locale, 'help', text),
  steeringIn: (text) => steeringIn(text, locale),
  quoted: (text) => [quoted(text), quoted(`"${text}`)],
  questionNamed: (text) => questionNamed(text, locale),
  readFieldChange: (text) => readFieldChange(text, { locale, today }, true),
  onCard: (text) =>
    onCard(aDraft({ asking: 'solutions' }), text, { rows: [{ value: 'a', label: 'A' }], choices: [] }, locale),
  readAside,
  noneOf,
  saysMe,
  soundsLikeSentence,
  withoutPoliteness,
  visibilityNamed,
  readFilters: (text) => readFilters(text, { locale, today }),
  looseWords: (text) => looseWords(text, 'inbound', { locale, today }),
  daysSought: (text) => daysSought(text, 'found', { locale, today }),
  filterSaid: (text) => filterNames.map((name) => filterSaid(name, text, { locale, today })),
  columnMeaning,
  readLeadPayload: (text) => readLeadPayload({ ...every(leadFields, text), userDetails: every(leadFields, text) }),
  readLeadFilterForm: (text) => readLeadFilterForm(every(leadFilterNames, text), locale),
  languageWish: (text) => languageWish(`language ${text}`, locale),
  zoneWish: (text) => zoneWish(`time zone ${text}`, locale),
  ownHoursChosen: (text) =>
    ownHoursChosen({ workingDays: text, workingFrom: text, digest: text, country: text }, whoAsks, hoursOfDesk),
  namesIn: (text) => [namesIn(text, [whoAsks]), cutWords(text, ['a', '週'])],
  indexName: (text) => [indexName(text, 40), soughtWords(text)],
  ...Object.fromEntries(
    dealWords.map((word) => [
      `readDealWord ${word}`,
      (text: string) => readDealWord(word, text, aReferralRecord(), speaker),
    ]),
  ),
  readSaidContact: (text: string) => readSaidContact(text, [], 'en'),
  ...conversations(),
  readAnswer: (text) =>
    dealQuestions.map((question) => readAnswer(aDraft({ asking: question }), question, text, context)),
  readPressed: (text) => dealQuestions.map((question) => readPressed(aDraft(), question, text, context)),
  customerWords,
  solutionWords: (text) => solutionWords(text, { locale }),
  readPersonLine: (text) => readPersonLine(text, {}),
  readForm: (text) =>
    readForm(
      aDraft(),
      every(
        formInputs.map(({ id }) => id),
        text,
      ),
      { ...context, picked: {} },
    ),
  readAcceptForm: (text) => readAcceptForm(every(acceptFormInputIds(3), text), 3, locale),
  readMemberInput: (text) =>
    readMemberInput({ firstName: text, lastName: text, phoneNumber: text, email: text }, 64, locale),
  readPersonInputs: (text) =>
    readPersonInputs('new', every(['newFirst', 'newLast', 'newPhone', 'newMail'], text), locale),
  readEdit: (text) => readEdit(every(editFields, text), '', aReferralRecord(), locale),
  readWon: (text) =>
    readWon(every(wonFields, text), '', aReferralRecord(), {
      ...{ locale, timeZone: 'UTC', name: 'Alex' },
      at: new Date('2026-11-24T09:00:00Z'),
    }),
  readPeople: (text) =>
    readPeople(
      every(['off', 'recent', 'newFirst', 'newLast', 'newPhone', 'newMail'], text),
      aReferralRecord().team,
      [],
      locale,
    ),
  readRegistration: (text) =>
    readRegistration(every(registrationFields, text), aReferral(), {
      locale,
      timeZone: 'UTC',
      today,
      known: nothingKnown,
    }),
  readSolutions: (text) =>
    readSolutions(
      { off: text, add: text, which: text },
      [],
      { find: async () => undefined, search: async () => [] },
      locale,
    ),
  readTypedAmount: (text) => readTypedAmount(text, { locale, currency: 'EUR', shown: '5' }),
  numberShown,
  plain: (text) => plain(text, { max: 400, lines: true }),
  'plain at any length': (text) => plain(text, { max: longestText }),
  unformatted: (text) => unformatted(text, longestText),
  inputValue: (text) => inputValue(text, longestText),
};

function activityOf(said: object): IncomingActivity {
  return { type: 'message', recipient: { id: '28:bot', name: 'Co-sell Desk' }, ...said } as unknown as IncomingActivity;
}

/** One reading of a text, by the reader's name. */
export function readingOf(name: string, text: string): () => unknown {
  const read = reading[name];
  if (!read) throw new Error(`Nothing reads by the name of ${name}`);
  return () => read(text);
}
