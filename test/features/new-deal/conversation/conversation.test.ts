import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftCard } from '../../../../src/features/new-deal/cards/conversation-cards.ts';
import { converse } from '../../../../src/features/new-deal/conversation/conversation.ts';
import type { SteeringWord } from '../../../../src/features/new-deal/conversation/conversation-words.ts';
import type { ConversationOutcome, Input } from '../../../../src/features/new-deal/conversation/outcome.ts';
import { newReferralOf } from '../../../../src/features/new-deal/creation/creation-body.ts';
import type { DealDraft } from '../../../../src/features/new-deal/draft/deal-draft.ts';
import { type AskedQuestion, askedQuestions } from '../../../../src/features/new-deal/questions/order.ts';
import { applies, inTurn, missing } from '../../../../src/features/new-deal/questions/rules.ts';
import type { AnswerContext } from '../../../../src/features/new-deal/questions/shared/answer.ts';
import { nothingToSuggest } from '../../../../src/features/new-deal/questions/shared/look-ups.ts';
import { locales } from '../../../../src/i18n/locale.ts';
import { aDraft } from '../../../builders/draft.ts';
import { buttonsOf } from '../../../harness/cards.ts';
import { isInFull, runs } from '../../../support/runs.ts';

/** What this deal is about, however the conversation gets there. */
const answers: Readonly<Record<AskedQuestion, string>> = {
  customer: 'Fabrikam Robotics',
  address: 'Hafenstraße 12, 20457 Hamburg, DE',
  'address-line-1': 'Hafenstraße 12',
  'address-line-2': 'Haus B',
  city: 'Hamburg',
  state: 'Hamburg State',
  'postal-code': '20457',
  country: 'DE',
  duns: '123456789',
  contact: 'Sue Smith, +49 40 5550100, sue.smith@fabrikam.example',
  visibility: 'co-sell',
  name: 'Robot cells',
  value: '120000 EUR',
  'close-date': '2027-09-30',
  location: '4567001',
  'solution-area': 'Data',
  'marketplace-intent': 'HaveNotDecided',
  'crm-id': 'CRM-1',
  'campaign-id': 'Summer',
  notes: 'Met at the fair.',
  employees: 'Alex Wilber, +1 425 555 0100, alex.wilber@contoso.example',
  solutions: 'SOL-15974-MQF',
  help: 'ProofOfConceptOrDemo',
  'help-notes': 'Two plants.',
  extras: 'done',
  consent: 'yes',
};

const context: AnswerContext = {
  locale: 'en',
  today: '2026-11-21',
  customers: [],
  solutions: [{ id: 'SOL-15974-MQF', name: 'Contoso Cloud Landing Zone' }],
  offered: [],
  people: [],
  locations: [],
};

const empty = aDraft({ fields: {}, asking: 'customer' });

function say(draft: DealDraft, text: string): ConversationOutcome {
  return converse(draft, { kind: 'said', text }, context);
}

/** Answers what is asked, as `answers` has it, until the review. */
function straightOn(draft: DealDraft): DealDraft {
  let current = draft;
  for (let round = 0; round < 80; round++) {
    const { asking, pending } = current;
    if (pending?.kind === 'discard') current = say(current, 'no').draft;
    else if (pending?.kind === 'more') current = say(current, 'done').draft;
    else if (pending?.kind === 'person' || pending?.kind === 'readings' || pending?.kind === 'currency')
      current = say(current, 'back').draft;
    else if (asking === 'review') return current;
    else current = say(current, answers[asking]).draft;
  }
  throw new Error(`Never reaches the review: ${JSON.stringify(current)}`);
}

/** Every answer once more, as somebody does who changed some on the way; then to the end. */
function settledAsMeant(draft: DealDraft): DealDraft {
  let current = straightOn({ ...draft, state: 'open' });
  for (const question of askedQuestions) {
    if (!applies(current.fields, question)) continue;
    const edited = converse(current, { kind: 'edited', question }, context).draft;
    current = straightOn(say(edited, answers[question]).draft);
  }
  for (const person of current.fields.employees ?? []) {
    if (!answers.employees.includes(person.email))
      current = straightOn(
        converse(current, { kind: 'chose', question: 'employees', value: `-${person.email}` }, context).draft,
      );
  }
  return straightOn(current);
}

const question = fc.constantFrom(...askedQuestions);

/** What people do: answer right, wrong or out of order; steer; press old cards; leave; the desk restarts. */
const deed: fc.Arbitrary<(draft: DealDraft) => DealDraft> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constant((draft: DealDraft) =>
      draft.asking === 'review' ? draft : say(draft, answers[draft.asking]).draft,
    ),
  },
  {
    weight: 4,
    arbitrary: question.map((about) => (draft: DealDraft) => {
      const input: Input = { kind: 'chose', question: about, value: answers[about] };
      return converse(draft, input, context).draft;
    }),
  },
  { weight: 3, arbitrary: question.map((about) => (draft: DealDraft) => say(draft, `edit ${about}`).draft) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('back', 'skip', 'done', 'help')
      .map((word) => (draft: DealDraft) => say(draft, word).draft),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        '120k',
        '1.200 EUR',
        '03/04',
        'nonsense',
        '',
        'no',
        'Sue',
        'Bob Brown, bob@contoso.example',
        '12',
        'private',
      )
      .map((text) => (draft: DealDraft) => say(draft, text).draft),
  },
  { weight: 1, arbitrary: fc.constant((draft: DealDraft) => say(say(draft, 'discard').draft, 'no').draft) },
  {
    weight: 1,
    arbitrary: fc.constant((draft: DealDraft) => ({ ...say(draft, 'cancel').draft, state: 'open' as const })),
  },
  // A restart, or another instance: nothing but what the database holds.
  { weight: 2, arbitrary: fc.constant((draft: DealDraft) => structuredClone(draft)) },
);

describe('the conversation', () => {
  const straight = newReferralOf(settledAsMeant(empty).fields);

  function askedOnTheWay(from: DealDraft, said: Partial<typeof answers> = {}): readonly string[] {
    const asked: string[] = [];
    let draft = from;
    while (draft.asking !== 'review') {
      asked.push(draft.asking);
      draft = say(draft, { ...answers, ...said }[draft.asking]).draft;
    }
    expect(missing(draft.fields)).toEqual([]);
    // Everything else is there: only consent is asked for before it is created.
    expect(say(draft, 'create')).toMatchObject({ next: 'ask', draft: { asking: 'consent' } });
    expect(say(say(draft, 'create').draft, 'yes').next).toBe('create');
    return asked;
  }

  const first = ['customer', 'address', 'visibility', 'value', 'close-date', 'employees', 'solutions', 'extras'];

  it('asks for eight answers on the straight road of a private deal, three more for Microsoft’s help', () => {
    expect(askedOnTheWay(empty, { visibility: 'private' })).toEqual(first);
    const more = askedOnTheWay(empty).filter((id) => !first.includes(id));
    expect(more).toEqual(['contact', 'help', 'help-notes']);
  });

  it('asks for five where the customer and the person are known', () => {
    const [employee] = aDraft().fields.employees ?? [];
    const known = { name: 'Tailspin Toys', address: { addressLine1: 'Kai 1', city: 'Kiel', country: 'DE' } };
    const fields = { customer: { ...known, source: 'x' }, employees: employee ? [employee] : [] };
    const asked = askedOnTheWay(aDraft({ fields, asking: 'visibility' }), { visibility: 'private' });
    expect(asked).toEqual(['visibility', 'value', 'close-date', 'solutions', 'extras']);
  });

  it('opens what a deal needn’t have by a button, its name or its name with its answer, and comes back', () => {
    const at = aDraft({ fields: { ...aDraft().fields, extras: undefined as never }, asking: 'extras' });
    const pressed = converse(at, { kind: 'chose', question: 'extras', value: 'crm-id' }, context).draft;
    expect(pressed.asking).toBe('crm-id');
    expect(say(pressed, 'CRM-5').draft).toMatchObject({ asking: 'extras', fields: { crmId: 'CRM-5' } });
    expect(say(at, 'notes').draft.asking).toBe('notes');
    expect(say(say(at, 'notes').draft, 'back').draft.asking).toBe('extras');
    expect(say(at, 'CRM 4711').draft).toMatchObject({ asking: 'extras', fields: { crmId: '4711' } });
    expect(say(at, 'purple').notes).toEqual([{ kind: 'problem', key: 'newDeal.problem.extras' }]);
    expect(say(at, 'done').draft.asking).toBe('review');
    expect(say(at, 'no').draft.asking).toBe('review');
  });

  it('leads to the same deal from any point, in any order, with back, edit, restart and resume', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const wandered = deeds.reduce((draft, go) => go(draft), empty);
        const draft = settledAsMeant(wandered);
        expect(newReferralOf(draft.fields)).toEqual(straight);
        expect(draft.fields).toMatchObject({ help: 'ProofOfConceptOrDemo', helpNotes: 'Two plants.', consent: true });
        expect(say(draft, 'create').next).toBe('create');
      }),
      { numRuns: runs(25, 400), seed: 6 },
    );
  });

  it('adds to a customer it knows what was said of them ahead, and only then', () => {
    const known = { name: 'Tailspin Toys', address: { addressLine1: 'Kai 1', city: 'Kiel', country: 'DE' } };
    const knowing = { ...context, customers: [known] };
    const hear = (draft: DealDraft, text: string) => converse(draft, { kind: 'said', text }, knowing);
    const toldOf = (name: string) => {
      const ahead = { name, address: { country: 'DE' }, dunsNumber: '123456789' };
      return hear(hear(aDraft({ fields: { customer: ahead }, asking: 'customer' }), 'Tailspin').draft, '1');
    };
    expect(toldOf('').draft.fields.customer).toMatchObject({ ...known, dunsNumber: '123456789' });
    expect(toldOf('').notes).toEqual([{ kind: 'understood', question: 'customer' }]);
    expect(toldOf('Litware').draft.fields.customer?.dunsNumber).toBe(null);
  });

  it('keeps whatever was answered when an answer can’t be taken', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), fc.string(), (deeds, text) => {
        const before = deeds.reduce((draft, go) => go(draft), empty);
        const { draft, notes } = converse(before, { kind: 'said', text }, context);
        const refused = notes.some(({ kind }) => kind === 'problem');
        if (refused) expect(draft.fields).toEqual(before.fields);
        if (before.state === 'open' && draft.state === 'discarded') expect(before.pending?.kind).toBe('discard');
      }),
      { numRuns: runs(100, 400), seed: 6 },
    );
  });

  it('never creates with a hole, nor without a yes to consent', () => {
    const tried = runs(150, 400);
    let created = 0;
    // From the beginning and from the end: whoever begins with nothing gets to a deal once in a hundred times.
    const begun = fc.constantFrom(empty, aDraft());
    fc.assert(
      fc.property(begun, fc.array(deed, { maxLength: 60 }), (draft, deeds) => {
        const outcome = say(
          deeds.reduce((one, go) => go(one), draft),
          'create',
        );
        if (outcome.next !== 'create') return;
        created++;
        expect(missing(outcome.draft.fields)).toEqual([]);
        expect(outcome.draft.fields.consent).toBe(true);
      }),
      { numRuns: tried, seed: 6 },
    );
    expect(created).toBeGreaterThan(tried / 20);
  });

  it('never reads the same draft and the same words in two ways', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), fc.string(), (deeds, text) => {
        const draft = deeds.reduce((one, go) => go(one), empty);
        expect(say(draft, text)).toEqual(say(structuredClone(draft), text));
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});

// `npm test` tries them all.
describe.skipIf(isInFull)('the words that steer', () => {
  const words = {
    en: {
      back: 'back',
      skip: 'Skip',
      cancel: 'cancel',
      discard: 'discard',
      edit: 'edit estimated value',
      help: 'help',
    },
    ko: { back: '뒤로', skip: '건너뛰기', cancel: '취소', discard: '버리기', edit: '수정 예상 금액', help: '도움말' },
    ru: {
      back: 'назад',
      skip: 'Пропустить',
      cancel: 'отмена',
      discard: 'удалить черновик',
      edit: 'изменить сумма',
      help: 'помощь',
    },
    'zh-TW': { back: '上一步', skip: '略過', cancel: '取消', discard: '捨棄', edit: '編輯 預估金額', help: '說明' },
  } as const;

  it.each(locales)('work at every question in %s, and in English', (locale) => {
    const inLanguage = { ...context, locale };
    const whole = settledAsMeant(empty);
    for (const asking of askedQuestions) {
      for (const spoken of [words[locale], words.en]) {
        const draft = { ...whole, asking };
        const hear = (text: string) => converse(draft, { kind: 'said', text }, inLanguage);
        expect([asking, hear(spoken.cancel).next]).toEqual([asking, 'put-aside']);
        expect([asking, hear(spoken.discard).draft.pending]).toEqual([asking, { kind: 'discard' }]);
        expect([asking, hear(spoken.edit).draft.asking]).toEqual([asking, 'value']);
        expect([asking, hear(spoken.help).notes]).toEqual([asking, [{ kind: 'help' }]]);
        const earlier = askedQuestions.slice(0, askedQuestions.indexOf(asking));
        // What was opened on request leads back to where it was opened; parts of the address to what comes before it.
        const before = inTurn(draft.fields, asking)
          ? (earlier.findLast((id) => inTurn(draft.fields, id) && !['city', 'country'].includes(id)) ?? asking)
          : 'review';
        expect([asking, hear(spoken.back).draft.asking]).toEqual([asking, before]);
        expect([asking, hear(spoken.skip).draft.fields]).toEqual([asking, draft.fields]);
      }
    }
  });

  it.each(locales)('are those of the buttons, in %s: typing one does what pressing does', (locale) => {
    const inLanguage = { ...context, locale };
    let tried = 0;
    for (const asking of [...askedQuestions, 'review'] as const) {
      const draft = { ...straightOn(empty), asking };
      const { card } = draftCard(draft, [], nothingToSuggest, locale);
      for (const { title, verb, action } of buttonsOf(card)) {
        const word = (action.data as { word?: SteeringWord } | undefined)?.word;
        if (verb !== 'new-deal.steer' || !word) continue;
        tried++;
        const typed = converse(draft, { kind: 'said', text: title }, inLanguage);
        expect([asking, title, typed]).toEqual([asking, title, converse(draft, { kind: 'steered', word }, inLanguage)]);
      }
    }
    expect(tried).toBeGreaterThan(60);
  });
});
