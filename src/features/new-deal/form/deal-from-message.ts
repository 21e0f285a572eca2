import { messageAsLine } from '../../../answers/line/message-line.ts';
import type { ExtensionAction, MessageActedOn, TaskReply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { LineReader } from '../line/draft-line.ts';
import { begunBy, type NewDeals } from '../new-deals.ts';
import type { NewDealForm } from './new-deal-form.ts';

interface DealFromMessageDeps {
  readonly deals: NewDeals;
  readonly lines: LineReader;
  readonly form: NewDealForm;
  readonly now: () => Date;
}

/**
 * `newDeal` in the message box, and on any message: opens the form, filled from the message's words by the parsers of
 * `new deal …`. Nothing is created before the person has saved the form and confirmed the review.
 */
export function dealFromMessage({ deals, lines, form, now }: DealFromMessageDeps): ExtensionAction {
  return {
    command: 'newDeal',
    async open(turn, message): Promise<TaskReply> {
      const { locale, person } = turn;
      if (!deals.mayCreate(person)) return { kind: 'message', text: say(locale, 'newDeal.notAllowed') };
      const note = noteOf(turn, message);
      const today = dayIn(turn.timeZone, now());
      const line = message && messageAsLine(message.words, { locale, today });
      const started = await lines.begin(turn, line ?? '', note ? { notes: note } : {});
      // On redelivery: the draft that the first delivery began.
      const draftId = started.kind === 'ask' ? started.draft.id : begunBy(turn);
      return form.show(turn, draftId, message ? say(locale, 'newDeal.fromMessage.check') : undefined);
    },
  };
}

function noteOf({ locale }: Turn, message: MessageActedOn | undefined): string | undefined {
  return message?.link ? say(locale, 'newDeal.fromMessage.note', { link: message.link }) : undefined;
}
