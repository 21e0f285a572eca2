export { welcomeCard } from './help-cards.ts';
export { helpFeature } from './help-feature.ts';
export { wayForward } from './unhandled.ts';
