import fc from 'fast-check';
import { drawn } from './runs.ts';

// For each property that names no seed of its own: the same draws at each run, and others with PROPERTY_SEED=anew.
fc.configureGlobal({ ...fc.readConfigureGlobal(), ...drawn });
