import { tidy } from '../text/said.ts';

/** A denial anywhere: `we don’t need an architect`, демонстрация не нужна, 데모는 필요 없어요, 不需要架構師. */
const denial =
  /(?<!\p{L})(?:no|not|never|without|neither|nor|none|nobody|cannot|can’t|\p{L}{2,9}n’t)(?!\p{L})|(?<!\p{L})(?:не|нет|ни|без|никак\p{L}{0,3}|никто)(?!\p{L})|(?<!\p{L})(?:안|못) ?\p{Script=Hangul}|없|말고|아니|않|지 ?마|필요 ?없|[不沒没別别無非勿]/iu;

export function deniesSomewhere(text: string): boolean {
  return denial.test(tidy(text).replaceAll("'", '’'));
}
