export { createSolutions } from './create-solutions.ts';
export { MongoSolutionCatalogue } from './mongo-solution-catalogue.ts';
export {
  type CatalogueSolution,
  type CoSellStatus,
  choosable,
  coSellStatuses,
  type KnownSolutions,
  mayBeRegistered,
  nothingKnown,
  type SolutionCatalogue,
  whyNotChosen,
} from './solution-catalogue.ts';
export { kindInWords, meaningOf, offerInWords, showsStatus, statusInWords } from './solution-words.ts';
