import { afterAll } from 'vitest';
import { endWhatFilesShare } from './for-one-file.ts';

// Vitest runs its setup files before each test file.
afterAll(endWhatFilesShare);
