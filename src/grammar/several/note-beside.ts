export interface NoteBeside {
  /** What stands before it. */
  readonly head: string;
  /** Free text, to the end. */
  readonly note: string;
}

const introduced =
  /,? (?:с|со) (?:комментарием|заметкой|пометкой|примечанием|припиской|причиной|формулировкой|текстом|словами) ?[:：—–-] ?(?=\S)|[,，]? ?(?<=[\s,，])(?:메모|사유|이유|코멘트)(?:는|은)? ?[:：] ?(?=\S)|[,，]? ?(?<=[\s,，])(?:備註|附註|理由|原因)(?:是|寫)? ?[:： ] ?(?=\S)|,? with (?:the |a |this )?(?:note|comment|remark|reason|message|text)(?: saying)? ?[:：—–-] ?(?=\S)/iu;

/** `拒絕 原因 是什麼`: the word asks for it, and writes none. */
const asksWhich = /^(?:是|有)?(?:什麼|甚麼|啥|哪|為何)/u;

/** `decline Zenith with the comment: back in March`, `передай Каскад Ли с пометкой: ждут звонка`: a deed, and the text that goes with it. */
export function noteBeside(text: string): NoteBeside | undefined {
  const found = introduced.exec(text);
  const note = found ? text.slice(found.index + found[0].length).trim() : '';
  return found && note !== '' && !asksWhich.test(note) ? { head: text.slice(0, found.index), note } : undefined;
}
