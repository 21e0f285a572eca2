import { expect, it } from 'vitest';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { means, today, understandingIn } from './understood.ts';

/** Messages with the words of a rule that mean something else, each beside one that the rule is for. */
const said = {
  en: [
    // What a note or a reason excepts is a part of it.
    [
      'note Adatum: they compare Contoso, but not Fabrikam',
      'note name:Adatum note:they compare Contoso, but not Fabrikam',
    ],
    ['decline Adatum: they chose Contoso, not Fabrikam', 'decline name:Adatum note:they chose Contoso, not Fabrikam'],
    ['accept Adatum, not Fabrikam', 'accept name:Adatum'],
    // Only somebody can have it.
    ['does Megan have Adatum?', 'ask-owner name:Adatum'],
    ['is Adatum with Lee?', 'ask-owner name:Adatum'],
    ['does Adatum have Azure already?', '?'],
    ['has Adatum got funding?', '?'],
    ['does it have a contract?', '?'],
    ['is it ok with legal?', '?'],
    ['is Adatum ok with Megan?', '?'],
    // Whose they are.
    ['total value of my deals', 'pipeline owner:me'],
    ['how many deals has my boss won', 'count state:won'],
    ['referrals from the us', 'inbound country:US'],
    ['referrals not from the us', 'inbound country:!US'],
    ['referrals from the uk and the us', 'inbound country:US+GB'],
    ['most of the us dollar deals', 'outbound words:dollar'],
    // Of one, it is no list of what waits.
    ['what’s next with Adatum', 'ask-status name:Adatum'],
    ['Adatum what should I do', 'ask-status name:Adatum'],
    ['what should I do', 'inbox'],
    ['push Adatum 48 hours', 'remind name:Adatum'],
    ['Adatum closes within 48 hours', 'set-close-date name:Adatum day:2026-11-26'],
    // News, totals, pages and orders of another matter.
    ['any news from legal', '?'],
    ['total for the invoice', '?'],
    ['how about no', '?'],
    ['when does it expire in Germany', 'inbound country:DE urgent'],
    ['double check Adatum', 'open name:Adatum'],
    ['Adatum is half done', '?'],
    // What limits the end of reminders is no end for good.
    ['don’t remind me at night', 'settings'],
    ['stop reminding me on weekends', 'settings'],
    ['stop the reminders after hours', 'settings'],
    ['stop reminding me in the evenings', 'settings'],
    ['no reminders in the morning', 'settings'],
    ['no reminders', 'reminders-off'],
    ['don’t remind me over the weekend', '?'],
    ['stop reminding me', 'reminders-off'],
    ['don’t remind me this weekend', '?'],
    // No number in a name is a value.
    ['change the name of Adatum to Adatum two', '?'],
    ['change the value of Adatum to 200k', 'set-value name:Adatum value:200000'],
    // A verb of change and the one spoken of.
    ['raise it to 80k', 'set-value value:80000'],
    ['bump it up to 80k', 'set-value value:80000'],
    ['raise it to 2', '?'],
    ['raise it with legal', '?'],
    // Asking leave names no month.
    ['last week’s referrals', 'inbound arrived:2026-11-16+2026-11-22'],
    ['this week’s referrals', 'inbound arrived:2026-11-23+2026-11-24'],
    ['referrals due this week', 'inbound due-before:2026-11-30'],
    // Whose figure it is, and for whom it is told.
    ['how much is in the pipeline for me', 'pipeline owner:me'],
    ['sum up the pipeline for me', 'pipeline'],
    // A deal that is begun, and those that are listed.
    ['private deal with Zorbix', 'new-deal customer:Zorbix'],
    ['private deals with Zorbix', 'outbound type:private words:Zorbix'],
    // Why they ended is no filter that is dropped.
    ['declined for budget', 'archived state:declined words:budget'],
    ['declined for Germany', 'archived state:declined country:DE'],
    // A country is no slip of its language.
    ['anything in korea', 'found country:KR'],
    ['in korean please', 'language'],
    ['may I see the archived ones', 'archived'],
    ['archived in may', 'archived ended:2026-05-01+2026-05-31'],
    // Of what is shown, and whose.
    ['show germany only', 'shown country:DE'],
    ['show me germany’s list', 'found country:DE'],
    ['show me tomorrow’s list', '?'],
    ['show me my team’s list', '?'],
    // Older, younger, or another matter.
    ['referrals from Germany older than 2 weeks', 'inbound country:DE arrived:2000-01-01+2026-11-10'],
    ['referrals not older than a week', 'inbound arrived:2026-11-17+2026-11-24'],
    ['referrals more than a week old', 'inbound arrived:2000-01-01+2026-11-17'],
    ['accepted referrals older than a week', 'inbound state:accepted arrived:2000-01-01+2026-11-17'],
    ['referrals that expire in more than two weeks', 'inbound left-out:more than two weeks'],
    ['deals with more than a week left', 'outbound left-out:more than a week'],
    ['deals updated more than a week ago', 'outbound left-out:more than a week ago'],
    // The orders that lists have, and the other way round.
    ['inbound sort by last change', 'inbound sorts:updated'],
    ['inbound sorted by customer name', 'inbound sorts:customer'],
    ['deals sorted by value descending', 'outbound sorts:value'],
    ['deals sorted by value ascending', 'outbound sorts:other'],
    // By how much: a half of what it was, and no factor or count for money.
    ['raise Adatum by half', 'set-value name:Adatum times:1.5'],
    ['reduce Adatum by half', 'set-value name:Adatum times:0.5'],
    ['raise Adatum by 5-10%', 'ask-value name:Adatum'],
    ['increase Adatum 2 times', 'ask-value name:Adatum'],
    ['add 2 seats to Adatum', 'ask-value name:Adatum'],
    ['show Zorbix only', '?'],
    ['show me megan’s stuff', 'found owner:Megan Bowen'],
    ['show me what’s new', 'inbox'],
    ['3 urgent ones', 'inbound urgent left-out:3'],
    ['urgent ones', 'inbound urgent'],
    ['anything from partners this week', 'inbound source:partner arrived:2026-11-23+2026-11-24'],
    ['anything from Megan this week', 'found owner:Megan Bowen arrived:2026-11-23+2026-11-24'],
  ],
  ru: [
    ['подними до 480 тысяч', 'set-value value:480000'],
    ['подними до 2', '?'],
    ['подними вопрос с юристами', '?'],
    ['название Ромашки поменяй на Ромашка 2', '?'],
    ['переименуй Ромашку в Ромашка 2', 'open name:Ромашка'],
    ['сумма открытых во Франции', 'pipeline country:FR'],
    ['сегодня без напоминаний', 'remind'],
    ['без напоминаний', 'reminders-off'],
    ['не напоминай по утрам', 'settings'],
    ['не напоминай ночью', 'settings'],
    ['не напоминай сегодня вечером', 'remind'],
    ['закрытие в январе', 'outbound closing:2027-01-01+2027-01-31'],
    ['закрытие 15 января', 'set-close-date day:2027-01-15'],
    ['сумма Ромашки', 'ask-value name:Ромашка'],
    ['увеличь Ромашку вдвое', 'set-value name:Ромашка times:2'],
    ['увеличь Ромашку в 3 раза', 'ask-value name:Ромашка'],
    ['увеличь Ромашку в два раза', 'ask-value name:Ромашка'],
    ['рефералы старше недели', 'inbound arrived:2000-01-01+2026-11-17'],
    ['рефералы не старше недели', 'inbound arrived:2026-11-17+2026-11-24'],
    ['старые сделки', 'archived'],
    ['стоит брать Ромашку?', 'ask-status name:Ромашка'],
    ['сколько стоит Ромашка?', 'ask-value name:Ромашка'],
    ['покажи только Германию', 'shown country:DE'],
    ['отклони Ромашку: выбрали Контосо, а не Fabrikam', 'decline name:Ромашка note:выбрали Контосо, а не Fabrikam'],
    ['Ромашка у Меган?', 'ask-owner name:Ромашка'],
    ['Ромашка у юристов?', '?'],
    ['договор у Ромашки?', '?'],
    ['сумма моих сделок', 'pipeline owner:me'],
    ['сумма сделок моей команды', 'pipeline'],
    ['что дальше', 'inbox'],
    ['что дальше по Ромашке', 'ask-status name:Ромашка'],
    ['с чего начать с Ромашкой', 'ask-status name:Ромашка'],
    ['что делать с Ромашкой', 'ask-status name:Ромашка'],
    // A preposition is no thousand.
    ['сделай 90к', 'set-value value:90000'],
    ['сделай 3 к завтра', '?'],
    ['сдвинь Ромашку на 48 часов', 'remind name:Ромашка'],
  ],
  ko: [
    ['콘토소 다음 뭐 해야 돼', 'ask-status name:콘토소'],
    ['콘토소 48시간 뒤로 미뤄', 'remind name:콘토소'],
    ['그거 5천만원으로 바꿔', 'set-value value:50000000 KRW'],
    // With the particle of a subject the customer refused.
    ['60%로 올릴까', '?'],
    ['성사로 표시하면 뭐가 바뀌어?', 'help'],
    ['성사로 표시한 거 뭐 있어?', 'archived state:won'],
    ['콘토소 거절 아님', 'leave name:콘토소'],
    ['미국 거래 일본 빼고', 'outbound country:US'],
    ['콘토소 300만', 'set-value name:콘토소 value:3000000'],
    ['두번째꺼', '?'],
    ['콘토소가 거절', '?'],
    ['콘토소에서 거절', '?'],
    ['콘토소 거절됨', '?'],
    ['콘토소 수락됨', '?'],
    ['콘토소 거절함', 'decline name:콘토소'],
    ['콘토소 반만 깎아줘', 'set-value name:콘토소 times:0.5'],
    ['콘토소 5-10% 올려줘', 'ask-value name:콘토소'],
    ['3일 남은 거 보여줘', 'inbox due-before:2026-11-28'],
    ['3일 남은 거 거절해', '?'],
    ['2주 지난 독일 추천', 'inbound country:DE arrived:2000-01-01+2026-11-10'],
    ['2주 이상 남은 추천', 'inbound left-out:2주 이상'],
    ['새로운꺼', '?'],
    ['콘토소는 거절', 'decline name:콘토소'],
    ['콘토소 거절해줘 하지 말고', 'leave name:콘토소'],
    ['콘토소 3일 남은 거 맞아?', 'ask-deadline name:콘토소'],
    ['고객이 가진거', '?'],
    ['콘토소 메모: 거절 가능성 있음', 'note name:콘토소 note:거절 가능성 있음'],
  ],
  'zh-TW': [
    ['台北物流延後24小時', 'remind name:台北物流'],
    ['台北物流有主了嗎', 'ask-owner name:台北物流'],
    ['台北物流有主管嗎', '?'],
    ['把它改成90萬', 'set-value value:900000'],
    ['把它改成萬里公司', '?'],
    ['台北物流拒絕 不知道貨送到哪裡了', 'decline name:台北物流 note:不知道貨送到哪裡了'],
    ['小李在忙什麼', 'found words:小李'],
    ['主管在忙什麼', '?'],
    ['台北物流太小了拒絕', 'decline name:台北物流 note:太小了'],
    ['台北物流被客戶拒絕', 'decline name:台北物流 note:被客戶拒絕'],
    ['台北物流聯絡不上 拒絕掉', 'decline name:台北物流 note:聯絡不上'],
    ['台北物流先不要 拒絕', 'leave name:台北物流'],
    // What is denied is the refusal itself.
    ['台北物流不是要 拒絕', 'leave name:台北物流'],
    ['台北物流沒有想 拒絕', 'leave name:台北物流'],
    ['台北物流不太想 拒絕', 'leave name:台北物流'],
    ['台北物流不是我 拒絕', 'leave name:台北物流'],
    ['台北物流沒有真的 輸了', 'leave name:台北物流'],
    ['台北物流沒有預算 拒絕', 'decline name:台北物流 note:沒有預算'],
    ['台北物流不是我們的客戶 拒絕', 'decline name:台北物流 note:不是我們的客戶'],
    // Its reason is asked for.
    ['台北物流 拒絕 原因 是什麼', 'ask-status name:台北物流'],
    ['台北物流拒絕 理由 沒預算', 'decline name:台北物流 note:沒預算'],
    ['台北物流降兩成', 'ask-value name:台北物流'],
    ['台北物流加百分之十', 'ask-value name:台北物流'],
    ['不要急的', '?'],
    ['不超過一週的轉介', 'inbound left-out:超過一週'],
    ['台北物流不是客戶拒絕', 'leave name:台北物流'],
    // Somebody else calls then.
    ['三點叫我', 'remind'],
    ['客戶三點叫我', '?'],
    ['明天再說', 'remind'],
    ['三點到五點才有空', '?'],
    ['台北物流三百萬', 'set-value name:台北物流 value:3000000'],
    ['台北物流12/15', 'set-close-date name:台北物流 day:2026-12-15'],
    ['那午餐呢', '?'],
    ['有消息再說', '?'],
    ['台北物流沒有輸了', 'leave name:台北物流'],
    ['台北物流還在下一階段', '?'],
    ['台北物流三月底結束嗎', '?'],
    ['客戶明天再說', '?'],
  ],
} as const;

it.each(Object.entries(said))('tells a rule’s words from others nearly like them, in %s', (locale, table) => {
  const { understood } = understandingIn(locale as keyof typeof said);
  const wrong = table.filter(([message, meaning]) =>
    meaning === '?' ? understood(message) !== '?' : !means(understood(message), meaning),
  );
  expect(wrong.map(([message]) => `${message}: ${understood(message)}`)).toEqual([]);
});

it.each([
  ['en', 'postpone to 15.12', '15.12'],
  ['en', 'push it to 15.30', undefined],
  ['ru', 'перенеси на 30.09', '30.09'],
  ['ru', 'перенеси на завтра в 15:00', undefined],
  ['ko', '화요일까지 미뤄줘', '화요일'],
  ['ko', '48시간 미뤄줘', undefined],
] as const)(
  'moves the close date of the deal that is spoken of to a day, not to an hour: %s, "%s"',
  (locale, text, day) => {
    const all = readMessage(text, new NameIndex([], lexiconOf(locale)), { locale, today });
    expect(all[0]?.intent).toBe('remind');
    expect(all.find(({ intent }) => intent === 'set-close-date')?.rest).toBe(day);
  },
);
