import { answeredCard } from '../../src/features/new-deal/cards/answered-card.ts';
import { draftCard } from '../../src/features/new-deal/cards/conversation-cards.ts';
import {
  createdCard,
  creatingCard,
  discardedCard,
  draftsCard,
  duplicatesCard,
  letGoCard,
  putAsideCard,
  waitingCard,
  whichOneCard,
} from '../../src/features/new-deal/cards/creation-cards.ts';
import { formCard } from '../../src/features/new-deal/cards/draft-form-card.ts';
import type { DealDraft, Pending } from '../../src/features/new-deal/draft/deal-draft.ts';
import { formValues, keptBy, peopleToTick } from '../../src/features/new-deal/form/draft-form.ts';
import { type AskedQuestion, dealQuestions } from '../../src/features/new-deal/questions/order.ts';
import type { Suggestions } from '../../src/features/new-deal/questions/shared/look-ups.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { aDraft, fullFields } from '../builders/draft.ts';
import { aReferral } from '../builders/referral.ts';

const { customer, contact, employees = [], solutions = [] } = fullFields;
const known = customer ? [customer, { ...customer, dunsNumber: null, name: 'Fabrikam Robotics AG' }] : [];

const usual: Suggestions = {
  customers: known,
  people: employees,
  solutions: [
    ...solutions,
    {
      id: 'SOL-34104-PLT',
      name: 'Contoso Plant Insights',
      owner: 'mine',
      publisherName: 'Contoso',
      offerType: 'saas',
      coSellStatus: 'azure-ip-incentivised',
    },
    { id: 'SOL-90001-ASM', name: 'Infrastructure Assessment', owner: 'microsoft', isAssessment: true },
    { id: 'SOL-1-NOT', name: 'Contoso Beta', owner: 'mine', coSellStatus: 'not-ready', notReady: true },
  ],
  locations: ['4567001', '4567002'],
  areas: ['Data & AI', 'Security'],
};

const lee = {
  firstName: 'Lee',
  lastName: 'Gu',
  email: 'lee.gu@fabrikam.example',
  phoneNumber: '+44 20 5550111',
};

const pendings: Readonly<Record<string, readonly [AskedQuestion, Pending]>> = {
  customers: ['customer', { kind: 'customers', name: 'Fabrikam', found: known }],
  'readings-day': ['close-date', { kind: 'readings', values: ['2027-03-04', '2027-04-03'] }],
  'readings-money': ['value', { kind: 'readings', values: ['1200 EUR', '1.2 EUR'] }],
  'readings-country': ['country', { kind: 'readings', values: ['KR', 'KP'] }],
  'readings-price': ['solutions', { kind: 'readings', values: ['SOL-15974-MQF=1200 EUR', 'SOL-15974-MQF=1.2 EUR'] }],
  currency: ['value', { kind: 'currency', amount: 120_000 }],
  'which-solution': ['solutions', { kind: 'solutions', words: 'Contoso', found: usual.solutions }],
  person: ['contact', { kind: 'person', person: { firstName: 'Sue' } }],
  'last-name': [
    'employees',
    {
      kind: 'person',
      person: {},
      names: [
        { firstName: 'Marina', lastName: 'Schmidt' },
        { firstName: 'Schmidt', lastName: 'Marina' },
      ],
    },
  ],
  'more-employees': ['employees', { kind: 'more' }],
  'more-solutions': ['solutions', { kind: 'more' }],
  'consent-to-create': ['consent', { kind: 'create' }],
  discard: ['value', { kind: 'discard' }],
  'whether-name': ['name', { kind: 'meant', text: 'actually make it private', deed: true }],
  'whether-place': ['city', { kind: 'meant', text: 'let me check with Sue', deed: false }],
  'whether-date': ['contact', { kind: 'other', text: 'april 2027', question: 'close-date' }],
  'odd-location': [
    'location',
    {
      kind: 'doubt',
      value: '2027',
      instead: ['4567001', '4567002'],
      why: { key: 'newDeal.problem.locationDoubt', values: { location: '2027', locations: '4567001, 4567002' } },
    },
  ],
  'which-person': [
    'contact',
    { kind: 'people', words: 'Lee Gu', found: [lee, { ...lee, email: 'l.gu@fabrikam.example' }] },
  ],
  'left-out': ['contact', { kind: 'person', person: lee, leftOut: 'mornings are best' }],
};

const notes = [
  { kind: 'understood', question: 'value' },
  { kind: 'problem', key: 'answer.amount.notAmount' },
] as const;

/** Every card of a new deal, by name. */
export function newDealLooks(
  draft: DealDraft = aDraft(),
  suggestions: Suggestions = usual,
): Readonly<Record<string, (locale: Locale) => AdaptiveCard>> {
  const referral = aReferral();
  const built = (card: { readonly card: AdaptiveCard }) => card.card;
  return {
    ...Object.fromEntries(
      dealQuestions.map((asking) => [
        `new-deal-${asking}`,
        (locale: Locale) => built(draftCard({ ...draft, asking }, notes, suggestions, locale)),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(pendings).map(([name, [asking, pending]]) => [
        `new-deal-asks-${name}`,
        (locale: Locale) => built(draftCard({ ...draft, asking, pending }, [], suggestions, locale)),
      ]),
    ),
    'new-deal-first': (locale) =>
      built(
        draftCard(
          { ...draft, asking: 'customer', fields: {} },
          [{ kind: 'info', key: 'newDeal.begin' }],
          suggestions,
          locale,
        ),
      ),
    'new-deal-line': (locale) => built(answeredCard(draft, 'customer', locale)),
    'new-deal-line-unanswered': (locale) => built(answeredCard({ ...draft, fields: {} }, 'value', locale)),
    'new-deal-help-words': (locale) =>
      built(draftCard({ ...draft, asking: 'value', fields: {} }, [{ kind: 'help' }], suggestions, locale)),
    'new-deal-p2p': (locale) =>
      built(
        draftCard(
          { ...draft, asking: 'visibility', fields: {} },
          [{ kind: 'problem', key: 'newDeal.p2p' }],
          suggestions,
          locale,
        ),
      ),
    'new-deal-put-aside': (locale) => built(putAsideCard(draft, locale, 'newDeal.consent.refused')),
    'new-deal-drafts': (locale) =>
      built(
        draftsCard(
          [draft, { ...draft, id: draft.id.replace('1', '2') }],
          { locale, timeZone: 'Europe/Berlin', zoneIsOwn: true },
          true,
        ),
      ),
    'new-deal-waits': (locale) => built(waitingCard({ ...draft, asking: 'visibility' }, locale)),
    'new-deal-duplicates': (locale) =>
      built(
        duplicatesCard(
          draft,
          [
            { referral, because: 'duns', visible: true },
            { referral, because: 'name-and-place', visible: false },
          ],
          locale,
        ),
      ),
    'new-deal-which-one': (locale) => built(whichOneCard(draft, [referral.record, referral.record], locale)),
    'new-deal-creating': (locale) => built(creatingCard(draft, locale)),
    'new-deal-waiting': (locale) => built(creatingCard(draft, locale, 'unreachable')),
    'new-deal-created': (locale) =>
      built(createdCard({ ...draft, creation: { ...creation, microsoftId: 'x' } }, referral.record.name, locale, true)),
    'new-deal-created-for-others': (locale) =>
      built(createdCard({ ...draft, creation }, referral.record.name, locale, false)),
    'new-deal-microsoft-refused': (locale) =>
      built(
        createdCard(
          { ...draft, creation: { ...creation, microsoftRefused: 'invalidRequest' } },
          referral.record.name,
          locale,
          true,
        ),
      ),
    'new-deal-discarded': (locale) => built(discardedCard(draft, locale)),
    'new-deal-let-go': (locale) => built(letGoCard(draft, locale)),
    'new-deal-form': (locale) => form(draft, locale),
    'new-deal-form-empty': (locale) => form({ ...draft, fields: {} }, locale),
    'new-deal-form-problems': (locale) =>
      formCard(
        {
          draftId: draft.id,
          seen: 3,
          keeps: [],
          locale,
          values: { ...formValues(draft), country: 'Nowhere' },
          problems: Object.fromEntries(
            [
              'country',
              'duns',
              'contactEmail',
              'contact',
              'value',
              'currency',
              'ownPhone',
              'employee',
              'solutions',
            ].map((input) => [input, say(locale, 'answer.country.notCountry')]),
          ),
          notice: say(locale, 'newDeal.form.changed'),
        },
        offers,
      ),
  };
}

const creation = { startedAt: new Date(0), attempts: 1, notOurs: [] };
const offers = {
  people: peopleToTick(fullFields, contact ? [contact] : []),
  solutions: solutions.map(({ id, name }) => ({ value: id, label: name })),
  locations: usual.locations,
  asksOwnPhone: 'alex.wilber@contoso.example',
};

function form(draft: DealDraft, locale: Locale): AdaptiveCard {
  const people = peopleToTick(draft.fields, contact ? [contact] : []);
  return formCard(
    { draftId: draft.id, seen: 3, values: formValues(draft), problems: {}, keeps: keptBy(draft), locale },
    { ...offers, people },
  );
}
