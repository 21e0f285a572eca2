import { fold, withoutEnd } from '../text/said.ts';
import { refusedHelp } from './refused-help-words.ts';

const longest = 60;

/** The whole answer is that no help of Microsoft is wanted: `no help needed`, `помощь не нужна`, 도움 필요 없어요, 不需要協助. */
export function refusesHelp(text: string): boolean {
  const said = withoutEnd(fold(text), /[\s.!~。！]/u);
  return said !== '' && said.length <= longest && refusedHelp.some((pattern) => pattern.test(said));
}
