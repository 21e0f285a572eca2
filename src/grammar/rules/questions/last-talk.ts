import { meaning, type Rule } from '../rule.ts';

/** `마지막으로 언제 연락했더라`, 上次聯絡是什麼時候: when somebody last spoke with them stands in the notes, if anywhere. */
export const lastTalk: Rule = (parse) =>
  parse.names.length === 1 && lastTalks.some((pattern) => pattern.test(parse.sentence.text))
    ? meaning(parse, 'ask-notes', { rest: '' })
    : undefined;

const lastTalks: readonly RegExp[] = [
  /(?:마지막|최근|저번|지난번)\S{0,3} ?(?:언제|며칠에) ?(?:연락|통화|미팅|만나|만났|얘기|이야기)|(?:마지막|최근) ?(?:연락|통화|미팅)\S{0,4} ?(?:언제|며칠)/u,
  /(?:上次|最後一?次|最近一?次).{0,4}(?:聯絡|聯繫|通話|見面|開會|談).{0,4}(?:什麼時候|何時|哪天|幾號)|(?:什麼時候|何時|哪天)最後.{0,3}(?:聯絡|聯繫|通話|見面)/u,
];
