// A network that can be taken apart: every number of it, forward and backward, and all of them can be changed.

import { button, choice, draggable, figure, html, numberControl, set, sparingly, steady, whenSeen } from "../lib/index.js";
import { NetworkPicture } from "../drawing/network.js";
import { lookOf } from "../drawing/network_look.js";
import { matricesView } from "../drawing/network_matrices.js";
import { pointsPlot, slicePlot } from "../drawing/network_plots.js";
import { shareView } from "../drawing/network_share.js";
import { checkStory, entryWords, pathStory, rows, story, unitStory, yoursStory } from "../drawing/network_words.js";
import { ACTIVATIONS, EXAMPLES, LAYERS, numbers, PLANE, REACH, trained, UNITS } from "../maths/network.js";
import { entryNames, entryOf, stepsOf, valueOf, withEntry } from "../maths/network_names.js";
import { read } from "../maths/network_link.js";
import { fitted, randomParameters } from "../maths/network_random.js";

/**
 * @typedef {import("../maths/network.js").NetworkState} NetworkState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

/** Play moves one unit in this time (ms); a drag of so many px changes a weight by 1. */
const [BEAT, PULL] = [900, 60];
/** Training makes so many steps in a frame, and stops by itself after so many. */
const [PER_FRAME, ENOUGH] = [3, 6000];
/** Sentences change after so long (ms) at the earliest. */
const READ = 100;
const NONE = "–";
const LEGEND = "An edge is 3 px wide for each 1 of |weight|, and dashed where the weight is negative. On it stand the local derivative, which is the weight itself (green), " +
  "and the gradient of the weight (vermilion). In the plane: ○ class 0, □ class 1, △ class 2; shaded, where the network says 1; hatched, where it says 2.";

export default figure({
  name: "NetworkPlayground",
  title: "Network playground",
  hint: "drag an edge up or down and watch every number to its right, and every gradient, change. Then press “Next path”: the gradient of a weight is a sum over paths.",
  traits: ["sizes", "activation", "parameters", "X", "y", "example", "batch", "chosen", "position", "path", "learning_rate", "seed", "yours", "disagreements"],
  numbers,
  redo: true,
  linked: read,
  build({ picture, controls, below, state, narrow, onClose }) {
    const get = () => /** @type {NetworkState} */ (state.get());
    const entry = () => entryOf(get().chosen, get().sizes);
    const value = {
      get: () => valueOf(get().parameters, entry()),
      set: (/** @type {number} */ x) => state.set({ parameters: withEntry(get().parameters, entry(), Number(Math.max(-REACH, Math.min(REACH, x)).toFixed(6))) }),
    };
    const weightSpec = { min: -REACH, max: REACH, step: 0.1, ...value };

    // The picture.
    const frame = html("div", { class: "bp-graph-frame" });
    const [told, pathTold, checkTold, unitTold] = [0, 1, 2, 3].map(() => html("p", { class: "bp-told" }));
    const yoursTold = html("div", { class: "bp-told" });
    for (const words of [told, pathTold, checkTold, unitTold]) steady(words, onClose);
    const tell = sparingly(told, READ, (/** @type {NetworkState} */ now, /** @type {Numbers} */ n) => {
      [story(now, n), pathStory(now, n), checkStory(now, n), unitStory(now, n)].forEach((text, i) => set([told, pathTold, checkTold, unitTold][i], { text }));
    }, onClose);
    const plots = html("div", { class: "bp-side-by-side" });
    const linkTold = html("p", { class: "bp-told bp-short", role: "alert" });
    picture.append(linkTold, frame, html("p", { class: "bp-counted", text: LEGEND }), told, unitTold, yoursTold, plots, pathTold, checkTold);
    const showPoints = pointsPlot(plots, {
      narrow, get, onClose, choose: (example) => state.set({ example }),
      move: (example, x) => state.set({ example, X: get().X.map((row, i) => (i === example ? x : row)) }),
    });
    const showSlice = slicePlot(plots, { narrow, value });
    const plotSoon = whenSeen(plots, (/** @type {NetworkState} */ now, /** @type {Numbers} */ n) => {
      showPoints(now, n);
      showSlice(now, n);
    }, onClose);
    const showMatrices = matricesView(below, { narrow, onClose });
    const showShare = shareView(below, { get });
    let [network, drawn, pointed] = [/** @type {NetworkPicture} */ (/** @type {unknown} */ (null)), "", -1];
    let handle = () => {};
    /** @type {(readonly [string, string])[]} the names of all weights, and what they are called */
    let offered = [];
    let start = { x: 0, y: 0, value: 0 };
    /** @type {[NetworkState, Numbers] | null} */
    let shown = null;
    const look = (/** @type {NetworkState} */ now, /** @type {Numbers} */ n) => network.show(lookOf(now, n, { all: network.layout.all, pointed }));
    const lookSoon = whenSeen(frame, look, onClose);
    const pulled = (/** @type {PointerEvent} */ { clientX, clientY }) => start.value + (clientX - start.x + start.y - clientY) / PULL;
    const grab = (/** @type {PointerEvent} */ { clientX, clientY }) => { start = { x: clientX, y: clientY, value: value.get() }; };
    const draw = () => {
      const { sizes } = get();
      const names = entryNames(sizes);
      drawn = sizes.join();
      offered = names.map((name) => /** @type {const} */ ([name, entryWords(sizes, entryOf(name, sizes))]));
      frame.replaceChildren();
      network = new NetworkPicture(frame, {
        sizes, narrow, names, label: "The network",
        choose: (edge) => state.set({ chosen: names[edge], path: 0 }),
        grab: (edge, event) => {
          state.set({ chosen: names[edge], ...(names[edge] === get().chosen ? {} : { path: 0 }) });
          grab(event);
        },
        pull: (event) => value.set(Math.round(pulled(event) * 100) / 100),
        enter: (unit) => chooseInto(unit),
        point: (unit) => {
          if (unit === pointed) return;
          pointed = unit;
          if (shown) look(...shown);
        },
      });
      handle = draggable(network.handle, { ...weightSpec, label: "the chosen weight, on its edge", grab, at: pulled });
    };
    /** @param {number} unit  the next of the weights that lead into this unit is chosen */
    const chooseInto = (unit) => {
      const { sizes, chosen } = get();
      let [l, j] = [0, unit];
      while (l < sizes.length && j >= sizes[l]) j -= sizes[l++];
      if (l === 0 || l === sizes.length) return;
      const names = [...Array.from({ length: sizes[l - 1] }, (_, i) => `W${l}[${i}, ${j}]`), `b${l}[${j}]`];
      state.set({ chosen: names[(names.indexOf(chosen) + 1) % names.length], path: 0 });
    };
    draw();

    // The controls, in rows.
    /** @param {string} label */
    const row = (label) => {
      const line = html("div", { class: "bp-row", role: "group", "aria-label": label });
      controls.append(line);
      return line;
    };
    const position = () => get().position;
    const lastStep = () => stepsOf(get().sizes).last;
    const go = (/** @type {number} */ by) => state.set({ position: Math.max(0, Math.min(lastStep(), position() + by)) });
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let playing;
    let [training, steps] = [0, 0];
    const stop = () => {
      clearInterval(playing);
      cancelAnimationFrame(training);
      [playing, training] = [undefined, 0];
    };
    onClose(stop);
    const play = () => {
      if (playing) stop();
      else {
        stop();
        if (position() >= lastStep()) state.set({ position: 0 });
        playing = setInterval(() => {
          go(1);
          if (position() >= lastStep()) stop();
        }, BEAT);
      }
      for (const show of refresh) show();
    };
    // What a button does is a step of undo of its own, however soon it is pressed again; and so is a run.
    let done = 0;
    const act = (/** @type {Record<string, any>} */ values) => state.set(values, `press ${done += 1}`);
    const after = (/** @type {number} */ times) => ({ parameters: trained(get(), times), position: lastStep() });
    const train = () => {
      state.set(after(PER_FRAME), `run ${done}`);
      steps += PER_FRAME;
      training = steps < ENOUGH ? requestAnimationFrame(train) : 0;
    };
    const stepRow = row("Step through the network");
    const refresh = [
      button(stepRow, { label: "Step back", press: () => { stop(); go(-1); }, enabled: () => position() > 0 }),
      button(stepRow, { label: "Step forward", press: () => { stop(); go(1); }, enabled: () => position() < lastStep() }),
      button(stepRow, { label: "Play", words: () => (playing ? "Pause" : "Play"), press: play }),
      choice(stepRow, {
        label: "Gradients of", options: [["example", "this example"], ["batch", "the whole batch"]],
        get: () => (get().batch ? "batch" : "example"), set: (of) => state.set({ batch: of === "batch" }),
      }),
    ];
    const trainRow = row("Train the network");
    refresh.push(
      button(trainRow, { label: "Gradient step", press: () => { stop(); act(after(1)); } }),
      button(trainRow, {
        label: "Train", words: () => (training ? "Pause" : "Train"),
        press: () => {
          const running = training;
          stop();
          steps = 0;
          done += 1;
          if (!running) train();
          for (const show of refresh) show();
        },
      }),
      numberControl(trainRow, { label: "learning rate", min: 0.001, max: 10, step: 0.1, log: true, get: () => get().learning_rate, set: (rate) => state.set({ learning_rate: rate }) }),
    );
    const weightRow = row("The chosen weight");
    refresh.push(
      choice(weightRow, {
        label: "Weight", options: () => offered,
        get: () => entry().name, set: (chosen) => state.set({ chosen, path: 0 }),
      }),
      numberControl(weightRow, { ...weightSpec, label: "its value" }),
      button(weightRow, { label: "Next path", press: () => state.set({ path: (get().path + 1) % (numbers(get()).paths.products.length + 1) }) }),
    );
    const dataRow = row("The examples");
    const coordinate = (/** @type {number} */ k) => numberControl(dataRow, {
      label: `x${k + 1}`, min: -PLANE, max: PLANE, step: 0.1, get: () => get().X[get().example][k],
      set: (x) => state.set({ X: get().X.map((point, i) => (i === get().example ? point.map((old, j) => (j === k ? Number(x.toFixed(6)) : old)) : point)) }),
    });
    refresh.push(
      choice(dataRow, {
        label: "Example", options: () => get().y.map((label, i) => [String(i), `${i} (class ${label})`]),
        get: () => String(get().example), set: (example) => state.set({ example: Number(example) }),
      }),
      coordinate(0), coordinate(1),
      choice(dataRow, {
        label: "its class", options: () => Array.from({ length: get().sizes[get().sizes.length - 1] }, (_, k) => [String(k), String(k)]),
        get: () => String(get().y[get().example]), set: (label) => state.set({ y: get().y.map((old, i) => (i === get().example ? Number(label) : old)) }),
      }),
      button(dataRow, {
        label: "Add an example", enabled: () => get().y.length < EXAMPLES,
        press: () => act({ X: [...get().X, [0.5, 0.5]], y: [...get().y, 0], example: get().y.length }),
      }),
      button(dataRow, {
        label: "Remove it", enabled: () => get().y.length > 1,
        press: () => {
          const { X, y, example } = get();
          const rest = (/** @type {any[]} */ list) => list.filter((_, i) => i !== example);
          act({ X: rest(X), y: rest(y), example: Math.max(0, example - 1) });
        },
      }),
    );
    const networkRow = row("The network");
    const resize = (/** @type {number[]} */ sizes) => {
      const { parameters, sizes: before, seed, y, chosen } = get();
      if (sizes.join() === before.join()) return;
      act({
        sizes, parameters: fitted(parameters, before, sizes, seed), y: y.map((label) => Math.min(label, sizes[sizes.length - 1] - 1)),
        chosen: entryOf(chosen, sizes).name, position: stepsOf(sizes).last, path: 0,
      });
    };
    for (let l = 1; l <= LAYERS; l += 1) {
      const hidden = () => get().sizes.slice(1, -1);
      refresh.push(choice(networkRow, {
        label: l === 1 ? "Units in layer 1" : `${l}`, options: [[NONE, NONE], ...Array.from({ length: UNITS }, (_, k) => /** @type {const} */ ([String(k + 1), String(k + 1)]))],
        get: () => String(hidden()[l - 1] ?? NONE),
        set: (units) => {
          const layers = hidden();
          layers.splice(Math.min(l - 1, layers.length), 1, ...(units === NONE ? [] : [Number(units)]));
          resize([2, ...layers, get().sizes[get().sizes.length - 1]]);
          for (const show of refresh) show();
        },
      }));
    }
    refresh.push(
      choice(networkRow, {
        label: "Classes", options: [["2", "2"], ["3", "3"]], get: () => String(get().sizes[get().sizes.length - 1]),
        set: (classes) => resize([...get().sizes.slice(0, -1), Number(classes)]),
      }),
      choice(networkRow, { label: "Activation", options: ACTIVATIONS.map((name) => [name, name]), get: () => get().activation, set: (activation) => state.set({ activation }) }),
      numberControl(networkRow, { label: "seed", min: 0, max: 9999, step: 1, integer: true, get: () => get().seed, set: (seed) => state.set({ seed, parameters: randomParameters(get().sizes, seed) }) }),
      button(networkRow, { label: "New weights", press: () => { const seed = (get().seed + 1) % 10_000; act({ seed, parameters: randomParameters(get().sizes, seed) }); } }),
    );

    return (/** @type {NetworkState} */ now, /** @type {Numbers} */ n) => {
      if (now.sizes.join() !== drawn) draw();
      shown = [now, n];
      lookSoon(now, n);
      plotSoon(now, n);
      tell(now, n);
      const lines = yoursStory(now);
      if (yoursTold.dataset.said !== lines.join("\n")) {
        yoursTold.dataset.said = lines.join("\n");
        yoursTold.replaceChildren(...lines.map((text) => html("p", { text })));
      }
      set(linkTold, { text: state.model.get("problem") ?? "" });
      handle();
      for (const show of [...refresh, showShare]) show();
      showMatrices(now, n);
    };
  },
  rows,
  say: (/** @type {NetworkState} */ now, /** @type {Numbers} */ n) => [...yoursStory(now), story(now, n), checkStory(now, n), now.path ? pathStory(now, n) : "", unitStory(now, n)].filter(Boolean).join(" "),
});
