import { describe, expect, it } from 'vitest';
import { CrmError } from '../../src/crm/crm-error.ts';
import { beneathPeople } from '../../src/crm/http/crm-urgency.ts';
import { LooksTogether, mostRowsTogether } from '../../src/crm/looks-together.ts';
import { soqlOneOf } from '../../src/crm/salesforce/soql-text.ts';

describe('looks of many deals in one query', () => {
  const together = (rows: (asked: readonly string[]) => readonly string[]) => {
    const queries: (readonly string[])[] = [];
    const looks = new LooksTogether<string, string>({
      query: async (asked) => {
        queries.push(asked);
        return rows(asked);
      },
      isOf: (row, ask) => row === ask,
    });
    return { looks, queries };
  };

  it('give each the rows that are its own', async () => {
    const { looks, queries } = together((asked) => asked.filter((ask) => ask !== 'none'));
    expect(await Promise.all(['a', 'none', 'b'].map((ask) => looks.of(ask)))).toEqual([['a'], [], ['b']]);
    expect(queries).toHaveLength(1);
  });

  it('are asked again one by one where a row is nobody’s to be seen, so that it hides the others from none', async () => {
    const { looks } = together((asked) => asked.map((ask) => (ask === 'odd' ? '' : ask)));
    expect(await Promise.all(['a', 'odd', 'b'].map((ask) => looks.of(ask)))).toEqual([['a'], [''], ['b']]);
  });

  it('are asked again one by one where the answer may have been cut short', async () => {
    const many = Array.from({ length: mostRowsTogether }, () => 'a');
    const { looks, queries } = together((asked) => (asked.length > 1 ? many : asked));
    expect(await Promise.all([looks.of('a'), looks.of('b')])).toEqual([['a'], ['b']]);
    expect(queries).toEqual([['a', 'b'], ['a'], ['b']]);
  });

  it('are asked again one by one where the query is refused for what one of them asks: it fails for no other', async () => {
    const refused = new CrmError({ kind: 'person', code: 'refused' });
    for (const error of [refused, new URIError('malformed')]) {
      const { looks } = together((asked) => {
        if (asked.includes('odd')) throw error;
        return asked;
      });
      const settled = await Promise.allSettled(['a', 'odd', 'b'].map((ask) => looks.of(ask)));
      expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : each.reason))).toEqual([
        ['a'],
        error,
        ['b'],
      ]);
    }
  });

  it.each([
    { kind: 'wait', code: 'timeout', mayHaveArrived: false },
    { kind: 'sign-in', code: 'expired' },
  ] as const)('are asked once where the CRM answers nobody: %o', async (failure) => {
    const { looks, queries } = together(() => {
      throw new CrmError(failure);
    });
    const settled = await Promise.allSettled(['a', 'b'].map((ask) => looks.of(ask)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(queries).toHaveLength(1);
  });

  it('are a person’s, or a sweep’s: neither is held up by the other', async () => {
    const { looks, queries } = together((asked) => asked);
    await Promise.all([beneathPeople(() => looks.of('a')), looks.of('b'), beneathPeople(() => looks.of('c'))]);
    expect(queries).toEqual([['a', 'c'], ['b']]);
  });

  it('name each value once, as a text', () => {
    expect(soqlOneOf('Email', ["o'neil@x.example", 'a', 'a'])).toBe("Email IN ('o\\'neil@x.example', 'a')");
  });
});
