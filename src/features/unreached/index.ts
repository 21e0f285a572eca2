export { MongoUnreachedWatch } from './mongo-unreached-watch.ts';
export { unreachedFeature } from './unreached-feature.ts';
