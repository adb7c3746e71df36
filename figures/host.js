// The host of the published page: no kernel, no module scripts (browsers refuse those from file://).

export * from "./lib/index.js";

/** @typedef {import("./lib/state.js").Model} Model */

/**
 * A model with the interface of a Jupyter widget's, over plain values.
 * @implements {Model}
 */
class PageModel {
  /** @param {Record<string, any>} values */
  constructor(values) {
    this.values = values;
    /** @type {Map<string, Set<() => void>>} */
    this.listeners = new Map();
  }

  /** @param {string} name */
  get(name) {
    return this.values[name];
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  set(name, value) {
    if (this.values[name] === value) return;
    this.values[name] = value;
    for (const callback of this.listeners.get(`change:${name}`) ?? []) callback();
  }

  /**
   * @param {string} event
   * @param {() => void} callback
   */
  on(event, callback) {
    if (!this.listeners.has(event)) this.listeners.set(event, new Set());
    this.listeners.get(event)?.add(callback);
  }

  /**
   * @param {string} event
   * @param {() => void} callback
   */
  off(event, callback) {
    this.listeners.get(event)?.delete(callback);
  }

  save_changes() {}
}

/** @type {Map<string, PageModel>} */
const models = new Map();

/**
 * Bring every figure of this kind on the page to life; one that is shown twice stays one figure.
 * The page's address may end in a state for the first of them.
 * @param {import("./lib/figure.js").Figure} figure
 */
export function register(figure) {
  let first = true;
  for (const place of document.querySelectorAll(`[data-backprop-figure="${figure.name}"]`)) {
    const el = /** @type {HTMLElement} */ (place);
    const id = el.dataset.model ?? `model-${models.size}`;
    const model = models.get(id) ?? new PageModel(JSON.parse(el.dataset.state ?? "{}"));
    models.set(id, model);
    if (first && figure.linked) follow(figure.linked, model, el);
    first = false;
    // Tests and curious readers can reach the model of a figure.
    Object.assign(el, { figureModel: model });
    figure.render({ model, el });
    el.dataset.ready = "";
  }
}

/**
 * Give a model the state that the page's address ends in, now and when the address changes.
 * @param {(fragment: string) => Record<string, any> | null} linked
 * @param {PageModel} model
 * @param {HTMLElement} el
 */
function follow(linked, model, el) {
  const apply = () => {
    const values = linked(location.hash);
    if (!values) return;
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    if (!values.problem) el.scrollIntoView();
  };
  apply();
  addEventListener("hashchange", apply);
}

const here = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";
/** @type {Map<string, {resolve: (value: any) => void, reject: (reason: Error) => void}>} */
const awaited = new Map();

/**
 * A module that the page needs later, if at all: fetched as a script, which calls `arrive`.
 * @param {string} name
 * @returns {Promise<any>}
 */
export function later(name) {
  return new Promise((resolve, reject) => {
    awaited.set(name, { resolve, reject });
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, here).href;
    script.onerror = () => reject(new Error(`${name}.js could not be loaded.`));
    document.head.append(script);
  });
}

/**
 * @param {string} name
 * @param {any} value
 */
export function arrive(name, value) {
  awaited.get(name)?.resolve(value);
}
