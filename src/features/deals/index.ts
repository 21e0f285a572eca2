export { readAmount } from './answers/amount.ts';
export { readCountry } from './answers/country.ts';
export { readDay } from './answers/day.ts';
export { fold, foldName, tidy, wordsOf } from './answers/said.ts';
export { amountText, askCountry, dayText, sayAmount, sayDay } from './answers/shown.ts';
export { readSolutionId } from './answers/solution-id.ts';
export { dealCards } from './deal-card.ts';
export { inviteCarrier } from './deal-invite-carrier.ts';
export { DealPlans } from './deal-plans.ts';
export { registrationRequest } from './deal-registration.ts';
export { DealService } from './deal-service.ts';
export { dealWorkFeature } from './deal-work-feature.ts';
export { MongoCustomers } from './mongo-customers.ts';
export { MongoDraftStore } from './mongo-draft-store.ts';
export { MongoSolutionCatalogue } from './mongo-solution-catalogue.ts';
export { newDealFeature } from './new-deal-feature.ts';
export {
  type CatalogueSolution,
  type CoSellStatus,
  coSellStatuses,
  type SolutionCatalogue,
  whyNotChosen,
} from './solution-catalogue.ts';
export { kindInWords, meaningOf, showsStatus, statusInWords } from './solution-words.ts';
export { solutionsKnown } from './solutions-known.ts';
export { solutionsSeen } from './solutions-seen.ts';
