import { referralDecline } from '../../../cards/cards.ts';
import { declineFormLimits } from '../../../cards/form-limits.ts';
import { inputValue, plainName } from '../../../cards/plain.ts';
import { absentValue } from '../../../cards/template.ts';
import { crmNames } from '../../../crm/crm-values.ts';
import { say } from '../../../i18n/catalogue.ts';
import { perLocale } from '../../../i18n/per-locale.ts';
import { type DeclineReason, declineReasons, type Referral } from '../record/referral.ts';
import { problemLines, summaryOfProblems } from './referral-card-accept.ts';
import { senderName, senderOf } from './referral-card-sender.ts';
import { type BuiltCard, cardBasics, customerForSummary, type ReferralView } from './referral-view.ts';

export interface DeclineFormValues {
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

/** What the usual words of both CRMs for a lead that nobody goes on with are among Partner Center's reasons. Others are a person's to choose. */
const reasonOfWord: Readonly<Record<string, DeclineReason>> = {
  'cannot contact': 2,
  'no response': 2,
  'went with competitor': 3,
  spam: 7,
};

/** What the form begins with: why the CRM has disqualified the lead, to be looked over by whoever archives it. */
export function firstDeclineValues({ handedOver }: Referral): DeclineFormValues {
  const { kind, word } = handedOver?.fate ?? {};
  if (!handedOver || kind !== 'disqualified' || !word) return {};
  const reason = reasonOfWord[word.trim().toLowerCase()];
  return { note: `${crmNames[handedOver.system]}: ${word}`, ...(reason ? { reason: String(reason) } : {}) };
}

/** The decline form: one of Partner Center's eight reasons, and a note. */
export function declineForm(
  referral: Referral,
  view: ReferralView,
  form: { readonly values: DeclineFormValues; readonly problems: Partial<Record<keyof DeclineFormValues, string>> },
): BuiltCard {
  const { locale } = view;
  const { values, problems } = form;
  const isLead = referral.kind === 'lead';
  const title = isLead ? 'lead.archive.title' : 'form.decline.title';
  const summary = say(locale, title, { customer: customerForSummary(referral) });
  const card = referralDecline({
    ...cardBasics(referral, view, summary),
    title: say(locale, title, { customer: plainName(referral.record.customer.name, 120) }),
    intro: isLead
      ? say(locale, 'lead.archive.intro')
      : say(locale, 'form.decline.intro', { sender: senderName(locale, senderOf(referral)) }),
    submit: say(locale, isLead ? 'lead.button.archive' : 'button.decline'),
    summaryOfProblems: summaryOfProblems(locale, { ...problems }),
    values: {
      reason: values.reason ? inputValue(values.reason, 4) : absentValue,
      note: inputValue(values.note ?? '', declineFormLimits.note),
    },
    problems: { reason: problemLines(problems.reason), note: problemLines(problems.note) },
    reasons: reasonChoices(locale),
  });
  return { card, summary };
}

const reasonChoices = perLocale((locale) =>
  declineReasons.map((reason) => ({ title: say(locale, `reason.${reason}`), value: String(reason) })),
);
