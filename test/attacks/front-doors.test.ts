/**
 * What is tried at the doors of one desk that runs as in production, one story after the other: starting it takes as much
 * processor as a story. A story has referrals of its own, so each runs alone as well (`-t 'a press'`). The first is how it
 * all begins, and counts what stands there; the last but one leaves a person whom the desk can no longer write to.
 */
import { afterAll } from 'vitest';
import './stories/production.ts';
import './stories/messages.ts';
import './stories/http-edge.ts';
import './stories/card-actions.ts';
import './stories/injection.ts';
import { closeTheServedDesk } from './support/the-served-desk.ts';

afterAll(closeTheServedDesk);
