import { describe, expect, it } from 'vitest';
import { cardButtons } from '../../src/cards/card-buttons.ts';
import type { Turn } from '../../src/feature.ts';
import { askButton, type DoubtfulButton } from '../../src/features/help/typed-button.ts';
import { referralCard } from '../../src/features/referrals/cards/referral-cards.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { typedButton } from '../../src/teams/offered-buttons.ts';
import { aReferral } from '../builders/referral.ts';
import { type Button, buttonsOf, inputsOf, type Json } from '../harness/cards.ts';
import { aView, everyLook } from './looks.ts';

/** Unfolds a part, or opens a window: nothing that words could ask the desk for. */
const asksNothing = (action: Button) =>
  action.type === 'Action.ToggleVisibility' || JSON.stringify(action.action).includes('"task/fetch"');

/** Each button's words, typed; of those that read the same, with its number among them. */
function triedOn(card: AdaptiveCard): readonly { readonly said: string; readonly isIt: boolean }[] {
  const offered = cardButtons(card);
  const hasInputs = inputsOf(card).length > 0;
  // A heart alone is nothing to type.
  const shown = buttonsOf(card).filter((button) => /[\p{L}\p{N}]/u.test(button.title) && !asksNothing(button));
  return shown.map((button, at) => {
    const { title, action, verb } = button;
    const alike = shown.filter((other) => other.title === title);
    const number = shown.slice(0, at + 1).filter((other) => other.title === title).length;
    const said = alike.length === 1 ? title : `${title} ${number}`;
    const typed = typedButton(said, offered);
    const pressed = typed && 'button' in typed ? typed.button : undefined;
    const sends = carries(button) && hasInputs && action.associatedInputs !== 'none';
    const doesIt = pressed?.verb === (verb ?? '') && (!carries(button) || same(pressed.data, action.data));
    return { said, isIt: doesIt && typed?.kind === (sends ? 'form' : 'pressed') };
  });
}

/** Words of a button that only says something for its reader carry nothing. */
const carries = ({ verb, action }: Button) =>
  verb !== undefined || (action.data as Json | undefined)?.form !== undefined;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

describe('whatever a button says can be typed', () => {
  it('on every card: its title is the same press, one of several by its number, one that sends a form says so', () => {
    const tried = [...everyLook()].flatMap(({ name, card }) => triedOn(card).map((typed) => ({ name, ...typed })));
    expect(tried.length).toBeGreaterThan(1000);
    expect(tried.filter(({ isIt }) => !isIt)).toEqual([]);
  });

  it('a number is asked about where the card shows none; what reads the same is asked about; a name settles it', () => {
    const offered = cardButtons(referralCard(aReferral(), aView()).card);
    expect(typedButton('2', offered)).toMatchObject({
      kind: 'counted',
      number: 2,
      button: { title: offered[1]?.title },
    });
    for (const said of ['the third one, please', 'button 3', 'кнопка 3', '3번 버튼', '第三個按鈕'])
      expect(typedButton(said, offered), said).toMatchObject({ kind: 'counted', number: 3 });
    for (const said of ['7', '0', 'accept it as soon as you can', '♡', '', '15 March', 'not accept'])
      expect(typedButton(said, offered), said).toBeUndefined();

    const button = (tooltip: string) => ({
      type: 'Action.Execute',
      title: 'Change',
      tooltip,
      verb: 'x',
      data: { tooltip },
    });
    const several = cardButtons({ type: 'AdaptiveCard', actions: [button('Alex Wilber'), button('Megan Bowen')] });
    expect(typedButton('change', several)).toMatchObject({ kind: 'several', buttons: [{ row: 1 }, { row: 2 }] });
    for (const said of ['change megan', 'Change 2', '2 change', 'change the second one'])
      expect(typedButton(said, several), said).toMatchObject({ kind: 'pressed', button: { name: 'Megan Bowen' } });
  });

  it.each([
    '두번째꺼 열어줘',
    '두번째 거 보여줘',
    '開第二個',
    '打開第二筆',
    '開啟2',
    'open the second one',
    'открой второй',
  ])('of rows that can be opened, “%s” opens the second', (said) => {
    const row = (name: string, at: number) => [
      { title: 'Accept', name, verb: 'referral.accept', data: { name }, row: at, isUnnumbered: true as const },
      { title: 'Open', name, verb: 'referral.open', data: { name }, row: at },
    ];
    const list = [...row('Fabrikam', 1), ...row('Adatum', 2)];
    expect(typedButton(said, list)).toMatchObject({ kind: 'pressed', button: { name: 'Adatum', title: 'Open' } });
    const rules = list.map((button) => ({ ...button, title: 'Remove', verb: 'routing.remove' }));
    expect(typedButton(said, rules)).toBeUndefined();
  });

  it.each([
    ['第二個拒絕', 'Adatum'],
    ['拒絕第一筆', 'Fabrikam'],
    ['2拒絕', 'Adatum'],
    ['第二個方案拒絕', undefined],
  ])('in Chinese nothing parts the title from its number: “%s”', (said, name) => {
    const list = ['Fabrikam', 'Adatum'].map((one, at) => ({
      ...{ title: '拒絕', name: one, verb: 'referral.decline', data: { one }, row: at + 1 },
    }));
    const typed = typedButton(said, list);
    expect(typed && 'button' in typed ? typed.button.name : undefined).toBe(name);
  });

  it('a link is shown, not asked about: no press of the desk’s own could do it', () => {
    const link = (title: string, name: string) => ({
      ...{ title, name, verb: '', data: {}, isUnnumbered: true as const },
      url: `https://crm.contoso.example/${name}`,
    });
    const open = { title: 'Open', name: 'Fabrikam', verb: 'referral.open', data: {}, isUnnumbered: true as const };
    expect(typedButton('2', [open, link('CRM', 'fabrikam')])).toMatchObject({
      kind: 'pressed',
      button: { title: 'CRM' },
    });
    const [other, both] = [{ ...open, name: 'Adatum', data: { other: 1 } }, link('Open', 'litware')];
    expect(typedButton('open', [open, both, other])).toEqual({ kind: 'several', buttons: [open, other] });

    const links = [link('Open', 'fabrikam'), link('Open', 'litware')];
    const typed = typedButton('open', links);
    expect(typed).toEqual({ kind: 'several', buttons: links });
    expect(askButton({ locale: 'en' } as Turn, typed as DoubtfulButton)).toEqual({
      kind: 'messages',
      messages: [
        {
          kind: 'text',
          text: 'fabrikam: https://crm.contoso.example/fabrikam\n\nlitware: https://crm.contoso.example/litware',
        },
      ],
    });
  });
});
