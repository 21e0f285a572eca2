export { type CrmRoom, createCrmRoom } from './create-crm-room.ts';
export { MongoCrmLinkStore } from './link/mongo-link-store.ts';
export { MongoCrmState } from './sync/mongo-crm-state.ts';
