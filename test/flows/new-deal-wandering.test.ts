import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AskedQuestion, askedQuestions } from '../../src/features/new-deal/questions/order.ts';
import { runs } from '../support/runs.ts';
import { aDesk } from './support/a-desk.ts';
import { type Answers, aDealTalk, aKnownDeal, type DealTalk, recordsOf, straightRoad } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

/** Answers that cannot be taken, or mean something else; where any words are an answer, there are none. */
const wrong: Partial<Record<AskedQuestion, string>> = {
  country: 'Atlantis',
  duns: '12',
  visibility: 'p2p',
  value: '1.200 EUR',
  'close-date': '03/04',
  contact: 'Sue',
  solutions: 'a time machine',
};

type Deed = 'answer' | 'wrong' | 'back' | 'help' | 'list' | 'put aside' | 'restart' | { readonly edit: AskedQuestion };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('answer' as const) },
  { weight: 6, arbitrary: fc.constantFrom('wrong', 'back', 'help', 'list', 'put aside', 'restart') },
  { weight: 2, arbitrary: fc.constantFrom(...askedQuestions).map((edit) => ({ edit })) },
);

async function does(desk: Desk, talk: DealTalk, answers: Answers, what: Deed): Promise<void> {
  const { asking, pending } = await talk.draft();
  if (typeof what === 'object') await talk.says(`edit ${what.edit}`);
  else if (what === 'restart') await desk.restarts();
  else if (what === 'list') await talk.says('my referrals');
  else if (what === 'put aside') {
    await talk.says('cancel');
    await talk.says('resume');
  } else if (what === 'answer') {
    // One question on: what is asked next is another one, or the same list once more.
    if (asking === 'review') return;
    const said = pending?.kind === 'more' ? 'done' : (answers[asking] ?? 'skip');
    await (said.startsWith('=') ? talk.presses(said.slice(1)) : talk.says(said));
  } else if (what === 'wrong') await talk.says((asking !== 'review' && wrong[asking]) || 'help');
  else await talk.says(what);
}

/** What Partner Center holds of it, without what is every record's own. */
function comparable(desk: Desk, name: string) {
  return recordsOf(desk, name).map(({ customerProfile, details, team, consent, inviteContext, ...record }) => ({
    ...{ customerProfile: { ...customerProfile, name: '' }, details, team, consent, inviteContext },
    ...{
      externalReferenceId: record.externalReferenceId,
      status: record.status,
      organizationId: record.organizationId,
    },
  }));
}

it('through the front door: any order, back, edit, restart and resume lead to the deal of the straight road', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);
  let deals = 0;
  async function create(deeds: readonly Deed[]) {
    const name = `Robot cells ${++deals}`;
    const answers: Answers = { ...straightRoad, name, customer: `Customer ${deals}, Germany`, visibility: '=co-sell' };
    const unlike = { ...answers, duns: 'skip', 'postal-code': 'skip' };
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    for (const what of deeds) await does(desk, talk, unlike, what);
    // A question inside a question is left first: which one, in which currency.
    if (['readings', 'currency', 'person'].includes((await talk.draft()).pending?.kind ?? '')) await talk.says('back');
    await talk.answers(unlike);
    expect(await talk.presses('Create')).toContain(`Created: ${name}`);
    await desk.settles();
    return comparable(desk, name);
  }

  const straight = await create([]);
  expect(straight).toHaveLength(2);
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      expect(await create(deeds)).toEqual(straight);
    }),
    { numRuns: runs(2, 12), seed: 6, endOnFailure: true },
  );
});
