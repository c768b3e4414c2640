// Makes a model honest: what it does not have cannot be used unseen.

/** The members of a type of electron.d.ts that are modelled; its events are an EventEmitter's. */
export type Only<Type, Keys extends keyof Type = never> = Pick<Type, Keys> & NodeJS.EventEmitter

/** What Node, promises and test runners look for in any object. */
const probed = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
])

const isClass = (value: unknown): boolean =>
  typeof value === 'function' && Function.prototype.toString.call(value).startsWith('class ')

/** `target`, except that reading a member it lacks throws. Its methods work on `target` itself. */
export function loud<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(owner, key) {
      if (typeof key === 'string' && !(key in owner) && !probed.has(key)) {
        throw new Error(`electron stand-in: ${name}.${key} is not modelled`)
      }
      const value: unknown = Reflect.get(owner, key, owner)
      return typeof value === 'function' && !isClass(value) ? value.bind(owner) : value
    },
    set: (owner, key, value) => Reflect.set(owner, key, value, owner),
  })
}

/** What a listener may refuse. */
export function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
