import { describe, expect, it } from 'vitest';
import { readOwnPlace } from '../../src/answers/settings/own-place.ts';
import { looksLikeReceiver, readAllHandedOver } from '../../src/answers/team/all-handed-over.ts';
import { readWorkloadAsked } from '../../src/answers/team/workload-said.ts';

describe('what is asked of the team’s load', () => {
  it.each([
    ...[
      'who has too much on their plate',
      'who’s swamped right now',
      'is anyone overloaded',
      'team workload',
      'who has the most open referrals?',
      'show me the team’s workload please',
      'who has too much work at the moment?',
      'how overloaded is the team right now',
    ],
    ...[
      'кто перегружен',
      'у кого завал',
      'у кого слишком много дел',
      'загрузка команды',
      'у кого больше всего открытых сделок?',
    ],
    ...['покажи загрузку команды, пожалуйста', 'кто сейчас зашивается', 'кто у нас больше всех загружен'],
    ...['누가 일이 너무 많아?', '누가 제일 바빠', '팀 업무량', '누가 과부하야', '누가 추천을 제일 많이 가지고 있어?'],
    ...['우리 팀 업무량 좀 보여줘', '지금 누가 제일 바쁜가요?', '감당이 안 되는 사람 있어?'],
    ...['誰手上的案子太多', '誰忙不過來', '現在誰最忙', '團隊負荷', '我們團隊現在的工作量如何？', '誰手上案件最多'],
  ])('“%s”: who has too much', (words) => {
    expect(readWorkloadAsked(words)).toEqual({ kind: 'overloaded' });
  });

  it.each([
    ['who can take two more', 2],
    ['who has room for three more?', 3],
    ['who could take another one', 1],
    ['who has room', 1],
    ['кто может взять ещё две', 2],
    ['кто потянет ещё три рекомендации', 3],
    ['кто свободен', 1],
    ['누가 두 건 더 맡을 수 있어?', 2],
    ['지금 여유 있는 사람 누구야', 1],
    ['誰還能接兩件', 2],
    ['誰有空', 1],
    ['who has capacity for a couple more referrals this week?', 2],
    ['кто сейчас сможет взять ещё пару сделок?', 2],
    ['추천 두 건 더 받을 수 있는 사람 있나요?', 2],
    ['現在誰還能接三件案子？', 3],
  ])('“%s”: who can take %i more', (words, more) => {
    expect(readWorkloadAsked(words)).toEqual({ kind: 'room', more });
  });

  it.each([
    ...['who can take Contoso?', 'who has too much discount', 'who owns Contoso', 'too much', 'workload Fabrikam'],
    ...['кто может взять Ромашку', 'кто ведёт Ромашку', '누가 이 건 맡을 수 있어?', '誰可以接富康這件', '誰負責富康'],
    // A reason of something else.
    ...['decline Contoso, our team is overloaded', 'decline it because the team is overloaded'],
    ...['note for Contoso: the team is swamped', 'Contoso’s team is overloaded, postpone to June'],
    ...['отклони Contoso, команда перегружена', 'команда перегружена, перенеси дату на июнь'],
    ...[
      'Contoso 거절, 팀이 과부하',
      '팀 업무량이 많아서 Contoso 거절해줘',
      '거절해줘, 팀이 과부하야',
      '拒絕Contoso，團隊負荷太重',
    ],
    ...[
      'remind the team that the workload is heavy',
      'no people have capacity, decline 3 referrals',
      '拒絕，團隊負荷太重',
    ],
    // Of the scorecard.
    ...[
      'who won most referrals last month?',
      'who sent us the most referrals',
      'who sent the most referrals this quarter?',
    ],
    ...['who declined the most referrals', 'who answers the most referrals', 'who had the most referrals last year'],
    ...['кто больше всех выиграл?', 'у кого больше всех сделок выиграно', 'кто больше всех прислал рекомендаций'],
    ...['누가 추천을 가장 많이 보냈어', '누가 제일 많이 성사시켰어', '誰贏的案子最多？', '誰送的案件最多'],
    ...['people asked too many questions', 'who at Contoso is the busiest contact?'],
  ])('“%s” asks something else', (words) => {
    expect(readWorkloadAsked(words)).toBeUndefined();
  });
});

describe('everything of one person to another', () => {
  it.each([
    ['give all Lee’s referrals to Megan', 'Lee', 'Megan'],
    ['give all of my open referrals to Lee', 'me', 'Lee'],
    ['move everything from Alex to Megan', 'Alex', 'Megan'],
    ['reassign everything Alex has to Megan Bowen', 'Alex', 'Megan Bowen'],
    ['Megan takes over all of Alex’s referrals', 'Alex', 'Megan'],
    ['hand over all of Alex’s deals to Megan please', 'Alex', 'Megan'],
    ['передай все рекомендации Алекса Меган', 'Алекса', 'Меган'],
    ['всё, что у Алекса, отдай Меган', 'Алекса', 'Меган'],
    ['пусть Меган заберёт все рекомендации Алекса', 'Алекса', 'Меган'],
    ['отдай все мои рекомендации Ли', 'me', 'Ли'],
    ['переведи все открытые сделки Алекса на Меган', 'Алекса', 'Меган'],
    ['알렉스 추천 전부 메건에게 넘겨줘', '알렉스', '메건'],
    ['내 추천 다 메건한테 넘겨줘', 'me', '메건'],
    ['메건에게 알렉스 추천 전부 넘겨줘', '알렉스', '메건'],
    ['把Alex的案子全部轉給Megan', 'Alex', 'Megan'],
    ['請把我的轉介全部轉給Lee', 'me', 'Lee'],
    ['Megan接手Alex的全部案子', 'Alex', 'Megan'],
    ['제 거래 다 메건한테 넘겨주세요', 'me', '메건'],
    // Why, in front or behind, is no part of whom it goes to.
    ['제 거래 다 메건한테 넘겨주세요 휴가라서요', 'me', '메건'],
    ['내일부터 휴가니까 제 거 전부 메건한테 넘겨줘', 'me', '메건'],
    ['내 거 다 메건한테 넘겨줘 다음 주 휴가야', 'me', '메건'],
    ['我手上的全部給Megan，我要休假', 'me', 'Megan'],
    ['我要休假，手上的都給Megan', 'me', 'Megan'],
    ['下週休假 我的交易全給Megan', 'me', 'Megan'],
  ])('“%s”', (words, from, to) => {
    expect(readAllHandedOver(words)).toContainEqual({ from, to });
  });

  it.each([
    ['Alex休假，手上的都給Megan', 'Alex', 'Megan'],
    ['Alex下週請假，手上的全部轉給Megan', 'Alex', 'Megan'],
    ['Alex出差 手上的案子都交給Megan', 'Alex', 'Megan'],
    ['Alex不在，案子全部給Megan', 'Alex', 'Megan'],
    ['알렉스 휴가니까 거래 전부 메건한테 넘겨줘', '알렉스', '메건'],
    ['Alex is on leave, give all his referrals to Megan', 'Alex', 'Megan'],
    ['Алекс в отпуске, передай все его сделки Меган', 'Алекс', 'Меган'],
    ['我下週請假，手上的案子全部轉給Megan', 'me', 'Megan'],
    ['Alex休假，我的案子都給Megan', 'me', 'Megan'],
    ['제가 휴가라 거래 전부 메건한테 넘겨줘', 'me', '메건'],
    ['다음 주 휴가라 내 거래 전부 메건한테 넘겨줘', 'me', '메건'],
    ['give all my referrals to Megan, I’m on leave', 'me', 'Megan'],
    ['передай все мои сделки Меган, я в отпуске', 'me', 'Меган'],
  ])('“%s”: who is away says whose', (words, from, to) => {
    expect(readAllHandedOver(words)).toEqual([{ from, to }]);
  });

  it.each([
    ...['give Contoso to Megan', 'give everything over 50k to Megan', 'is everything of Lee with Megan?'],
    ...['台北的inbound通通給Lee', '推荐 Megan', 'все сделки'],
    ...[
      'give all new referrals to Megan',
      'give all of his referrals to Megan',
      'give them all to her',
      'move everything to this',
    ],
    ...['give all of Alex’s referrals to them', 'assign all my referrals to the team', 'give all my referrals to me'],
    ...[
      'передай все новые сделки Меган',
      'отдай все его сделки Меган',
      '신규 추천 전부 메건에게 넘겨줘',
      '나머지 추천 전부 메건에게 넘겨줘',
    ],
    ...['I’m on leave, give all his referrals to Megan', '案子全部給Megan', '거래 전부 메건한테 넘겨줘'],
    ...['把新的案子全部轉給Megan', '把其他案子全部轉給Megan', '我的案子全部給我'],
  ])('“%s” is nothing of the kind', (words) => {
    expect(readAllHandedOver(words)).toEqual([]);
  });
});

describe('an unknown receiver of everything', () => {
  it.each([
    ['give all of Alex’s referrals to Diego', true],
    ['give all my referrals to Diego Siciliani', true],
    ['отдай все мои сделки Степану', true],
    ['내 추천 전부 김철수에게 넘겨줘', true],
    ['move all my deals to next month', false],
    ['switch all my deals to stage won', false],
    ['move all my deals to won', false],
    ['move all my deals to Won', false],
    ['move all of Alex’s deals to next quarter', false],
    ['переведи все мои сделки на следующий месяц', false],
    ['переведи все мои сделки на этап переговоров', false],
    ['내 딜 전부 다음달로 옮겨줘', false],
    ['내 건 전부 수락으로 돌려줘', false],
    ['把我的案子全部移到下個月', false],
    ['把我的案子都給我看', false],
  ])('“%s” looks like a name: %s', (words, isName) => {
    expect(readAllHandedOver(words).some(({ to }) => looksLikeReceiver(to, words))).toBe(isName);
  });
});

describe('where somebody works from now on', () => {
  it.each([
    ['I work in Seoul now', 'Asia/Seoul'],
    ['i’m based in London now', 'Europe/London'],
    ['I’ve moved to Tokyo', 'Asia/Tokyo'],
    ['I’m in New York from now on', 'America/New_York'],
    ['from now on I work from the Berlin office', 'Europe/Berlin'],
    ['I live in Japan now', 'Asia/Tokyo'],
    ['я теперь работаю в Сеуле', 'Asia/Seoul'],
    ['теперь я в Лондоне', 'Europe/London'],
    ['я переехал в Москву', 'Europe/Moscow'],
    ['я сейчас живу в Варшаве', 'Europe/Warsaw'],
    ['이제 서울에서 일해요', 'Asia/Seoul'],
    ['나 지금 도쿄에서 근무해', 'Asia/Tokyo'],
    ['이제 런던에 있어요', 'Europe/London'],
    ['도쿄로 발령났어요', 'Asia/Tokyo'],
    ['我現在在首爾工作', 'Asia/Seoul'],
    ['我搬到東京了', 'Asia/Tokyo'],
    ['以後都在倫敦上班', 'Europe/London'],
  ])('“%s”', (words, zone) => {
    expect(readOwnPlace(words)).toEqual({ kind: 'zone', zone });
  });

  it.each([
    ...[
      'I work in sales now',
      'I work on Contoso now',
      'do I work in Seoul now?',
      'move Seoul Logistics to Megan',
      'I’m in Seoul next week',
    ],
    ...['я теперь в отпуске', '이제 회의에 있어요', '서울물류에서 일해요?', '我現在在開會'],
  ])('“%s” says nothing of the kind', (words) => {
    expect(readOwnPlace(words)).toBeUndefined();
  });
});
