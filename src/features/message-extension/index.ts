export { deskLink, linkedHosts, tabLink } from './desk-link.ts';
export { type MessageExtensionDeps, messageExtensionFeature } from './message-extension-feature.ts';
