/** Start of a word: `nag` must not match inside `manager`. */
export const wordBegins = '(?<![a-zа-яё])';
const wanted = new RegExp(
  [
    `${wordBegins}(?:don’t|dont|do not|never|didn’t|did not|won’t) (?:ever )?(?:stop|quit|turn|switch|mute|disable|silence|mind|get|see|receive|forget|fail|hesitate|skip|miss)(?![a-z])`,
    `${wordBegins}(?:you never|can’t \\w{2,5} without)(?![a-z])`,
    `${wordBegins}не (?:прекра|переста|отключ|выключ|заглуш|забу|забы|пропус|стесня)`,
    '(?:끄|멈추|중지하|중단하|해제하|잊|까먹|빼먹|빠뜨리|놓치|끊|그만두)지 ?(?:마|말)',
    '(?:不要|別|不用|不想|不能|不可以)(?:停|關掉|關閉|取消|忘|漏|斷|少|省)',
  ].join('|'),
  'su',
);

/** `don’t stop reminding me`, `I don’t get reminders`, `別忘了提醒我`: reminders are wanted or missed, and none is to end. */
export function wantsReminders(text: string): boolean {
  return wanted.test(withOneApostrophe(text));
}

/** In small letters, with the typographic apostrophe that the patterns have. */
export function withOneApostrophe(text: string): string {
  return text.toLowerCase().replaceAll("'", '’');
}

/** Where `cancel my reminder for Litware`, `убери напоминания по Каскаду` stands in a text. */
export function endOfReminder(text: string): { readonly from: number; readonly to: number } | undefined {
  const found = noReminder.exec(text);
  return found ? { from: found.index, to: found.index + found[0].length } : undefined;
}

export const endsReminder = (text: string): boolean => noReminder.test(text);

const noReminder =
  /\b(?:cancel|remove|delete|drop|kill|clear|undo|scrap|ditch|bin|nix|dismiss|get rid of|take (?:away|off)|throw (?:away|out)) (?:all )?(?:my |the |that |this |those |these |any |all )?reminders?\b|(?<!\p{L})(?:сними|снимите|снять|убери|уберите|убрать|отмени|отмените|отменить|удали|удалите|удалить|сбрось|сбросьте|выкинь|выкиньте|откажись от|отклони|отклоните)(?: все)?(?: мо[её]| мои| это| эти| все| моего| этого)? напомин/iu;
