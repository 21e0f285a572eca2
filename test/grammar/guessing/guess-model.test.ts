import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessInWords } from '../../../src/features/help/unhandled.ts';
import { guessesFor } from '../../../src/grammar/guess.ts';
import { likelyLabels } from '../../../src/grammar/guessing/likely-labels.ts';
import { guessedDeeds, offersOf, writingDeeds } from '../../../src/grammar/guessing/offers.ts';
import { sentenceOf } from '../../../src/grammar/sentence.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { understandingIn } from '../understood.ts';
import { askedOfFeatures } from './asked-of-features.ts';
import { knownIn, labelledMessages, namesIn } from './labelled.ts';
import { modelOfTables } from './make-model.ts';

/**
 * The classifier of the fallback. To train it anew, after tables, words or hints have changed:
 * `PROPERTIES=in-full GUESS_MODEL=write npx vitest run --project unit test/grammar/guessing/guess-model.test.ts`.
 */
const isInFull = process.env.PROPERTIES === 'in-full';
const file = new URL('../../../src/grammar/guessing/model.json', import.meta.url);

describe('the classifier of the fallback', () => {
  it.runIf(isInFull)(
    'is what the tables give',
    async () => {
      const trained = await modelOfTables();
      if (process.env.GUESS_MODEL === 'write') writeFileSync(file, trained);
      expect(readFileSync(file, 'utf8') === trained, 'train it anew, as told above').toBe(true);
    },
    600_000,
  );

  it('knows what the tables of messages tell', async () => {
    const rows = (await labelledMessages()).filter(({ set }, at) => set !== 'vocabulary' && at % 25 === 0);
    const missed = rows.filter(({ message, locale, labels }) => {
      const sentence = sentenceOf(message, locale, namesIn(locale));
      const likely = sentence ? likelyLabels(sentence).slice(0, 3) : [];
      return !likely.some(({ label }) => labels.includes(label));
    });
    expect(missed.length / rows.length, JSON.stringify(missed.slice(0, 5))).toBeLessThan(0.05);
  });

  it('has something to offer for each label, but for small talk', async () => {
    const labels = new Set((await labelledMessages()).flatMap(({ labels }) => labels));
    expect([...labels].filter((label) => !(label in offersOf))).toEqual(['none']);
  });
});

describe.each(locales)('a guess in %s', (locale) => {
  const { understood } = understandingIn(locale);

  it('does nothing about what is only talked of', () => {
    const talk = askedOfFeatures.none?.[locale].split('|') ?? [];
    const offered = talk.filter((message) =>
      guessesFor(message, locale, knownIn(locale).slice(0, 20)).some(
        (guess) => guess.kind === 'referral' && writingDeeds.includes(guess.deed),
      ),
    );
    expect(talk.length).toBeGreaterThan(30);
    expect(offered).toEqual([]);
  });

  // The audit is a command of its own.
  it.each(guessedDeeds.filter((deed) => deed !== 'audit'))('of %s says what the desk understands so', (deed) => {
    const detail = deed === 'set-value' ? '80k' : { en: 'Lee', ru: 'Олегу', ko: '리', 'zh-TW': '小李' }[locale];
    const words = guessInWords({ kind: 'referral', deed, called: 'Fabrikam, Inc.', detail }, locale);
    expect(understood(words)).toMatch(new RegExp(`^${deed} name:Fabrikam`));
  });
});
