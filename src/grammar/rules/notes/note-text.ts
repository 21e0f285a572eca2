/** `記一筆「重寄報價單」`: quotation marks around the whole note; one that is left at the end opened before it. */
export function noteWithoutMarks(text: string): string {
  const said = text.trim();
  const single = /^['‘]([^'‘’]+)['’]$/u.exec(said);
  if (single) return single[1] ?? text;
  const [open, close] = [/^[「『“"]/u.test(said), /[」』”"]$/u.test(said)];
  if (!close || /[「『“"]/u.test(said.slice(1, -1))) return text;
  return said.slice(open ? 1 : 0, -1);
}

export function noteWithoutStart(text: string): string {
  return (
    noteWithoutMarks(text)
      .replace(/^(?:[\s:：,–—-]|\.(?=\s))+/, '')
      // `備註在冠宇那邊 客戶嫌貴`: where it is noted.
      .replace(/^(?:那邊|這邊|上面|裡面|那案|那件|那筆|那個案子|這案|的備註)(?:裡|裡面)?[\s:：,，]+(?=\S)/u, '')
      // `註記一下 下禮拜…`: the sign behind the space is the note's.
      .replace(/^一下[\s:：,，]+/u, '')
      .replace(/^(?:that|what says|saying|о том,? что|что|про то,? что) (?=\S+ \S)/iu, '')
      .replace(verbWithColon, '')
  );
}

/** `Fabrikam note, add: …`: the verb was said again, with a colon of its own. */
const verbWithColon = /^(?:please )?(?:add|добавь(?:те)?|допиши(?:те)?|추가|加上?|補充) ?[:：] ?(?=\S)/iu;
