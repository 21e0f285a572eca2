import { expect, it } from 'vitest';
import { understandingIn } from './understood.ts';

/** Whoever wonders about a value is told it, and whence it came: nobody has set anything by asking. */
const asked = {
  en: [
    ['why is the value of Adatum 120k?', 'ask-value'],
    ['Adatum: why 120k?', 'ask-value'],
    ['how come the value of Adatum is 120k', 'ask-value'],
    ['where does the 120k of Adatum come from?', 'ask-value'],
    ['who changed the value of Adatum?', 'audit'],
    ['who set up the call with Adatum?', 'ask-contact'],
    ['who moved to Adatum as owner?', 'ask-owner'],
    ['when did the value of Adatum change?', 'ask-value'],
    ['why does Adatum say 120k and not 110k?', 'ask-value'],
    ['what was the value of Adatum before?', 'ask-value'],
    ['why has Adatum’s close date moved to March?', 'ask-close-date'],
    ['why is Adatum at stage 60%?', 'ask-stage'],
    ['why does Adatum show 120k', 'ask-value'],
    ['who put that in?', 'ask-value'],
    ['who put 120k into Adatum?', 'ask-value'],
    ['who entered the close date of Adatum?', 'ask-close-date'],
    ['explain the value of Adatum', 'ask-value'],
    ['explain that value', 'ask-value'],
    ['can you explain why Adatum is 120k?', 'ask-value'],
    ['explain the close date of Adatum', 'ask-close-date'],
    // How it is done, and what a word means, is for help.
    ['explain how to change the value of Adatum', 'help'],
    ['explain', 'help'],
    ['explain Adatum', 'help'],
    ['who put Megan on Adatum?', 'ask-owner'],
  ],
  ru: [
    ['почему у Ромашки сумма 120к?', 'ask-value'],
    ['откуда у Ромашки 120 тысяч?', 'ask-value'],
    ['откуда взялась сумма Ромашки?', 'ask-value'],
    ['кто изменил сумму Ромашки?', 'audit'],
    ['Ромашка: почему 120 тысяч?', 'ask-value'],
    ['с чего вдруг у Ромашки 120 тысяч?', 'ask-value'],
    ['какая сумма была у Ромашки раньше?', 'ask-value'],
    ['почему дата закрытия Ромашки изменилась?', 'ask-close-date'],
    ['почему по Ромашке стадия 60%?', 'ask-stage'],
    ['объясни сумму Ромашки', 'ask-value'],
    ['объясни, откуда сумма у Ромашки', 'ask-value'],
    ['объясни дату закрытия Ромашки', 'ask-close-date'],
    ['кто это внёс?', 'ask-value'],
    ['объясни', 'help'],
    ['объясни, как изменить сумму Ромашки', 'help'],
  ],
  ko: [
    ['한빛소프트 금액이 왜 1억 2천만 원이야?', 'ask-value'],
    ['한빛소프트 금액은 어디서 온 거예요?', 'ask-value'],
    ['한빛소프트 금액 누가 바꿨어?', 'audit'],
    ['한빛소프트 왜 1억이야?', 'ask-value'],
    ['한빛소프트 이전 금액이 얼마였어?', 'ask-value'],
    ['한빛소프트 마감일이 왜 바뀌었나요?', 'ask-close-date'],
    ['한빛소프트 단계가 왜 60%예요?', 'ask-stage'],
    ['왜 금액이 그래', 'ask-value'],
    ['한빛소프트 금액 설명해 줘', 'ask-value'],
    ['그거 누가 넣었어?', 'ask-value'],
    ['누가 입력했어?', 'ask-value'],
  ],
  'zh-TW': [
    ['為什麼台北物流的金額是120萬?', 'ask-value'],
    ['台北物流的120萬是哪來的?', 'ask-value'],
    ['誰改了台北物流的金額?', 'audit'],
    ['台北物流怎麼會是120萬?', 'ask-value'],
    ['台北物流之前的金額是多少?', 'ask-value'],
    ['台北物流的結案日為什麼改了?', 'ask-close-date'],
    ['台北物流的階段為什麼是60%?', 'ask-stage'],
    ['解釋一下台北物流的金額', 'ask-value'],
    ['請解釋台北物流的結案日', 'ask-close-date'],
    ['這是誰填的？', 'ask-value'],
    ['誰填的?', 'ask-value'],
  ],
} as const;

it.each(['en', 'ru', 'ko', 'zh-TW'] as const)('understands who wonders about a value in %s', (locale) => {
  const { understood } = understandingIn(locale);
  for (const [message, intent] of asked[locale]) expect(understood(message).split(' ')[0], message).toBe(intent);
});
