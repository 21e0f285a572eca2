import { expect, it } from 'vitest';
import {
  type Aside,
  beginsAside,
  readAside,
  saysMe,
  withoutHedge,
  withoutPoliteness,
} from '../../src/answers/aside/aside.ts';
import { asideWords, meWords } from '../../src/answers/aside/aside-words.ts';
import { noWords, plainNoWords } from '../../src/answers/choice/yes-no-words.ts';

const said: Readonly<Record<Aside, string>> = {
  leave:
    'cancel please|never mind|Nevermind!|ok never mind then|취소할게요|отменить|Отмени, пожалуйста|算了|那算了吧|stop it|나중에 할게요|передумал|取消好了',
  discard: 'drop it|начать сначала|delete the draft please|удали черновик|초안 삭제해 줘|刪掉草稿',
  back: 'no wait go back|go back please|can we go back|нет, вернись назад|뒤로 가 주세요|이전 질문으로 돌아가자|아니 잠깐 뒤로|вернёмся к предыдущему вопросу|回上一題|請回到上一題|oops|undo',
  show: 'show me what you have|What do you have so far?|покажи, что у тебя есть|что уже заполнено?|지금까지 입력한 거 보여줘|已經填了哪些？',
  explain:
    'what?|why|why?|huh??|what do you mean|что?|зачем это|в смысле?|뭐라고요?|왜요?|什麼意思？|為什麼要填這個？|не понял вопрос|I dont understand the question|為什麼要問|?|what should I write here',
  wait: 'hmm|hmmmm|give me a second|uhm not sure, give me a second|wait|подождите минутку|секунду|잠깐만요|等一下|我想想|...|let me think',
  create: 'create it please|создай|만들어 주세요|幫我建立',
  done: "that’s all|that's it, thanks|no one else|больше никого|это всё, спасибо|이게 다예요|沒有別人了|就這樣",
  nothing: 'n/a|N/A|-|none|none please|없어요|нет такого|沒有|i don’t have one|해당 없음|—',
  skip: 'skip it|pass|next please|пропустим|넘어갈게요|跳過吧|keep it|그대로요|не нужно',
  unknown:
    "idk|I don't know|not sure|i’m not sure yet|не знаю|пока не решено|아직|아직이요|잘 모르겠어요|不知道|還不知道|not yet|tbd|honestly no idea",
  talk: 'thanks!|спасибо|감사합니다|謝謝|👍🙏|hello|great',
};

it.each(Object.entries(said))('%s is said in many ways', (kind, ways) => {
  const others = ways.split('|').filter((way) => readAside(way) !== kind && way !== '👍🙏');
  expect(others).toEqual([]);
});

it('no plain no leaves the conversation: it is the answer, or skips the question', () => {
  const no = [...noWords.split('|'), ...plainNoWords.split('|')];
  expect(no.filter((word) => readAside(word) === 'leave')).toEqual([]);
});

it('every word of the lists is found', () => {
  for (const list of Object.values(asideWords))
    expect(list.split('|').filter((word) => readAside(word) === undefined)).toEqual([]);
  expect(meWords.split('|').filter((word) => !saysMe(word))).toEqual([]);
});

it.each([
  ...[
    'Wait & See GmbH',
    'skip the fair, call them',
    'Hamburg',
    'Back Bay Ltd',
    'Nothing Technologies',
    'stop the old system',
  ],
  ...[
    'Don’t cancel',
    'не отменяй',
    '不取消',
    'Why Not Ltd',
    'Later Media',
    'cancel the support contract',
    '왜이래 주식회사',
  ],
  ...['120k', 'private', 'Sue Smith', '1', 'SOL-1234-PQRS', 'Next Games', '完成科技股份有限公司', 'Готово к запуску'],
])('“%s” is an answer', (text) => {
  expect(readAside(text)).toBeUndefined();
});

it('knows who says that they do it themselves', () => {
  const ways = [
    'me',
    'just me',
    'me please',
    'myself',
    'I’ll do it',
    'только я',
    'я сам',
    '저요',
    '저만요',
    '我自己',
    '只有我',
  ];
  expect(ways.filter((way) => !saysMe(way))).toEqual([]);
  expect(saysMe('Mei')).toBe(false);
  expect(saysMe('me and Megan')).toBe(false);
});

it('takes politeness off', () => {
  expect(withoutPoliteness('patti please')).toBe('patti');
  expect(withoutPoliteness('co-sell, please!')).toBe('co-sell');
  expect(withoutPoliteness('謝謝')).toBe('謝謝');
  expect(withoutPoliteness('Please')).toBe('Please');
});

it.each([
  ['10115 i think', '10115'],
  ['I think it’s Boston', 'Boston'],
  ['вроде тверь', 'тверь'],
  ['Тверь, наверное', 'Тверь'],
  ['아마 대전', '대전'],
  ['4567002인 것 같아요', '4567002'],
  ['大概是桃園', '桃園'],
  ['應該是4567002', '4567002'],
  ['아마서울', '서울'],
  ['대전이야 아마', '대전이야 아마'],
  ['桃園吧', '桃園'],
  ['信義路5段7號吧', '信義路5段7號'],
  // Beginnings and ends of names.
  ['아마릴로', '아마릴로'],
  ['아마가사키', '아마가사키'],
  ['中山路5號 夜色酒吧', '中山路5號 夜色酒吧'],
  ['應該橋', '應該橋'],
  ['Maybeck', 'Maybeck'],
  ['Наверноево', 'Наверноево'],
  ['maybe', 'maybe'],
])('“%s” without how sure somebody is: %s', (said, bare) => {
  expect(withoutHedge(said)).toBe(bare);
});

it.each([
  ['cancel that last bit, the value is 95k', true],
  ['wait, that was for Fabrikam', true],
  ['стоп, это не сюда', true],
  ['잠깐, 그건 아니고 5월', true],
  ['等等，不是這一筆', true],
  ['отмени, сумма 95к', true],
  ['取消，金額是95萬', true],
  ['Cancellation terms, two plants', false],
  ['Cancel the old contract, replace it with ours', false],
  ['取消舊約，改用Azure', false],
  ['취소하고 다시 계약, 5월', false],
  ['забудь про скидку, цена прежняя', false],
  ['they wait for budget, decide in May', false],
  ['wait', false],
])('“%s” begins with words to the desk: %s', (said, does) => {
  expect(beginsAside(said)).toBe(does);
});
