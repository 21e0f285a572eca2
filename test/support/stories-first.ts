import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files whose cases stand in stories beside them. */
const ofStories = /\/test\/(?:attacks\/front-doors|browser\/browser)\.test\.ts$/;

/**
 * Without the times of an earlier run Vitest begins with the largest files, and files of stories look small: begun last, each
 * keeps one worker busy while the others have nothing left to do.
 */
export class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...Map.groupBy(sorted, ({ project }) => project).values()];
    return projects.flatMap((own) => [
      ...own.filter(({ moduleId }) => ofStories.test(moduleId)),
      ...own.filter(({ moduleId }) => !ofStories.test(moduleId)),
    ]);
  }
}
