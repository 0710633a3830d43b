/**
 * Whether the machine's network is another one. No system tells Node of it, so the addresses of its
 * interfaces are looked at: seldom while all is well (a connection that lived through a change needs
 * a look, no more), often while somebody waits for the network to come back.
 */
import type { NetworkInterfaceInfo } from "node:os";

import type { Clock } from "../../timing/clock.ts";

export interface NetworkWatchOptions {
  /** `os.networkInterfaces`. */
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
  /** `net.isOnline`: a "no" can be believed, a "yes" means only that there is some network. */
  readonly isOnline: () => boolean;
  readonly clock: Clock;
  /** Whether the network's return is waited for at this moment. */
  readonly isWaiting: () => boolean;
  readonly onChange: (change: NetworkChange) => void;
}

export interface NetworkChange {
  /** Addresses that the machine had and no longer has; a connection from one of them is dead. */
  readonly gone: ReadonlySet<string>;
}

/** What is compared. */
export interface NetworkState {
  readonly addresses: ReadonlySet<string>;
  readonly isOnline: boolean;
}

const calmMs = 2_000;
const waitingMs = 250;

/** `undefined`: it is the same network. */
export function changeBetween(before: NetworkState, now: NetworkState): NetworkChange | undefined {
  const gone = new Set([...before.addresses].filter((address) => !now.addresses.has(address)));
  const isSame =
    gone.size === 0 &&
    before.addresses.size === now.addresses.size &&
    before.isOnline === now.isOnline;
  return isSame ? undefined : { gone };
}

/** Tells of each change until the returned function ends that. */
export function watchNetwork(options: NetworkWatchOptions): () => void {
  const { clock, isWaiting, onChange } = options;
  let state = stateOf(options) ?? { addresses: new Set<string>(), isOnline: true };
  let cancel = arm();

  function arm(): () => void {
    return clock.after(isWaiting() ? waitingMs : calmMs, look);
  }

  function look(): void {
    const now = stateOf(options) ?? state;
    const change = changeBetween(state, now);
    state = now;
    cancel = arm();
    if (change !== undefined) onChange(change);
  }

  return () => cancel();
}

/** `undefined` when the system does not say, as in some confined environments. */
function stateOf({ interfaces, isOnline }: NetworkWatchOptions): NetworkState | undefined {
  try {
    const found = Object.values(interfaces()).flatMap((one) => one ?? []);
    const outward = found.filter(({ internal }) => !internal);
    return {
      addresses: new Set(outward.map(({ address }) => address)),
      isOnline: isOnline(),
    };
  } catch {
    return undefined;
  }
}
