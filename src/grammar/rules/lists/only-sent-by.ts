import { meaning, type Rule } from '../rule.ts';

/** `show only Microsoft ones`, `только от партнёров`: of the list that is shown, by who sent them. */
export const onlySentBy: Rule = (parse) => {
  const { microsoft, partner } = sentBy.map((pattern) => pattern.exec(parse.sentence.text)?.groups).find(Boolean) ?? {};
  const id = microsoft ? ('from-microsoft' as const) : partner ? ('from-partner' as const) : undefined;
  return (
    id &&
    meaning(parse, 'list', { list: 'shown', filters: [{ kind: 'filter', id }], rest: '', runs: [], isReadWhole: true })
  );
};
const sentBy: readonly RegExp[] = [
  /^(?:show |list )?(?:me )?(?:only|just) (?:the )?(?:ones )?(?:from |by )?(?:(?<microsoft>microsoft)|(?<partner>(?:other )?partners?))(?:['’]s)?(?: ones| referrals)?[\s?!.]{0,3}$/iu,
  /^(?:покажи(?:те)? )?(?:только|лишь) от (?:(?<microsoft>микрософт|майкрософт|microsoft)\p{L}{0,2}|(?<partner>(?:других )?партн[её]ров|партн[её]ра))[\s?!.]{0,3}$/iu,
  /^(?:(?<microsoft>마이크로소프트|microsoft|ms)|(?<partner>파트너))(?:에서|가|이)? ?(?:온|보낸)? ?[것거]?만(?: ?보여 ?(?:줘요?|주세요))?[\s?!.~]{0,3}$/iu,
  /^(?:只看|只要|只顯示)(?:(?<microsoft>微軟|microsoft)|(?<partner>(?:其他)?(?:合作)?夥伴))(?:來|轉來|送來)?的?[\s?？!。]{0,3}$/iu,
];
