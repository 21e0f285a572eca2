import { currenciesCalled } from '../../../answers/amount/currency.ts';

/** Words of the longest usual names: `доллар Соединённых Штатов Америки`. */
const mostWords = 4;

/** With the code in place of a currency's name of several words: `10k US dollars` is `10k USD`. A text without one stays as it is. */
export function withCurrencyCodes(text: string): string {
  const words = text.split(/\s/);
  const written: string[] = [];
  for (let place = 0; place < words.length; ) {
    const { word, length } = wordAt(words, place);
    written.push(word);
    place += length;
  }
  return written.length < words.length ? written.join(' ') : text;
}

function wordAt(words: readonly string[], place: number) {
  for (let length = Math.min(mostWords, words.length - place); length > 1; length--) {
    const [code, ...others] = currenciesCalled(words.slice(place, place + length).join(' '));
    if (code && others.length === 0) return { word: code, length };
  }
  return { word: words[place] ?? '', length: 1 };
}
