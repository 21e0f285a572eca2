import { z } from 'zod';
import { type CardReply, type Click, defineCardAction, type Feature } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { findFor, type Presenter } from '../referrals/index.ts';
import { type ReferralLinksDeps, referralLinks } from './referral-links.ts';
import { type ReferralSearchDeps, referralSearch } from './referral-search.ts';

export interface MessageExtensionDeps extends ReferralSearchDeps, ReferralLinksDeps {
  readonly presenter: Presenter;
}

const referralId = z.guid().transform((id) => id.toLowerCase());

/** Referrals in every chat: by search in the message box, and by pasted links. */
export function messageExtensionFeature(deps: MessageExtensionDeps): Feature {
  return {
    name: 'message extension',
    messageExtension: { searches: [referralSearch(deps)], links: [referralLinks(deps)] },
    cardActions: [
      defineCardAction({
        verb: 'shared.show',
        data: z.strictObject({ referralId }),
        handle: (click, card) => showShared(deps, click, card.referralId),
      }),
    ],
  };
}

/**
 * Returns each reader's own view. A reader without the right to it keeps the shared view, and is told how to get
 * access.
 */
async function showShared(deps: MessageExtensionDeps, click: Click, id: string): Promise<CardReply> {
  const referral = await findFor(deps, click.person, id);
  if (!referral) return { kind: 'message', text: say(click.locale, 'extension.notYours') };
  return { kind: 'card', ...(await deps.presenter.cardFor(click, referral)) };
}
