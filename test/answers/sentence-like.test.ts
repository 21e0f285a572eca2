import { expect, it } from 'vitest';
import { soundsLikeSentence } from '../../src/answers/aside/sentence-like.ts';

it.each([
  ...[
    'hmm let me check with Sue',
    'we dont know that yet',
    'i dont understand the question',
    'that is confidential',
    'ask me later',
  ],
  ...['вроде тверь', 'у них два офиса', 'назови миграция в облако'],
  ...['не понял вопрос', 'потом заполню', 'я сам'],
  // Neither of two is said, and who is meant can't be looked up.
  ...['Contoso or Contoso Group', 'everyone except megan', 'our champion there'],
  ...['Контосо либо Контосо Групп', 'тот же контакт', 'наш старый клиент'],
  ...['콘토소 아니면 콘토소그룹', '지난번 그 고객', '우리 오래된 거래처', '고객 이름이랑 똑같이', '서울 말고 수원'],
  ...['康托索或是康托索集團', '跟上次同一位', '日本還是台灣'],
  ...['이거 꼭 입력해야 하나요?', '잘 모르겠는데 나중에 알려드릴게요'],
  ...[
    '대한테크 떨어졌어 경쟁사가 더 쌌대',
    '리트웨어는 우리가 하기 힘들듯',
    '구글캘린더에 연결하고 싶은데',
    '코호 메모 적어줘',
  ],
  ...['想同步到google日曆', '潛在客戶在哪看', '幫我匯出excel'],
  ...['這題一定要填嗎？', '我不太清楚耶', '先不要填'],
])('“%s” is said to somebody', (text) => {
  expect(soundsLikeSentence(text)).toBe(true);
});

it.each([
  ...[
    'Fabrikam Robotics',
    'What If Ltd',
    'This Is It GmbH',
    'Will & Co',
    'Bank of the West',
    'Rollout for the north',
    'fabrikam',
    'San Francisco',
    'Life Or Death Ltd',
  ],
  ...['ООО «Ромашка»', 'Перенос в облако', 'Санкт-Петербург', 'Нижний Новгород'],
  ...[
    '한빛소프트',
    '서울특별시',
    '데이터센터 이전',
    '주식회사 지오',
    '판교 테크노밸리 단지',
    '우리은행',
    '동일고무벨트',
    '부산 해운대',
  ],
  ...['宏達股份有限公司', '台北市', '資料中心搬遷', '信義路五段 7 號', '理想國際'],
])('“%s” may be a name', (text) => {
  expect(soundsLikeSentence(text)).toBe(false);
});
