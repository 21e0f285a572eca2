export { crmExplains } from './card/crm-explains.ts';
export { crmOnCard } from './card/crm-on-card.ts';
export { type CrmRoom, createCrmRoom } from './create-crm-room.ts';
export { linkWithout } from './link/link-without.ts';
export { MongoCrmLinkStore } from './link/mongo-link-store.ts';
export { MongoCrmState } from './sync/mongo-crm-state.ts';
