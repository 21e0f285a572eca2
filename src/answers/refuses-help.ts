import { fold, withoutEnd } from './said.ts';
import { refusedHelp } from './words/refused-help-words.ts';

const longest = 60;

/** The whole answer is that no help of Microsoft is wanted: `no help needed`, `помощь не нужна`, 도움 필요 없어요, 不需要協助. */
export function refusesHelp(text: string): boolean {
  const said = withoutEnd(fold(text), /[\s.!~。！]/u);
  return said !== '' && said.length <= longest && refusedHelp.some((pattern) => pattern.test(said));
}
