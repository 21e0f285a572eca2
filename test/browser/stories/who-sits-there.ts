import { afterAll, describe, expect, it } from 'vitest';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';
import type { PlaygroundPage } from '../support/playground-page.ts';

/** Last of the stories: the languages that people chose here stay chosen. */
describe('who sits in front of Teams', () => {
  const [alexs, megans] = ['Trapeze Artists', 'Megan’s Meadery'];
  let desk: OpenDesk;
  let person: PlaygroundPage;

  openForAll(async (opened) => {
    desk = opened;
    person = opened.person;
    await desk.control.newReferral({ customer: alexs });
    await person.cardWith(alexs);
    await desk.control.newReferral({ customer: megans, owner: 'Megan Bowen' });
  });
  afterAll(() => desk?.control.becomes('Alex Wilber', 'English'));

  it('opens the row of a list by its number', async () => {
    await person.hears(`my referrals ${alexs}`, alexs);
    const cards = await person.cards().count();

    await person.say('1');

    await expect.poll(() => person.cards().count()).toBe(cards + 1);
    expect(await person.lastCard().textContent()).toMatch(/Waiting for an answer.*Trapeze Artists.*Customer contact/);
  });

  it('is whom the control page says, in their language, with their own referrals', async () => {
    await desk.control.becomes('Megan Bowen', '한국어');
    await person
      .message('Demo: you are Megan Bowen now (lead: Referrals admin of location 4567001). Teams is set to 한국어.')
      .waitFor();

    const list = await person.hears('내 추천', /내 추천.*Megan’s Meadery/);
    expect(await list.textContent()).not.toContain(alexs);
    await person.hears(megans, /고객 연락처/);
    await person.press('수락');
    await (await person.cardWith(megans)).getByText('Megan Bowen').first().waitFor();
    await expect.poll(async () => (await desk.record(megans)).substatus).toBe('Accepted');
  });

  it('is a guest who may look and nothing more', async () => {
    await desk.control.becomes('Gail Torres', 'English');
    await person.message('Demo: you are Gail Torres now').waitFor();

    await person.say('solutions');
    const refusal = person.page.getByText('Guests can’t do that. Ask somebody').first();
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain('runs this desk');
  });

  it('is Alex again, who sees what came meanwhile and speaks the language of his own choice', async () => {
    await desk.control.newReferral({ customer: 'Meanwhile Motors' });
    await desk.control.becomes('Alex Wilber', 'English');
    await person.cardWith('Meanwhile Motors');

    await person.hears('language 한국어', '이제부터 한국어로 말할게요');
    await desk.control.becomes('Alex Wilber', 'Русский');
    await person.hears('help', '제가 할 수 있는 일');
    const back = await person.hears('언어 Teams', 'Я снова говорю на языке вашего Teams');
    expect(await back.textContent()).toContain('Русский');
  });
});
