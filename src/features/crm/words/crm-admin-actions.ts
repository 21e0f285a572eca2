import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { planAnswers } from '../load/settle-plan.ts';
import type { CrmAdmin, CrmAnswer } from './crm-admin.ts';

const Nothing = z.strictObject({});

/** The plan's buttons. Each press checks the rights again. */
export function crmAdminActions(admin: CrmAdmin, clock: Clock): readonly CardAction[] {
  const allowed =
    <Data>(handle: (click: Click, data: Data) => Promise<CrmAnswer>) =>
    async (click: Click, data: Data): Promise<CardReply> =>
      asCardReply(admin.refuses(click) ?? (await handle(click, data)));
  return [
    defineCardAction({ verb: 'crm.plan', data: Nothing, handle: allowed((click) => admin.plan(click)) }),
    defineCardAction({ verb: 'crm.begin', data: Nothing, handle: allowed((click) => admin.start(click)) }),
    defineCardAction({
      verb: 'crm.settle',
      data: z.strictObject({ answer: z.enum(planAnswers) }),
      handle: allowed((click, { answer }) => admin.settle(click, answer, clock.now())),
    }),
    defineCardAction({
      verb: 'crm.file',
      data: z.strictObject({ file: z.enum(['crm-plan', 'crm-links']) }),
      handle: allowed((click, { file }) => admin.file(click, file)),
    }),
    defineCardAction({ verb: 'crm.take-back', data: Nothing, handle: allowed((click) => admin.takeBack(click)) }),
  ];
}

function asCardReply(answer: CrmAnswer): CardReply {
  return 'text' in answer ? { kind: 'message', text: answer.text } : { kind: 'card', ...answer };
}
