export { welcomeCard } from './help-cards.ts';
export { helpFeature } from './help-feature.ts';
export { askButton } from './typed-button.ts';
export { wayForward } from './unhandled.ts';
