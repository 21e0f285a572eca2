import { type DealVisibility, visibilities } from '../draft/deal-draft.ts';
import { notPicked, pick, problem, type Reader, settled } from './draft-answer.ts';
import { fixedOptions } from './draft-options.ts';

/** Partner to partner: Partner Center's API can't create it (reference 2.7). */
const partnerToPartner = /\bp2p\b|partner[ -]to[ -]partner/i;

/** Who sees the deal. What it means was said before: a visible deal can't be hidden again. */
export const visibilitySaid: Reader = (draft, said, { locale }) => {
  if (partnerToPartner.test(said)) return problem('newDeal.p2p');
  const exact = visibilities.find((value) => value === said.toLowerCase());
  const options = fixedOptions('visibility', locale);
  const picked = exact ?? pick(said, options);
  return picked === undefined
    ? notPicked(said, options, locale)
    : settled(draft, { visibility: picked as DealVisibility });
};
