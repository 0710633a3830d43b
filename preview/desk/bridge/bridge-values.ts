/**
 * How values cross Electron's context bridge: functions are wrapped, promises followed, everything
 * else is cloned. What structured clone refuses, such as a `Proxy`, is refused here too, so code
 * that works here does not fail there.
 */
export function crossBridge(value: unknown): unknown {
  if (typeof value === "function") return wrapped(value);
  if (value instanceof Promise) return value.then(crossBridge);
  if (typeof value !== "object" || value === null) return value;
  if (!holdsFunction(value, 0)) return structuredClone(value);
  if (Array.isArray(value)) return value.map(crossBridge);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, crossBridge(entry)]));
}

/** Deeper than any API is; ends the search in cyclic data, which is cloned as a whole. */
const deepest = 20;

function holdsFunction(value: unknown, depth: number): boolean {
  if (typeof value === "function" || value instanceof Promise) return true;
  if (typeof value !== "object" || value === null || depth > deepest) return false;
  return Object.values(value).some((entry) => holdsFunction(entry, depth + 1));
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- any function may cross
function wrapped(original: Function): (...args: unknown[]) => unknown {
  return (...args) => crossBridge(Reflect.apply(original, undefined, args.map(crossBridge)));
}

/** The API as the page gets it: copied and frozen all through. */
export function exposed(api: unknown): unknown {
  const copy = crossBridge(api);
  freezeDeep(copy);
  return copy;
}

function freezeDeep(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const entry of Object.values(value)) freezeDeep(entry);
}
