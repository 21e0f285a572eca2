export { createInsights } from './insights-feature.ts';
export { MongoMemory } from './mongo-memory.ts';
