export const root: string;
export function ownNode(): string;
export function toolEnvironment(): NodeJS.ProcessEnv;
export function toolCommand(
  name: string,
  args: readonly string[],
): { readonly command: string; readonly args: string[] };
