import { EventEmitter } from "node:events";

/** What the language itself asks of any object; a plain "no" is the right answer to these. */
const askedByTheLanguage = new Set(["then", "toJSON", "__esModule", "default", "module.exports"]);

function missing(name: string, key: string): Error {
  return new Error(`preview has no electron.${name === "" ? "" : `${name}.`}${key}`);
}

function guard<T extends object>(name: string): ProxyHandler<T> {
  const known = (target: T, key: string | symbol): boolean =>
    typeof key === "symbol" || key in target || askedByTheLanguage.has(key);
  return {
    get(target, key, receiver) {
      if (!known(target, key)) throw missing(name, String(key));
      return Reflect.get(target, key, receiver);
    },
    set(...[target, key, value, receiver]) {
      // Node's emitter keeps its own fields under names that begin with an underscore.
      if (!known(target, key) && !String(key).startsWith("_")) throw missing(name, String(key));
      return Reflect.set(target, key, value, receiver);
    },
  };
}

/**
 * The same object, except that reading or setting a member it lacks throws
 * `preview has no electron.<name>.<member>`. For object literals and class statics.
 */
export function loudly<T extends object>(name: string, target: T): T {
  return new Proxy(target, guard<T>(name));
}

/**
 * An event emitter whose subclasses are loud about missing members. The guard sits at the end of
 * the prototype chain rather than around each instance, so that `this`, private fields and object
 * identity stay those of an ordinary class.
 */
export function loudEmitter<Events extends Record<keyof Events, unknown[]>>(name: string) {
  class LoudEmitter extends EventEmitter<Events> {}
  Object.setPrototypeOf(
    LoudEmitter.prototype,
    new Proxy<object>(EventEmitter.prototype, guard(name)),
  );
  return LoudEmitter;
}
