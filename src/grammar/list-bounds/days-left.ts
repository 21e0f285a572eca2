export interface DaysLeft {
  readonly said: string;
  /** The same length, as one counts from today. */
  readonly counted: string;
}

/** `3일 남은거`, `剩三天的`: how long is left, and no day of the month. */
export function daysLeftIn(text: string): DaysLeft | undefined {
  const [said = '', ko, zh] = left.map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? [];
  if (ko) return { said, counted: `${koreanDays[ko] ?? ko} 뒤` };
  return zh ? { said, counted: `${zh}後` } : undefined;
}

const koreanDays: Readonly<Record<string, string>> = { 하루: '1일', 이틀: '2일', 사흘: '3일', 나흘: '4일' };

const left: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(\p{N}{1,2} ?(?:일|주)|하루|이틀|사흘|나흘|일주일|(?:한|두) ?주)(?: ?(?:이하로|이내로|밖에|정도|도) ?)? ?(?:안 ?)?남은/u,
  /剩(?:下|不到)?()((?:\p{N}{1,2}|[一二三四五六七八九十兩]{1,2})(?:天|日|週|周))/u,
];
