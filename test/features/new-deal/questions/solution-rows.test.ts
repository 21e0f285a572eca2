import { describe, expect, it } from 'vitest';
import { numbered } from '../../../../src/features/new-deal/cards/conversation-rows.ts';
import { solutionRow, solutionStatusText } from '../../../../src/features/new-deal/questions/shared/solution-rows.ts';
import { type CatalogueSolution, coSellStatuses } from '../../../../src/features/solutions/index.ts';
import { locales } from '../../../../src/i18n/locale.ts';

describe('a row of a solution to choose', () => {
  const solution = (coSellStatus: CatalogueSolution['coSellStatus']) =>
    ({
      id: 'SOL-51730-FLD',
      name: 'Contoso Field Service',
      owner: 'mine',
      publisherName: 'Contoso Business Applications Corporation',
      offerType: 'dynamics-365-customer-engagement',
      coSellStatus,
    }) as never;

  it.each(locales)('says its status and its ID whole, however many there are, in %s', (locale) => {
    for (const status of coSellStatuses) {
      const rows = Array.from({ length: 10 }, () => solutionRow(solution(status), locale));
      const [first] = numbered(rows, locale);
      const [{ text } = { text: '' }] = first?.details ?? [];
      for (const word of [solutionStatusText(solution(status), locale), 'SOL-51730-FLD'])
        expect(text.replaceAll('\\', '')).toContain(word);
    }
  });
});
