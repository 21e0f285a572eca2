export { createRouting } from './create-routing.ts';
export { forgetInRouting } from './forgotten-routing.ts';
export { MongoRotaStore } from './mongo-rota-store.ts';
export { MongoRoutingHistory } from './mongo-routing-history.ts';
export { MongoRoutingStore } from './mongo-routing-store.ts';
export { isReachable } from './router.ts';
export { whyNobody } from './routing-proposal.ts';
