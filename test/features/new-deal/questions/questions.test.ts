import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineWords } from '../../../../src/answers/line/line-words.ts';
import { newReferralOf } from '../../../../src/features/new-deal/creation/creation-body.ts';
import { formInputs } from '../../../../src/features/new-deal/form/draft-form.ts';
import { questions } from '../../../../src/features/new-deal/questions/all.ts';
import { askedQuestions } from '../../../../src/features/new-deal/questions/order.ts';
import { type AnswerContext, nothingFound } from '../../../../src/features/new-deal/questions/shared/answer.ts';
import { catalogues } from '../../../../src/i18n/catalogue.ts';
import { fullFields } from '../../../builders/draft.ts';
import { newDealLooks } from '../../../cards/new-deal-looks.ts';
import { inputsOf } from '../../../harness/cards.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const room = 'src/features/new-deal';
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Answered by the inputs of other questions. */
const together: readonly string[] = ['address', 'extras'];

/** What stands beside the questions' own files: their order, the list of them, and what goes for all. */
const beside = ['all.ts', 'order.ts', 'read-answer.ts', 'rules.ts'];

describe('a question of a new deal', () => {
  it('is one file, by its id', () => {
    const files = readdirSync(path.join(root, room, 'questions')).filter((file) => file.endsWith('.ts'));
    expect(files.filter((file) => !beside.includes(file)).sort()).toEqual(
      askedQuestions.map((id) => `${id}.ts`).sort(),
    );
  });

  it('is named nowhere else, so that another one needs no change anywhere else', () => {
    const ids = askedQuestions.join('|');
    const spelled = askedQuestions.filter((id) => id.includes('-')).join('|');
    const naming = [
      // Compared with, chosen by, looked up by.
      new RegExp(`\\b(?:asking|question|id)\\b\\)? ?[!=]== '(?:${ids})'`),
      new RegExp(`\\b(?:questions|questionOf)(?:\\.|\\['|\\(')(?:${ids})\\b`),
      new RegExp(`questions/(?:${ids})\\.ts`),
      new RegExp(`'(?:${spelled})'`),
    ];
    const elsewhere = globSync(`${room}/**/*.ts`, { cwd: root }).filter(
      (file) => path.basename(path.dirname(file)) !== 'questions' || /(?:read-answer|rules)\.ts$/.test(file),
    );
    const found = elsewhere.flatMap((file) =>
      read(file)
        .split('\n')
        .filter((line) => naming.some((pattern) => pattern.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(elsewhere.length).toBeGreaterThan(30);
    expect(found, 'give the question a face in questions/shared/question.ts').toEqual([]);
  });

  it.each(askedQuestions)('%s: has its sentences in all languages', (id) => {
    const names = Object.keys(catalogues.en).filter((key) => key.endsWith(`.${id}`));
    for (const catalogue of Object.values(catalogues))
      for (const sentence of ['ask', 'hint', 'field'])
        expect(catalogue, `newDeal.${sentence}.${id}`).toHaveProperty([`newDeal.${sentence}.${id}`]);
    expect(names.length).toBeGreaterThanOrEqual(3);
  });

  it.each(askedQuestions)('%s: is known once answered, asked again once forgotten', (id) => {
    const question = questions[id];
    expect(question.known(fullFields)).toBe(true);
    expect(question.known(question.forgotten(fullFields))).toBe(false);
    expect(question.known({})).toBe(false);
    const passed = question.passedOver?.(fullFields);
    if (passed) expect(question.known(passed)).toBe(true);
  });

  it.each(askedQuestions)('%s: reads nothing at all as no answer, and keeps what there is', (id) => {
    const draft = { fields: fullFields, asking: id } as Parameters<(typeof questions)[typeof id]['read']>[0];
    const context: AnswerContext = { ...nothingFound, locale: 'en', today: '2026-11-21' };
    expect(questions[id].read(draft, '', context).kind).not.toBe('fields');
  });

  it.each(askedQuestions)('%s: has its own inputs, each with one place on the form', (id) => {
    const { inputs, shown } = questions[id].form;
    const form = newDealLooks()['new-deal-form']?.('en');
    const onForm = inputsOf(form).map((input) => input.id);
    expect(inputs.length === 0).toBe(together.includes(id));
    if (together.includes(id)) return;
    for (const { id: input } of inputs) {
      expect(formInputs.filter((one) => one.id === input)).toHaveLength(1);
      expect(
        onForm.filter((one) => one === input),
        `"id": "${input}" in cards/new-deal-form.json`,
      ).toHaveLength(1);
    }
    for (const input of Object.keys(shown(fullFields))) expect(inputs.map((one) => one.id)).toContain(input);
  });

  it('takes every field that a line can name, each of them once', () => {
    const fields = askedQuestions.flatMap((id) => questions[id].line?.field ?? []);
    expect(fields.sort()).toEqual(Object.keys(lineWords).sort());
  });

  it.each(askedQuestions)('%s: fills its part of the request, or has none', (id) => {
    const { body, microsoftBody, forgotten } = questions[id];
    const part = { ...body?.(fullFields), ...microsoftBody?.(fullFields) };
    if (id === 'consent' || together.includes(id)) expect(body).toBeUndefined();
    else expect(body ?? microsoftBody).toBeDefined();
    // Forgotten, whatever it filled is gone from the request, or the request can't be made.
    const always = id === 'marketplace-intent'; // Partner Center asks for it whatever was answered.
    if (body && Object.keys(part).length > 0 && !always)
      expect(newReferralOf(forgotten(fullFields))).not.toEqual(newReferralOf(fullFields));
  });
});
