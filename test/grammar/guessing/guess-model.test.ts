import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessInWords } from '../../../src/features/help/unhandled.ts';
import { isDoubtful } from '../../../src/grammar/guessing/doubt.ts';
import { guessesFor } from '../../../src/grammar/guessing/guess.ts';
import { likelyLabels } from '../../../src/grammar/guessing/likely-labels.ts';
import { guessedDeeds, offersOf, writingDeeds } from '../../../src/grammar/guessing/offers.ts';
import { readMessage } from '../../../src/grammar/read.ts';
import { sentenceOf } from '../../../src/grammar/sentence/sentence.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { today, understandingIn } from '../understood.ts';
import { askedOfFeatures } from './asked-of-features.ts';
import { knownIn, labelledMessages, namesIn } from './labelled.ts';
import { modelOfTables } from './make-model.ts';
import { modelText, trainedOn } from './train.ts';

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
    const rows = labelledMessages().filter(({ set }, at) => set !== 'vocabulary' && at % 25 === 0);
    const missed = rows.filter(({ message, locale, labels }) => {
      const sentence = sentenceOf(message, locale, namesIn(locale));
      const likely = sentence ? likelyLabels(sentence).slice(0, 3) : [];
      return !likely.some(({ label }) => labels.includes(label));
    });
    expect(missed.length / rows.length, JSON.stringify(missed.slice(0, 5))).toBeLessThan(0.05);
  });

  it('keeps as many weights as it may, and learns to do without the others', () => {
    const rows = ['a b x', 'a c x', 'b c y', 'b a x', 'c a x', 'c b y', 'c c y', 'a a x'].map((row) => row.split(' '));
    const examples = [...rows, ...rows, ...rows].map(([one, other, label = '']) => {
      return { label, hints: new Set([`1${one}`, `2${other}`, `${one}${other}`]) };
    });
    const trained = trainedOn(examples, 8);
    const kept = [...trained.hints.values()].flatMap((weights) => [...weights]).filter((weight) => weight !== 0);
    expect(kept).toHaveLength(8);
    expect(modelText(trained)).toBe(modelText(trainedOn(examples, 8)));
    const scoresOf = (hints: Iterable<string>) =>
      trained.labels.map((_label, at) =>
        [...hints].reduce((sum, hint) => sum + (trained.hints.get(hint)?.[at] ?? 0), 0),
      );
    const told = ({ hints }: (typeof examples)[number]) => {
      const scores = scoresOf(hints);
      return trained.labels[scores.indexOf(Math.max(...scores))];
    };
    expect(examples.filter((example) => told(example) !== example.label)).toEqual([]);
    // Cut off and not trained again, it is 0.96.
    const [x = 0, y = 0] = scoresOf(['1c', '2c', 'cc']);
    expect(1 / (1 + Math.exp((x - y) / Math.sqrt(3)))).toBeGreaterThan(0.97);
  });

  it('has something to offer for each label, but for small talk', async () => {
    const labels = new Set(labelledMessages().flatMap(({ labels }) => labels));
    expect([...labels].filter((label) => !(label in offersOf))).toEqual(['none']);
  });
});

/** None of them stands in a table; beside each, one that begins alike and is read as before. */
describe.each([
  ['en', 'who could see all our deals besides me', 'who has the referrals from Spain'],
  ['en', 'can i shove an excel sheet in here', 'can i get an excel of the archived ones'],
  ['en', 'who at the customer do i ring for zenith rail', 'who at our end looks after zenith rail'],
  ['ru', 'хочу другое правило распределения рефералов', 'хочу посмотреть рефералы из Испании'],
  ['ru', 'надоели мне эти входящие по ночам', 'ничьи рефералы из Испании'],
  ['ko', '배정 규칙 목록 보여줘 봐', '스페인 추천 목록 보여줘 봐'],
  ['zh-TW', '除了我還有誰看得到我們所有的交易', '西班牙的轉介全部列出來'],
] as const)('what a rule caught by a word or two, in %s', (locale, beside, meant) => {
  const first = (message: string) => readMessage(message, namesIn(locale), { locale, today })[0];

  it(`is asked about: ${beside}`, () => {
    const reading = first(beside);
    expect(reading && isDoubtful(reading)).toBe(true);
  });

  it(`and not where it is meant: ${meant}`, () => {
    const reading = first(meant);
    expect(reading?.intent).toBeDefined();
    expect(reading && isDoubtful(reading)).toBe(false);
  });
});

describe('who wants no posts in a channel', () => {
  it.each([
    ['en', 'could you quit posting into this channel'],
    ['ru', 'перестань публиковать карточки в этом канале'],
    ['ko', '이 채널에 더는 올리지 마'],
    ['zh-TW', '這個頻道不要再發卡片了'],
  ] as const)('is offered the way out, in %s: %s', (locale, message) => {
    const offered = guessesFor(message, locale).flatMap((guess) => (guess.kind === 'command' ? [guess.name] : []));
    expect(offered).toContain('stopThisChannel');
    expect(offered).not.toContain('useThisChannel');
  });

  it.each(['don’t stop posting here', 'should we stop posting here?', 'Megan said we should stop posting here'])(
    'and nobody else: %s',
    (message) => {
      expect(guessesFor(message, 'en')).not.toContainEqual({ kind: 'command', name: 'stopThisChannel' });
    },
  );
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
