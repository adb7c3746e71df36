// Draw a digit; see what a network makes of it and what the pixels do to the loss; train the network.

import { trainingDigits } from "../data/digits.js";
import { bars, canvas, panel, place, squares } from "../drawing/digit.js";
import { button, choice, exact, figure, format, html, numberControl, Plot, set, svg } from "../lib/index.js";
import { numbers, pixelsOf, progress, Training } from "../maths/digit_network.js";

/**
 * @typedef {import("../maths/digit_network.js").DigitState} DigitState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const LAST = 359;
/** Training takes this long of a frame (ms), and leaves the rest to the reader. */
const SLICE = 6;
/** While it goes on, the state follows this often (ms). */
const SAVE = 400;
/** What one press of Train asks for, in epochs, and what a plot can hold. */
const [RUN, MOST] = [100, 1000];
const RANDOM = { parameters: [], steps: 0, running: 0, history: [] };

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)}\u00a0%`;

/** @param {number} digit */
const an = (digit) => `${digit === 8 ? "an" : "a"} ${digit}`;

/** @param {readonly number[]} list */
const size = (list) => format(Math.max(...list.map(Math.abs)));

/**
 * What the network says, and what more ink would do.
 * @param {Numbers} n
 */
function story(n) {
  const slopes = n.pixel_gradient;
  const [up, down] = [Math.max(...slopes), Math.min(...slopes)];
  const read = `It reads ${an(n.guess)}, with probability ${format(n.probabilities[n.guess])}`;
  const truth = n.truth === null ? "." : n.guess === n.truth ? ", and is right." : `; it is ${an(n.truth)}.`;
  /** @param {number} slope */
  const where = (slope) => `pixel ${place(slopes.indexOf(slope))} (slope ${format(slope)})`;
  const ink = up === 0 && down === 0 ? "No pixel changes the loss."
    : `More ink at ${up > 0 ? `${where(up)} would raise the loss most` : where(down)}${
      up > 0 && down < 0 ? `, at ${where(down)} lower it most` : up > 0 ? "" : " would lower the loss most"}.`;
  return [`${read}${truth}`, `The loss of label ${n.label} is ${format(n.loss)}. ${ink}`];
}

/**
 * How the training stands.
 * @param {DigitState} now
 * @param {Numbers} n
 */
function standing(now, n) {
  const { steps, history } = progress(now);
  const stuck = n.stuck.length === 0 ? "" : ` ${n.stuck.length} hidden ${n.stuck.length === 1 ? "unit is" : "units are"} stuck (×): no held-out digit moves ${n.stuck.length === 1 ? "it" : "them"}.`;
  const way = steps === 0 ? "Random weights, untrained" : `After ${exact(steps)} steps, ${exact(history.length)} whole ${history.length === 1 ? "epoch" : "epochs"}`;
  return `${way}: ${percent(n.accuracy)} of the 360 held-out digits are read right, with loss ${format(n.held_out_loss)}.${stuck}`;
}

export default figure({
  name: "DigitNetwork",
  title: "A network that reads digits",
  hint: (/** @type {DigitState} */ now) => {
    const { guess, truth } = numbers(now);
    return truth === null || guess === truth
      ? "press Random weights, then Train. Then draw a digit over the picture; dX says where more ink would lower its loss (□)."
      : `this network misreads ${an(truth)}. dX says where more ink would lower the loss (□): draw there, until it reads ${an(truth)}. Then press Random weights, and Train.`;
  },
  traits: ["digit", "drawn", "label", "unit", "hidden", "activation", "learning_rate", "weight_decay", "seed", "parameters", "steps", "running", "history"],
  numbers,
  build({ picture, controls, state, narrow, onClose }) {
    const get = () => /** @type {DigitState} */ (state.get());
    /** Each is one step of undo. */
    let strokes = 0;
    /**
     * @param {(pixels: readonly number[]) => number[]} change
     * @param {boolean} begins
     */
    const draws = (change, begins) => {
      strokes += Number(begins);
      state.set({ drawn: change(pixelsOf(get())) }, `stroke ${strokes}`);
    };
    const drawing = canvas(draws);
    const hidden = squares("value", (unit) => state.set({ unit: Math.min(get().hidden - 1, Math.max(0, unit)) }));
    const probabilities = bars(narrow);
    const gradient = squares("gradient");
    const weights = squares("value");
    const words = html("div", { class: "bp-words" }, html("p"), html("p"));
    const board = html("div", { class: "bp-digit", "data-narrow": narrow });
    const panels = { pixels: drawing.root, hidden: hidden.root, probabilities: probabilities.root, gradient: gradient.root, weights: weights.root };
    /** @type {(keyof typeof panels)[]} on a phone what a stroke changes stands beside it */
    const order = narrow ? ["pixels", "probabilities", "gradient", "hidden", "weights"] : ["pixels", "hidden", "probabilities", "gradient", "weights"];
    const names = Object.fromEntries(order.map((name) => [name, panel(board, panels[name])]));
    board.insertBefore(words, narrow ? board.lastChild : null);
    // Two pictures, what the network reads and how it learns, each with its controls below.
    const digits = html("div", { class: "bp-controls bp-row" });
    picture.append(board, digits);
    const [width, height] = narrow ? [343, 125] : [350, 160];
    const plots = [
      new Plot(picture, { width, height, label: "The training loss of each epoch", x: { min: 0, max: 20, label: "epochs" }, y: { min: 0.01, max: 10, log: true, label: "training loss", ticks: [0.01, 0.1, 1] } }),
      new Plot(picture, { width, height, label: "The held-out accuracy after each epoch", x: { min: 0, max: 20, label: "epochs" }, y: { min: 0.9, max: 1, label: "held-out accuracy", ticks: [] } }),
    ];
    const standingNow = html("p", { class: "bp-told bp-standing" });
    picture.append(standingNow);
    const lines = plots.map((plot) => {
      const parts = { line: svg("path", { class: "bp-line bp-ink" }), dot: svg("circle", { r: 4, class: "bp-dot bp-ink" }), text: svg("text") };
      plot.marks.append(parts.line, parts.dot, parts.text);
      return parts;
    });

    /** @type {{training: Training, end: number, saved: number, at: number} | null} */
    let live = null;
    /** Counts what was asked for: what is older has been called off. */
    let request = 0;
    let waiting = false;
    let requested = 0;
    let problem = "";

    /**
     * Train to the step that `goal` names, once the digits are there.
     * @param {(steps: number, perEpoch: number) => number} goal
     */
    function start(goal) {
      pause();
      waiting = true;
      const mine = request;
      trainingDigits().then((examples) => {
        if (mine !== request) return;
        waiting = false;
        const training = new Training(get(), examples);
        live = { training, end: goal(training.steps, training.perEpoch), saved: training.steps, at: -Infinity };
        frame();
      }, (/** @type {Error} */ error) => {
        waiting = false;
        problem = `The digits to train on are missing: ${error.message} Load the page again.`;
        draw(get(), numbers(get()));
      });
      draw(get(), numbers(get()));
    }

    /** @param {DigitState} now */
    function callOff(now) {
      // Undo, Reset, or Python: training goes on from no state but its own.
      if (!live || now.steps === live.saved) return;
      live = null;
      pause();
    }

    function frame() {
      callOff(get());
      if (!live) return;
      const { training, end } = live;
      const begun = performance.now();
      do training.step(get()); while (training.steps < end && performance.now() - begun < SLICE);
      if (!training.parameters.every(Number.isFinite)) return diverged();
      if (training.steps >= end) return pause();
      if (begun - live.at > SAVE) {
        live.at = begun;
        live.saved = training.steps;
        state.set(training.result(), `training ${request}`);
      } else {
        const now = { ...get(), ...training.result() };
        draw(now, numbers(now));
      }
      requested = requestAnimationFrame(frame);
    }

    function diverged() {
      live = null;
      pause();
      problem = "At this learning rate the weights grow beyond all numbers, so training has stopped. Lower it, and press Random weights.";
      draw(get(), numbers(get()));
    }

    function pause() {
      problem = "";
      waiting = false;
      cancelAnimationFrame(requested);
      const done = live?.training;
      live = null;
      if (done) state.set(done.result(), `training ${request}`);
      request += 1;
    }

    const whenHidden = () => { if (document.hidden) pause(); };
    document.addEventListener("visibilitychange", whenHidden);
    onClose(() => document.removeEventListener("visibilitychange", whenHidden));
    onClose(pause);

    /** @param {number} by */
    const turn = (by) => state.set({ drawn: [], digit: (get().digit + by + LAST + 1) % (LAST + 1) });
    /** @param {Partial<DigitState>} values  what makes another network of it */
    const another = (values) => {
      pause();
      state.set({ ...values, ...RANDOM });
    };
    const line = () => {
      controls.append(html("span", { class: "bp-break" }));
      return () => {};
    };
    const room = () => progress(get()).history.length < MOST;
    const refresh = [
      numberControl(digits, { label: "test digit", min: 0, max: LAST, step: 1, integer: true, get: () => get().digit, set: (digit) => state.set({ digit, drawn: [] }) }),
      button(digits, { label: "Previous", press: () => turn(-1) }),
      button(digits, { label: "Next", press: () => turn(1) }),
      button(digits, { label: "Clear", press: () => draws((pixels) => pixels.map(() => 0), true) }),
      choice(digits, {
        label: "loss of label", get: () => get().label, set: (label) => state.set({ label }),
        options: () => [["own", get().drawn.length ? "the guess" : "the digit’s own"], ...Array.from({ length: 10 }, (_, c) => /** @type {const} */ ([String(c), String(c)]))],
      }),
      numberControl(digits, { label: "hidden unit", min: 0, max: 63, step: 1, integer: true, get: () => Math.min(get().unit, get().hidden - 1), set: (unit) => state.set({ unit: Math.min(unit, get().hidden - 1) }) }),
      button(controls, { label: "Train", words: () => (live || waiting ? "Pause" : "Train"), enabled: room, press: () => (live || waiting ? pause() : start((steps, epoch) => Math.min(steps + RUN * epoch, MOST * epoch))) }),
      button(controls, { label: "One step", enabled: room, press: () => start((steps) => steps + 1) }),
      button(controls, { label: "One epoch", enabled: room, press: () => start((steps, epoch) => epoch * (Math.floor(steps / epoch) + 1)) }),
      button(controls, { label: "Random weights", press: () => another({}) }),
      line(),
      numberControl(controls, { label: "seed", min: 0, max: 9999, step: 1, integer: true, get: () => get().seed, set: (seed) => another({ seed }) }),
      choice(controls, { label: "hidden units", options: ["8", "16", "32", "64"].map((h) => /** @type {const} */ ([h, h])), get: () => String(get().hidden), set: (h) => another({ hidden: Number(h) }) }),
      choice(controls, { label: "activation", options: [["relu", "ReLU"], ["tanh", "tanh"]], get: () => get().activation, set: (activation) => another({ activation }) }),
      numberControl(controls, { label: "learning rate", min: 0.001, max: 10, step: 0.1, log: true, get: () => get().learning_rate, set: (x) => state.set({ learning_rate: x }) }),
      numberControl(controls, { label: "weight decay", min: 0, max: 0.1, step: 0.001, get: () => get().weight_decay, set: (x) => state.set({ weight_decay: Number(x.toFixed(6)) }) }),
    ];

    return (/** @type {DigitState} */ now, /** @type {Numbers} */ n) => {
      callOff(now);
      const shown = live ? { ...now, ...live.training.result() } : now;
      draw(shown, live ? numbers(shown) : n);
    };

    /**
     * @param {DigitState} now
     * @param {Numbers} n
     */
    function draw(now, n) {
      drawing.show(n.pixels);
      hidden.show(n.hidden, { label: `${now.hidden} hidden activations, the largest ${size(n.hidden)}`, stuck: n.stuck, at: n.unit });
      probabilities.show(n.probabilities, n.guess);
      gradient.show(n.pixel_gradient, { label: `The slope of the loss by each pixel, at most ±${size(n.pixel_gradient)}` });
      weights.show(n.weights, { label: `The weights into hidden unit ${n.unit}, at most ±${size(n.weights)}` });
      names.pixels("X", "64 pixels: draw here");
      names.hidden("A1", `${now.hidden} units, largest ${size(n.hidden)}`);
      names.probabilities("P", "probabilities");
      names.gradient("dX", `■ + □ −, largest ${size(n.pixel_gradient)}`);
      names.weights(`W1[:, ${n.unit}]`, `■ + □ −, largest ${size(n.weights)}`);
      story(n).forEach((text, i) => set(words.children[i], { text }));
      set(standingNow, { text: problem || (waiting ? "Fetching the digits to train on …" : standing(now, n)) });
      drawHistory(progress(now).history);
      for (const show of refresh) show();
    }

    /** @param {[number, number][]} history */
    function drawHistory(history) {
      const end = Math.max(20, history.length);
      const least = Math.min(0.9, ...history.map(([, accuracy]) => Math.floor(accuracy * 10) / 10));
      plots.forEach((plot, k) => {
        const low = k ? least : plot.y.min;
        if (plot.x.max !== end || plot.y.min !== low || plot.y.ticks?.length === 0) {
          plot.x.max = end;
          plot.y.min = low;
          if (k) plot.y.ticks = [0, 1, 2, 3].map((i) => low + (i * (1 - low)) / 4); // none under the axis's name
          plot.ticks();
        }
        const { line, dot, text } = lines[k];
        const last = history.at(-1);
        set(line, { d: plot.line(history.map((pair, i) => [i + 1, Math.min(plot.y.max, pair[k])])) });
        for (const mark of [dot, text]) set(mark, { visibility: last ? "visible" : "hidden" });
        if (!last) return;
        const [x, y] = [plot.px(history.length), plot.py(Math.min(plot.y.max, last[k]))];
        set(dot, { cx: x, cy: y });
        set(text, { x, y: y < 40 ? y + 22 : y - 10, text: k ? percent(last[k]) : format(last[k]), class: x > width * 0.8 ? "bp-end" : "bp-middle" });
      });
    }
  },
  rows: (/** @type {DigitState} */ now, /** @type {Numbers} */ n) => {
    const { steps, history } = progress(now);
    /** @type {(name: string, key: string, values: readonly number[], where: (i: number) => string) => import("../lib/figure.js").Row[]} */
    const list = (name, key, values, where) => values.map((value, i) => ({ label: `${name} ${where(i)}`, key: `${key}.${i}`, value }));
    return [
      { label: "guess", key: "guess", value: n.guess },
      { label: "label", key: "label", value: n.label },
      { label: "loss of that label", key: "loss", value: n.loss },
      { label: "steps taken", key: "steps", value: steps },
      { label: "held-out accuracy", key: "accuracy", value: n.accuracy },
      { label: "held-out loss", key: "held_out_loss", value: n.held_out_loss },
      ...list("probability of", "probabilities", n.probabilities, String),
      ...list("logit of", "logits", n.logits, String),
      ...list("activation of hidden unit", "hidden", n.hidden, (h) => `${h}${n.stuck.includes(h) ? ", stuck" : ""}`),
      ...list("pixel", "pixels", n.pixels, place),
      ...list("slope of the loss by pixel", "pixel_gradient", n.pixel_gradient, place),
      ...list(`weight into unit ${n.unit} from pixel`, "weights", n.weights, place),
      { label: `bias of unit ${n.unit}`, key: "bias", value: n.bias },
      ...history.flatMap(([loss, accuracy], i) => [
        { label: `epoch ${i + 1}: training loss`, key: `history.${i}.0`, value: loss },
        { label: `epoch ${i + 1}: held-out accuracy`, key: `history.${i}.1`, value: accuracy },
      ]),
    ];
  },
  say: (/** @type {DigitState} */ now, /** @type {Numbers} */ n) => [...story(n), standing(now, n)].join(" "),
});
