import { expect, it } from 'vitest';
import { readLeadSpokenOf } from '../../src/answers/leads/lead-spoken-of.ts';

it.each([
  ['is the e-mail of the Adatum lead valid?', 'adatum'],
  ['close the Adatum lead - not interested', 'adatum'],
  ['what became of the lead from Alpine Ski House', 'alpine ski house'],
  ['лид Ромашка возьму я, я их знаю', 'ромашка'],
  ['сколько осталось времени по лиду Ромашка?', 'ромашка'],
  ['한빛소프트 리드 며칠 남았어?', '한빛소프트'],
  ['한빛소프트의 리드 어디서 왔어?', '한빛소프트'],
  ['封存台北物流這個潛在客戶,他們是競爭對手', '台北物流'],
  ['台北物流的潛在客戶還剩幾天?', '台北物流'],
])('%s: beside the word for a lead', (text, name) => {
  expect(readLeadSpokenOf(text)).toContain(name);
});

it.each([
  ['new deal with Adatum, a lead of last week', 'adatum'],
  ['note on Fabrikam: the Adatum lead called', 'adatum'],
  ['Adatum asked who is the lead', 'adatum'],
  ['Adatum misleads us', 'adatum'],
])('%s: not beside it', (text, name) => {
  expect(readLeadSpokenOf(text)).not.toContain(name);
});

it('reads no essay', () => {
  expect(readLeadSpokenOf(`the Adatum lead ${'very '.repeat(40)}`)).toEqual([]);
});
