export { crmExplains } from './card/crm-explains.ts';
export { crmOnCard } from './card/crm-on-card.ts';
export { createCrmRoom } from './create-crm-room.ts';
export { linkWithout } from './link/link-without.ts';
export { MongoCrmLinkStore } from './link/mongo-link-store.ts';
export { crmWants } from './sync/crm-wants.ts';
export { MongoCrmState } from './sync/mongo-crm-state.ts';
