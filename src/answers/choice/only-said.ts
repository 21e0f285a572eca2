import { withoutPoliteness } from '../aside/aside.ts';

const before =
  /^(?:(?:no|actually|wait),? )?(?:just|only|nothing but|только|лишь|只要|只選|只)(?![\p{Script=Latin}\p{Script=Cyrillic}]) ?(?:the |keep |keep the |оставь |оставить )?/iu;
const behind = /(?<=\p{L})만 ?(?:요|이요|할게요|해 ?주세요|남겨 ?주세요|넣어 ?주세요|주세요)?$/u;

/** `just the landing zone please`, 랜딩 존만 넣어 주세요: what alone is to be in a list. Undefined: no word says so. */
export function onlySaid(text: string): string | undefined {
  const said = withoutPoliteness(text);
  const bare = said.replace(before, '').replace(behind, '').trim();
  return bare !== said && bare !== '' ? bare : undefined;
}
