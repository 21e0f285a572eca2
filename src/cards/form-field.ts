import type { FormField } from './deal-card-data.ts';
import { absentValue } from './template.ts';

/** Defaults of a form's field; each kind overrides the properties it has. */
export const emptyField = {
  value: absentValue,
  max: absentValue,
  multiline: false,
  placeholder: absentValue,
  required: false,
  error: absentValue,
  style: absentValue,
  multiple: false,
  choices: [],
  problems: [],
  spacing: 'Medium',
  box: absentValue,
  isVisible: absentValue,
} as const satisfies Omit<FormField, 'kind' | 'id' | 'label'>;
