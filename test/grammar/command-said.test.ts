import { describe, expect, it } from 'vitest';
import { stateNames } from '../../src/answers/address/address-words.ts';
import * as adjectives from '../../src/answers/place/country-adjectives.ts';
import { commandSaid } from '../../src/grammar/commands-said/command-said.ts';
import { withoutHowAsked } from '../../src/grammar/rules/new-deals/around-order.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { tokensOf } from '../../src/grammar/sentence/tokens.ts';
import { catalogues } from '../../src/i18n/catalogue.ts';
import { afterCommand } from '../../src/i18n/command-words.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';

const told: readonly (readonly [Locale, string, string])[] = [
  ['en', 'what are the routing rules', 'routing'],
  ['en', 'who would get a new referral from France?', 'routing'],
  ['ru', 'за сколько в среднем отвечаем майкрософту', 'показатели'],
  ['en', 'avg time to respond to msft?', 'scorecard'],
  ['en', 'how’s the CRM sync doing', 'crm'],
  ['en', 'which fields are mapped in the crm?', 'crm fields'],
  ['en', 'how did the last import go', 'last import'],
  ['en', 'I have a spreadsheet with 40 deals to upload', 'import'],
  ['en', 'can I get the blank template for registrations', 'template registrations'],
  ['en', 'who’s an admin here', 'who has which role'],
  ['en', 'what channels are we posting in', 'channels'],
  ['en', 'make megan a lead', 'who has which role'],
  ['ru', 'сделай меган руководителем', 'у кого какая роль'],
  ['en', 'where’s the board', 'help tab'],
  ['ru', 'где доска', 'помощь вкладка'],
  ['en', 'how’s the team doing this quarter', 'scorecard this quarter'],
  ['en', 'audit trail for October', 'audit for October'],
  ['en', 'who changed what last week', 'audit last week'],
  ['en', 'what did Alex do yesterday', 'audit Alex yesterday'],
  ['en', 'how is Megan doing this month', 'scorecard this month'],
  ['en', 'what’s our win rate', 'scorecard'],
  ['en', 'did the import finish?', 'last import'],
  ['en', 'can i dump an excel in here', 'import'],
  ['en', 'swap rule 1 and 2', 'routing'],
  ['en', 'no reminders on weekends', 'settings'],
  ['en', 'enough of those inbound referrals at 3am', 'settings'],
  ['ru', 'хватит слать мне эти карточки ночью', 'настройки'],
  ['ko', '새벽에 추천 좀 보내지 마', '설정'],
  ['zh-TW', '別再半夜傳轉介給我', '設定'],
  ['ko', '씨알엠 연동 잘되고있나', 'crm 상태'],
  ['ko', '내 승률 얼마야', '스코어카드'],
  ['ko', '지난달 평균 응답시간', '스코어카드 지난달'],
  ['ko', '거래 한꺼번에 올리고싶은데 양식줘', '템플릿'],
  ['ko', '새 추천 오면 누구한테 가?', '배정 규칙'],
  ['ko', '아까 올린거 어떻게됐어', '마지막 가져오기'],
  ['ko', 'crm이랑 안맞는거 뭐있어', 'crm 연결 목록'],
  ['ko', '작년이랑 비교해서 수주율', '스코어카드 작년'],
  ['zh-TW', '跟CRM對不起來的有哪些', 'crm 連結清單'],
  ['ko', '관리자 누구야', '누가 어떤 역할'],
  ['ko', '나 권한 뭐뭐 있어', '누가 어떤 역할'],
  ['ko', '감사기록 엑셀로 받을수있나', '감사 기록'],
  ['ko', '새로 들어온건 Deals 채널에 올려줘', '채널 목록'],
  ['ko', '파트너센터 지금 연결 잘되나?', '데스크 상태'],
  ['ko', '탭에서는 뭘 볼수있음?', '도움말 탭'],
  ['ko', '거래 40개 한방에 올리는 양식 있어?', '템플릿'],
  ['ko', '서준이 어제 뭐뭐 했는지 보고싶음', '감사 기록 서준 어제'],
  ['zh-TW', 'Lee昨天動了什麼', '稽核紀錄 Lee 昨天'],
  ['zh-TW', '我有哪些權限', '誰有哪個角色'],
  ['zh-TW', '稽核紀錄可以匯出excel嗎', '稽核紀錄'],
  ['zh-TW', '新的都貼到Deals頻道', '頻道清單'],
  ['zh-TW', 'Partner Center現在連得上嗎', '系統狀態'],
  ['zh-TW', '那個分頁可以看什麼', '說明 分頁'],
  ['zh-TW', 'CRM有沒有正常跑', 'crm 狀態'],
  ['zh-TW', '我的成交率多少', '計分卡'],
  ['zh-TW', '上個月平均多久回覆', '計分卡 上個月'],
  ['zh-TW', '分派規則長怎樣', '分派規則'],
  ['zh-TW', '新的轉介會給誰', '分派規則'],
  ['zh-TW', '剛剛匯入的結果怎樣', '上次匯入'],
  ['zh-TW', '管理員有誰', '誰有哪個角色'],
  ['ru', 'куда публикуются новые рефералы', 'каналы'],
  ['ru', 'какой у нас процент побед', 'показатели'],
  ['en', 'throw away the draft I started yesterday', 'my drafts'],
  ['en', 'who gets french referrals', 'routing'],
  ['ru', 'кому уходят заявки из Японии', 'правила распределения'],
  ['ko', '누가 일본 추천 받아?', '배정 규칙'],
  ['zh-TW', '日本的轉介給誰', '分派規則'],
  ['en', 'stop giving megan german referrals', 'routing'],
  ['ru', 'не давай больше меган немецкие', 'правила распределения'],
  ['ko', '메건한테 독일 추천 주지마', '배정 규칙'],
  ['zh-TW', '不要再給Megan轉介', '分派規則'],
  ['en', 'who can see leads', 'who has which role'],
  ['ru', 'кто видит лиды', 'у кого какая роль'],
  ['ko', '누가 리드 볼 수 있어?', '누가 어떤 역할'],
  ['zh-TW', '誰看得到潛在客戶', '誰有哪個角色'],
  ['en', 'which of my deals havent moved in a month', 'digest'],
  ['ru', 'какие сделки давно не двигались', 'сводка'],
  ['ko', '움직임 없는 거래', '오늘 요약'],
  ['zh-TW', '哪些案子很久沒動靜', '今日摘要'],
  ['en', 'what can lee do in here', 'who has which role'],
  ['en', 'what can Lee do', 'who has which role'],
  ['en', 'we should stop sending deals to Lee', 'routing'],
  ['en', 'what is lee allowed to do', 'who has which role'],
  ['ru', 'что может Ли', 'у кого какая роль'],
  ['ko', '파트너 어제 뭐 바꿨어', '감사 기록 어제'],
  ['ko', '어제부터 누가 뭘 바꿨어', '감사 기록 어제부터'],
  ['ko', '지난주부터 누가 뭘 바꿨어', '감사 기록 지난주부터'],
  ['zh-TW', '從昨天開始誰改了什麼', '稽核紀錄 從昨天開始'],
  ['zh-TW', '上週以來誰改了什麼', '稽核紀錄 上週以來'],
  ['zh-TW', '系統今天改了什麼', '稽核紀錄 今天'],
  ['zh-TW', '案子這週改了什麼', '稽核紀錄 這週'],
  ['ru', 'какие есть правила маршрутизации', 'правила распределения'],
  ['ru', 'кому достанется новый реферал из Франции?', 'правила распределения'],
  ['ru', 'как там синхронизация с CRM', 'crm'],
  ['ru', 'как прошёл последний импорт', 'последний импорт'],
  ['en', 'did the csv import finish?', 'last import'],
  ['ru', 'чем закончился импорт файла', 'последний импорт'],
  // No person is named by a question, a time or a second sentence.
  ['en', 'How’s the last import?', 'last import'],
  ['en', "What's the result of the last import?", 'last import'],
  ['en', "Where's the report of the last import", 'last import'],
  ['en', 'Let’s see the last import', 'last import'],
  ['en', 'Is the import from Monday done?', 'last import'],
  ['en', 'how did the import of March go', 'last import'],
  ['en', 'did the import from Excel finish', 'last import'],
  ['en', 'Yesterday’s import result', 'last import'],
  ['ru', 'Привет! Как прошёл последний импорт?', 'последний импорт'],
  ['ru', 'Добрый день! Чем закончился последний импорт?', 'последний импорт'],
  ['ru', 'Импорт готов? Спасибо', 'последний импорт'],
  ['ko', '오전에 한 가져오기 결과', '마지막 가져오기'],
  ['ko', '어제 오후 가져오기 잘 됐어?', '마지막 가져오기'],
  ['zh-TW', '早上匯入的交易成功了嗎', '上次匯入'],
  ['zh-TW', '昨晚匯入的結果如何', '上次匯入'],
  ['ru', 'у меня таблица на 40 сделок, хочу загрузить', 'импорт'],
  ['ru', 'можно пустой шаблон для регистраций', 'шаблон регистраций'],
  ['ru', 'кто тут админ', 'у кого какая роль'],
  ['ru', 'в какие каналы мы пишем', 'каналы'],
  ['ru', 'как дела у команды в этом квартале', 'показатели в этом квартале'],
  ['ru', 'выбрось черновик, который я вчера начал', 'мои черновики'],
  ['ko', '아침마다 오는 목록 안받고 싶어요', '설정'],
  ['ko', '주말에는 알림 안왔으면 좋겠어', '설정'],
  ['ko', '자동배정 지금 어떻게 돼있어', '배정 규칙'],
  ['ko', '내 점수판 보여주세요', '스코어카드'],
  ['ko', '작년 이맘때 우리 얼마나 땄지', '스코어카드 작년'],
  ['ko', '리드는 crm으로 바로 넘어가게 해줘', '리드 규칙'],
  ['ko', '리드는 자동으로 crm에 넘겨줘', '리드 규칙'],
  ['ko', '앞으로 들어오는 건 메건 담당으로 해줘', '배정 규칙'],
  ['ko', '들어온 건 다 메건 담당으로 고정해줘', '배정 규칙'],
  ['zh-TW', '日本來的都給Alex負責', '分派規則'],
  ['ko', '새 추천은 General 채널에 뜨게', '채널 목록'],
  ['zh-TW', '每天早上那個清單可以不要嗎', '設定'],
  ['zh-TW', '假日可以不要通知嗎', '設定'],
  ['zh-TW', '现在自动分配是怎么设的', '分派規則'],
  ['zh-TW', '去年這時候我們贏了幾件', '計分卡 去年'],
  ['zh-TW', '潛客直接進crm', '潛在客戶規則'],
  ['zh-TW', '新的推薦丟到General頻道', '頻道清單'],
  ['zh-TW', 'crm今天怎麼都沒過去', 'crm 狀態'],
  ['zh-TW', '微軟昨天改了什麼', '稽核紀錄 昨天'],
];

it.each(told)('in %s: "%s" is a command told in a sentence', (locale, said, words) => {
  expect(commandSaid(said, locale)).toEqual({ words, writes: false });
});

it.each([
  ['ko', '다이나믹스 동기화 잠깐 멈춰', 'crm 일시 중지'],
  ['zh-TW', '先暫停跟Dynamics同步', 'crm 暫停'],
  ['zh-TW', '重新打開crm同步', 'crm 繼續'],
  ['zh-TW', '打開跟Dynamics的同步', 'crm 繼續'],
  ['en', 'pause the crm for today', 'crm pause'],
  ['ru', 'поставь CRM на паузу сегодня', 'crm пауза'],
] as const)('in %s: "%s" is offered, for it changes something', (locale, said, words) => {
  expect(commandSaid(said, locale)).toEqual({ words, writes: true });
});

/** Something else is said: a word that no command has, another verb, a negation. */
const others: readonly (readonly [Locale, string])[] = [
  ['en', 'don’t pause the crm'],
  // An import is its person’s own.
  ['en', 'last import of Alex'],
  ['en', 'how did Megan’s import go'],
  ['en', "how did megan's import go"],
  ['en', 'last import by Megan'],
  ['en', 'how did Megan’s import of the excel go'],
  ['ru', 'как прошёл импорт у Меган'],
  ['ru', 'последний импорт Алекса'],
  ['ko', '알렉스 가져오기 결과'],
  ['zh-TW', 'Alex 上次匯入的結果'],
  ['zh-TW', '小明匯入的結果'],
  // An order about one deal, or a question: no rule is meant.
  ['ko', '들어온 건 담당자 지정해줘'],
  ['ko', '이 건 새로 들어온 거 담당 정해줘'],
  ['ko', '방금 들어온 거래 담당자 정해줘'],
  ['ko', '오는 금요일 전에 담당자 정해줘'],
  ['ko', '리드 crm에 바로 보내'],
  ['ko', '이 리드 crm으로 바로 넘어가게 해줘'],
  ['ko', '이 거래 메건한테 주지 마'],
  ['ko', '이 추천 누가 받아?'],
  ['ko', '이거 Deals 채널에 공유해줘'],
  ['ko', '이 추천 채널에 올려줘'],
  ['ko', '이 리드 누가 볼 수 있어?'],
  ['ko', '새로 온 추천 누가 받았어?'],
  ['zh-TW', '新的轉介給誰了'],
  ['zh-TW', '這筆轉介不要給Megan'],
  ['zh-TW', '這個案子給誰'],
  ['zh-TW', '把這筆潛在客戶直接丟進crm'],
  ['zh-TW', '這筆貼到Deals頻道'],
  ['zh-TW', '把這個貼到Deals頻道'],
  ['zh-TW', '這個潛在客戶誰看得到'],
  ['ru', 'не давай меган этот реферал'],
  ['ru', 'кому уходит эта заявка'],
  ['ru', 'кто видит этот лид'],
  ['en', 'who’s filling in for Megan'],
  ['ru', 'кто подменяет алекса'],
  ['en', 'don’t update the deal'],
  ['en', 'stop sending me referrals'],
  ['ru', 'не меняй сделку'],
  ['en', 'what can you do'],
  ['en', 'what can undo do'],
  ['en', 'what can Microsoft do'],
  ['en', 'what did Microsoft change yesterday'],
  ['ru', 'что может случиться'],
  ['ru', 'что может помочь'],
  ['ko', '추천 오늘 뭐 했지'],
  ['en', 'I don’t give up on deals'],
  ['en', 'never send deals to Microsoft'],
  ['ru', 'давай не закрывать сделки'],
  ['ru', 'не давай сделкам сгореть'],
  ['en', 'stale deals in germany'],
  ['en', 'how many stale deals'],
  ['ru', 'давно не обновлялись сделки в Германии'],
  ['ru', 'сколько сделок зависло'],
  ['ko', '방치된 독일 거래'],
  ['ko', '멈춘 거래 몇 개'],
  ['zh-TW', '停滯的案子有幾個'],
  ['en', 'should we pause the crm?'],
  ['zh-TW', '打開 crm'],
  ['zh-TW', 'crm 什麼時候開始'],
  ['zh-TW', 'crm 何時停止'],
  ['ko', 'crm 언제 시작해'],
  ['en', 'how many deals did we win in October'],
  ['en', 'how long do we have for Southridge?'],
  ['en', 'what solutions do we sell for retail'],
  ['en', 'accept the one from the routing team'],
  ['en', 'they changed their mind about everything last week and want a new quote from us'],
  ['ru', 'не останавливай crm'],
  ['ru', 'есть у нас решение для больниц?'],
  ['ru', 'прими то, что по правилам'],
];

it.each(others)('in %s: "%s" is no command', (locale, said) => {
  expect(commandSaid(said, locale)).toBeUndefined();
});

describe.each(locales)('a button’s title in %s', (locale) => {
  it('is no customer of a new deal where it is typed', () => {
    const titles = Object.entries(catalogues[locale]).filter(([key]) => /\.button\.|^guess\.title\./.test(key));
    expect(titles.length).toBeGreaterThan(100);
    expect(titles.filter(([, title]) => withoutHowAsked(afterCommand(locale, 'newDeal', title) ?? ''))).toEqual([]);
  });
});

it.each([
  ['ko', '새 거래 만들어줘', ''],
  ['ko', '새 거래 좀 열어주세요', ''],
  ['ru', 'новая сделка, начинаем', ''],
  ['zh-TW', '新交易 開始', ''],
  ['ko', '새 거래 등록물류', '등록물류'],
  ['zh-TW', '新交易 開始科技', '開始科技'],
  ['ru', 'новая сделка Давай-Сервис', 'Давай-Сервис'],
] as const)('in %s, %j begins a deal with %j', (locale, said, customer) => {
  expect(withoutHowAsked(afterCommand(locale, 'newDeal', said) ?? said)).toBe(customer);
});

describe.each(['en', 'ru'] as const)('a word of our own in %s', (locale) => {
  const lexicon = lexiconOf(locale);
  /** Forms of one word share their beginning. */
  const isOther = (word: string, mended: string) => {
    const same = [...word].findIndex((letter, at) => letter !== mended[at]);
    return same >= 0 && same < Math.min(word.length, mended.length, 6) - 2;
  };
  const mendedAmong = (texts: readonly string[]) =>
    texts.flatMap((text) =>
      tokensOf(text.replace(/\{[^{}]{0,200}\}/g, ' '))
        .filter(({ text: word }) => /^\p{L}{4,}$/u.test(word))
        .flatMap((token) => {
          const mended = lexicon.corrected(token).text;
          return isOther(token.text, mended) ? [`${token.text} → ${mended}`] : [];
        }),
    );

  it('is not taken for a slip of another: buttons, states, reasons, and all that the desk says', () => {
    expect(mendedAmong(Object.values(catalogues[locale]))).toEqual([]);
  });

  it('is not, if it is a place', () => {
    const words = JSON.stringify(adjectives).match(/\p{L}{4,}/gu) ?? [];
    const isOwn = (word: string) => /[а-яё]/iu.test(word) === (locale === 'ru');
    expect(mendedAmong([...words.filter(isOwn), ...(locale === 'en' ? Object.values(stateNames) : [])])).toEqual([]);
  });
});
