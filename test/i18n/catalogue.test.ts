import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { catalogues, type MessageKey, say } from '../../src/i18n/catalogue.ts';
import { locales } from '../../src/i18n/locale.ts';

const keys = Object.keys(catalogues.en) as MessageKey[];

interface Part {
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  readonly pluralType?: string;
}

/** Every part of a message, at any depth. */
function partsOf(message: string, locale: string): readonly Part[] {
  const inside = (parts: readonly Part[]): readonly Part[] =>
    parts.flatMap((part) => [part, ...Object.values(part.options ?? {}).flatMap(({ value }) => inside(value))]);
  return inside(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as readonly Part[]);
}

/** Text and `#` have no name; everything else that has a value is a placeholder. */
function placeholdersOf(message: string, locale: string): readonly string[] {
  const named = partsOf(message, locale).filter((part) => 'value' in part && (part as { type?: number }).type !== 0);
  return [...new Set(named.map(({ value }) => String(value)))].sort();
}

describe.each(locales)('the catalogue %s', (locale) => {
  const catalogue = catalogues[locale];

  it('has every sentence, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => catalogue[key].trim() === '')).toEqual([]);
  });

  it('names the same values in every sentence', () => {
    for (const key of keys) {
      const ours = placeholdersOf(catalogue[key], locale);
      expect([key, ours]).toEqual([key, placeholdersOf(catalogues.en[key], 'en')]);
    }
  });

  it('chooses between the same cases', () => {
    const cases = (message: string) =>
      partsOf(message, locale)
        .filter(({ options, pluralType }) => options && !pluralType)
        .map(({ options }) => Object.keys(options ?? {}).sort());
    for (const key of keys) expect([key, cases(catalogue[key])]).toEqual([key, cases(catalogues.en[key])]);
  });

  it('has the plural forms of its language, all and only those', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const key of keys) {
      for (const { options, pluralType } of partsOf(catalogue[key], locale)) {
        // A form for one number (`=0`) says something else, and stands beside those of the language.
        const forms = Object.keys(options ?? {}).filter((form) => !form.startsWith('='));
        if (pluralType) expect([key, forms.sort()]).toEqual([key, categories]);
      }
    }
  });

  it('is written with its own quotation marks and without stray spaces', () => {
    for (const key of keys) {
      expect(catalogue[key]).not.toMatch(/["']|^\s|\s$| {2}/);
      expect(catalogue[key].isWellFormed()).toBe(true);
    }
  });

  it.skipIf(locale === 'en')('calls Partner Center as Microsoft does in this language', () => {
    expect(keys.filter((key) => catalogue[key].includes('Partner Center'))).toEqual([]);
  });

  it('is in its own script', () => {
    const script = { en: /[A-Za-z]/, ko: /\p{Script=Hangul}/u, ru: /\p{Script=Cyrillic}/u, 'zh-TW': /\p{Script=Han}/u }[
      locale
    ];
    const alike = [
      'newDeal.understood',
      'welcome.title',
      'sender.microsoft',
      'summary.stage',
      'deal.fact.crm',
      'health.name.crm',
      'newDeal.field.crm-id',
      'tab.page.about',
      'crm.quoted',
    ];
    expect(keys.filter((key) => !script.test(catalogue[key]) && !alike.includes(key))).toEqual([]);
  });
});

describe('say', () => {
  it('fills in values and counts as a native does', () => {
    expect([1, 2, 5, 21].map((count) => say('ru', 'left.days', { count }))).toEqual([
      'остался 1 день',
      'осталось 2 дня',
      'осталось 5 дней',
      'остался 21 день',
    ]);
    expect(say('ru', 'left.minutes', { count: 1 })).toBe('осталась 1 минута');
    expect([1, 2].map((count) => say('en', 'left.hours', { count }))).toEqual(['1 hour left', '2 hours left']);
    expect(say('ko', 'left.days', { count: 3 })).toBe('3일 남음');
    expect(say('zh-TW', 'left.days', { count: 3 })).toBe('剩 3 天');
  });

  it('writes a count as its language does', () => {
    expect(say('ko', 'digest.runningOut', { count: 1_000 })).toContain('1,000건');
    expect(say('zh-TW', 'digest.runningOut', { count: 12_500 })).toContain('12,500');
  });

  it('ends a sentence with one stop, though a name brings its own', () => {
    expect(say('en', 'detail.tells', { sender: 'VanArsdel, Ltd.' })).toBe('Partner Center tells VanArsdel, Ltd.');
    expect(say('en', 'detail.note', { note: 'Wait...' })).toBe('Note: Wait...');
  });

  it('refuses to speak with a hole in the sentence', () => {
    expect(() => say('en', 'left.days')).toThrow();
    expect(() => say('en', 'detail.acceptedBy', { name: 'Alex' })).toThrow();
  });

  it('takes what looks like a tag or a placeholder in a value as text', () => {
    expect(say('en', 'detail.note', { note: '<b>{x}</b>' })).toBe('Note: <b>{x}</b>');
  });
});

describe('the code', () => {
  const root = new URL('../../src/', import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');

  it('uses every sentence', () => {
    const all = files.map(({ text }) => text).join('\n');
    // A key in full, or the beginning of one: `error.${code}`.
    const literals = new Set([...all.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
    const beginnings = [...all.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map(([, beginning]) => beginning ?? '');
    const used = (key: string) => literals.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('keeps the texts of other languages in the catalogues', () => {
    // The sandbox invents customers of many countries; i18n and the readers of answers know their languages.
    const foreign = files
      .filter(({ name }) => !/^(sandbox|i18n|answers|grammar)\//.test(name))
      .filter(({ text }) => /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Han}]/u.test(withoutComments(text)));
    expect(foreign.map(({ name }) => name)).toEqual([]);
  });

  it('speaks Korean on one level of politeness: 해요, nowhere 합니다', () => {
    const formal = Object.entries(catalogues.ko).filter(([, text]) => /니다/.test(text));
    expect(formal).toEqual([]);
  });

  it('says nothing in features and cards that is not in the catalogues', () => {
    const sentence = /(?<!Error\(\s*)(['"`])[A-Z][a-z]+(?: [\w’,${}.]+){2,}[^'"`\n]*\1/g;
    // The reasons as Partner Center's own list has them: they go there, whatever the person's language.
    // So are the names of its file's columns, and the deal of its documentation that the template shows.
    const spokenToPartnerCenter =
      /^features\/(referrals\/rules\/outgoing|bulk\/columns\/[\w-]+|bulk\/export\/template-file)\.ts$/;
    // Programs for operators, in English as all of them.
    const program = /^features\/[^/]+\/(?:import|program)\//;
    const forOperators = /log\.\w+\(|Error\(|#log|reason:|\.describe\(|name:|help:/;
    const spoken = files
      .filter(
        ({ name }) => /^(features|cards)\//.test(name) && !spokenToPartnerCenter.test(name) && !program.test(name),
      )
      .flatMap(({ name, text }) =>
        withoutComments(text)
          .split('\n')
          .filter((line, index, lines) => sentence.test(line) && !forOperators.test(`${lines[index - 1] ?? ''}${line}`))
          .map((line) => `${name}: ${line.trim()}`),
      );
    expect(spoken).toEqual([]);
  });
});
