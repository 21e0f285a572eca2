export function runProgram(
  node: string,
  fileAndArguments: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number>;
