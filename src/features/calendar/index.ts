export { createCalendar } from './calendar-feature.ts';
