import type { Command, IntentHandler } from '../../../feature.ts';
import { isCommand } from '../../../i18n/command-words.ts';
import type { FileIntake } from './file-intake.ts';

/** `import`: explains how to send a file. */
export function importCommands(intake: Pick<FileIntake, 'how'>): readonly Command[] {
  return [
    {
      name: 'import',
      match: (text, locale) => (isCommand(locale, 'import', text) ? { rest: '' } : undefined),
      handle: (turn) => intake.how(turn),
    },
  ];
}

export function importIntents(intake: Pick<FileIntake, 'how'>): readonly IntentHandler[] {
  return [{ intents: ['import'], handle: (turn) => intake.how(turn) }];
}
