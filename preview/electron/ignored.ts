/** A call that Electron takes and that has nothing to do here. */
export const ignored = (): void => undefined;
