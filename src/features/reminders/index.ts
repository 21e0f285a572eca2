export { ReminderSweep } from './reminder-sweep.ts';
