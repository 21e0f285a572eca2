import { newDealLimits } from '../../../cards/form-limits.ts';

/** Upper bounds in characters or entries, shared by the form's inputs and the chat's answers. */
export const draftLimits = { ...newDealLimits, employees: 50, solutions: 50 } as const;

export const draftDays = 14;
