/** What was dialled last, the latest first, for as long as its keeper keeps it. */
import { type DialledTarget, mostDialled } from "../../../contract/dialing.ts";

/** Where they survive a restart; nowhere in a demo. */
export interface DialledKeeper {
  read(): readonly DialledTarget[] | undefined;
  write(dialled: DialledTarget[]): void;
}

export interface LastDialled {
  list(): readonly DialledTarget[];
  /** In the place of an equal one. */
  add(target: DialledTarget): void;
}

/** `onChange` is told of the list when it has changed. */
export function createLastDialled(options: {
  readonly keeper?: DialledKeeper | undefined;
  readonly onChange: (dialled: readonly DialledTarget[]) => void;
}): LastDialled {
  const { keeper, onChange } = options;
  let dialled = (keeper?.read() ?? []).slice(0, mostDialled);
  return {
    list: () => dialled,
    add(target) {
      const others = dialled.filter(({ entry }) => entry !== target.entry);
      dialled = [target, ...others].slice(0, mostDialled);
      keeper?.write(dialled);
      onChange(dialled);
    },
  };
}
