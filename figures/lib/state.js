// What a figure remembers: traits of its model, with undo and reset.

/**
 * The part of a Jupyter widget model that figures use.
 * @typedef {{
 *   get(name: string): any,
 *   set(name: string, value: any): void,
 *   on(event: string, callback: () => void): void,
 *   off(event: string, callback: () => void): void,
 *   save_changes(): void,
 * }} Model
 * @typedef {Record<string, any>} Values
 */

/** Changes of the same names within this time (ms) are one step of undo: a drag, a held key. */
const GESTURE = 600;

export class State {
  /**
   * @param {Model} model
   * @param {readonly string[]} names
   * @param {() => void} changed  called after every change, also one that comes from Python
   */
  constructor(model, names, changed) {
    this.model = model;
    this.names = names;
    this.first = this.get();
    /** @type {Values[]} */
    this.past = [];
    /** @type {Values[]} */
    this.future = [];
    this.last = { names: "", time: -Infinity };
    this.listener = changed;
    for (const name of names) model.on(`change:${name}`, changed);
  }

  /** @returns {Values} */
  get() {
    return Object.fromEntries(this.names.map((name) => [name, this.model.get(name)]));
  }

  /**
   * Change some values; Python hears of it too.
   * @param {Values} values
   * @param {string} [gesture]  changes under one such name are one step of undo, however long they take
   */
  set(values, gesture) {
    const now = this.get();
    const differing = Object.keys(values).filter((name) => !equal(now[name], values[name]));
    if (differing.length === 0) return;
    const change = { names: gesture ?? differing.join(), time: performance.now() };
    if (change.names !== this.last.names || (!gesture && change.time - this.last.time > GESTURE)) {
      this.past.push(now);
    }
    this.future = [];
    this.last = change;
    this.#write(values);
  }

  get canUndo() {
    return this.past.length > 0;
  }

  get canRedo() {
    return this.future.length > 0;
  }

  undo() {
    this.#travel(this.past, this.future);
  }

  redo() {
    this.#travel(this.future, this.past);
  }

  reset() {
    this.set(this.first);
    this.last = { names: "", time: -Infinity };
  }

  close() {
    for (const name of this.names) this.model.off(`change:${name}`, this.listener);
  }

  /**
   * @param {Values[]} from
   * @param {Values[]} to
   */
  #travel(from, to) {
    const values = from.pop();
    this.last = { names: "", time: -Infinity };
    if (!values) return;
    to.push(this.get());
    this.#write(values);
  }

  /** @param {Values} values */
  #write(values) {
    for (const [name, value] of Object.entries(values)) this.model.set(name, value);
    this.model.save_changes();
  }
}

/**
 * @param {any} a
 * @param {any} b
 */
function equal(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
