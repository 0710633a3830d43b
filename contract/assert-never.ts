/** Makes a `switch` total: a new member of the union does not compile until it has a case. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unhandled ${what} ${JSON.stringify(value)}`);
}
