// An expression as a graph: forward and backward one node at a time, and one path at a time.

import { button, choice, draggable, figure, format, html, numberControl, set, toggle } from "../lib/index.js";
import { GraphPicture } from "../drawing/graph.js";
import { differenceStory, expression, pathStory, story } from "../drawing/graph_words.js";
import { hiddenBehind, inSight, numbers, structureOf, toggled } from "../maths/graph.js";

/**
 * @typedef {import("../maths/graph.js").GraphState} GraphState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

/** Inputs can be set from −10 to 10, or to twice their first value. */
const REACH = 10;
/** So many inputs have a slider each; of more, one is chosen. */
const SLIDERS = 6;
/** Of graphs with more nodes than this, parts can be closed and opened, so many nodes at a time. */
const [FOLDABLE, OPENED] = [16, 8];
/** Paths are offered from so many nodes; of more, from those in sight. */
const OFFERED = 60;
/** Play moves one node in this time (ms). */
const BEAT = 900;
/** @param {{from: string, to: string, operand: number}} use */
const edgeId = ({ from, to, operand }) => `${from}.${to}.${operand}`;

/** @param {string} text  a number @param {Numbers["differences"][number] | undefined} difference */
const beside = (text, difference) =>
  (difference && text ? `${text} ≠ ${difference.yours === null ? "no number" : format(difference.yours)}` : text);

export default figure({
  name: "GraphStepper",
  title: "Graph stepper",
  hint: (now) => (structureOf(now).order.length > FOLDABLE
    ? "open a dashed box to see what is behind it, and close it again; drag the picture to move about in it."
    : "step back to the beginning, then forward node by node. At the end, replace += by = and watch a gradient go wrong."),
  traits: ["inputs", "steps", "position", "overwrite", "source", "path", "opened", "yours"],
  numbers,
  build({ picture, controls, state, narrow, onClose }) {
    const get = () => /** @type {GraphState} */ (state.get());
    const first = get();
    const { steps } = first;
    const { order: names, output } = structureOf(first);
    const [length, last] = [steps.length, 2 * steps.length + 1];
    const byName = new Map(steps.map((step) => [step.name, step]));
    // When a node is computed, and when the sweep goes backward through it.
    const computed = Object.fromEntries(names.map((name) => [name, 0]));
    /** @type {Record<string, number>} */
    const turn = {};
    steps.forEach(({ name }, i) => { [computed[name], turn[name]] = [i + 1, last - i]; });

    const frame = html("div", { class: "bp-graph-frame" });
    const told = html("p", { class: "bp-verdict bp-story" });
    const pathTold = html("p", { class: "bp-verdict bp-story" });
    const differenceTold = html("p", { class: "bp-verdict bp-story" });
    picture.append(frame, differenceTold, told, pathTold);

    const { differences } = numbers(first);
    /** @param {string} name  the longest of its two numbers, where the reader's stands beside it */
    const longest = (name) => differences.filter(({ node }) => node === name).map((difference) => beside(format(difference.here), difference))
      .reduce((longer, text) => (text.length > longer.length ? text : longer), "");
    let graph = /** @type {GraphPicture} */ (/** @type {unknown} */ (null));
    /** @type {(() => void)[]} what shows the nodes that can be dragged */
    let handles = [];
    let sight = new Set(names);
    let drawn = "";
    const draw = () => {
      const now = get();
      const focused = frame.contains(document.activeElement) ? document.activeElement?.getAttribute("data-node") : null;
      const scale = drawn && graph.scrolls ? graph.scale : 0;
      drawn = now.opened.join();
      sight = inSight(now);
      const open = new Set(now.opened);
      frame.replaceChildren();
      graph = new GraphPicture(frame, {
        narrow, label: `The graph of ${output}`, large: names.length > FOLDABLE,
        nodes: names.filter((name) => sight.has(name)).map((id) => {
          const step = byName.get(id);
          const closed = step && !open.has(id) ? hiddenBehind(now, id, sight) : 0;
          return { id, label: closed ? `${id} (${closed} more)` : step ? `${id} = ${expression(step)}` : id, numbers: longest(id) };
        }),
        edges: structureOf(now).uses
          .filter(({ from, to }) => sight.has(to) && open.has(to) && sight.has(from))
          .map((use) => ({ id: edgeId(use), from: use.from, to: use.to })),
      });
      if (scale && graph.scrolls) graph.zoom(scale);
      handles = Object.keys(first.inputs).filter((name) => sight.has(name)).map((name) => {
        let start = { x: 0, value: 0 };
        const spec = inputSpec(() => name);
        return draggable(graph.node(name), {
          ...spec, label: `${name}, in the graph`,
          grab: ({ clientX }) => { start = { x: clientX, value: spec.get() }; },
          at: ({ clientX }) => start.value + (clientX - start.x) / 60,
        });
      });
      if (names.length > FOLDABLE) {
        for (const { name } of steps) {
          if (!sight.has(name)) continue;
          const toggle = () => state.set({ opened: toggled(get(), name, OPENED) });
          set(graph.node(name), {
            tabindex: 0, role: "button", class: "bp-node bp-fold", "aria-expanded": open.has(name) ? "true" : "false", onclick: toggle,
            onkeydown: (event) => {
              const { key } = /** @type {KeyboardEvent} */ (event);
              if (key !== "Enter" && key !== " ") return;
              event.preventDefault();
              toggle();
            },
          });
        }
      }
      if (focused && sight.has(focused)) {
        graph.node(focused).focus({ preventScroll: true });
        graph.reveal(focused);
      }
    };
    /** @param {() => string} name */
    const inputSpec = (name) => {
      const reach = Math.max(REACH, ...Object.values(first.inputs).map((x) => 2 * Math.abs(x)));
      return {
        label: name(), min: -reach, max: reach, step: 0.1, get: () => get().inputs[name()],
        set: (/** @type {number} */ x) => state.set({ inputs: { ...get().inputs, [name()]: Number(x.toFixed(6)) } }),
      };
    };
    draw();

    /** @type {ReturnType<typeof setInterval> | undefined} */
    let playing;
    const stop = () => {
      clearInterval(playing);
      playing = undefined;
    };
    onClose(stop);
    const position = () => get().position;
    /** @param {number} at  whether there is something to see */
    const worthAStop = (at) => at === 0 || at === last || at === length + 1 ||
      sight.has(steps[at <= length ? at - 1 : last - at].name);
    /** @param {number} by  1 or −1 */
    const go = (by) => {
      let to = position() + by;
      while (to > 0 && to < last && !worthAStop(to)) to += by;
      state.set({ position: Math.max(0, Math.min(last, to)) });
    };
    const pathCount = () => numbers(get()).paths.length;
    const beat = () => {
      go(1);
      if (position() >= last) stop();
    };
    const play = () => {
      if (playing) stop();
      else {
        if (position() >= last) state.set({ position: 0 });
        playing = setInterval(beat, BEAT);
      }
      refreshPlay();
    };
    const refresh = [
      button(controls, { label: "Step back", press: () => { stop(); go(-1); }, enabled: () => position() > 0 }),
      button(controls, { label: "Step forward", press: () => { stop(); go(1); }, enabled: () => position() < last }),
    ];
    const refreshPlay = button(controls, { label: "Play", words: () => (playing ? "Pause" : "Play"), press: play });
    refresh.push(
      refreshPlay,
      toggle(controls, { label: "= instead of +=", get: () => get().overwrite, set: (overwrite) => state.set({ overwrite }) }),
      choice(controls, {
        label: "Paths from", get: () => get().source, set: (source) => state.set({ source, path: 0 }),
        options: () => [["", "no node"], ...names.filter((name) => names.length <= OFFERED || sight.has(name) || name === get().source)
          .map((name) => /** @type {const} */ ([name, name]))],
      }),
      button(controls, {
        label: "Next path", enabled: () => pathCount() > 1,
        press: () => state.set({ path: (get().path + 1) % pathCount() }),
      }),
    );
    const inputs = Object.keys(first.inputs);
    if (inputs.length <= SLIDERS) for (const name of inputs) refresh.push(numberControl(controls, inputSpec(() => name)));
    else {
      let chosen = inputs[0];
      const show = [
        choice(controls, { label: "Input", options: inputs.map((name) => [name, name]), get: () => chosen, set: (name) => { chosen = name; show[1](); } }),
        numberControl(controls, { ...inputSpec(() => chosen), label: "its value" }),
      ];
      refresh.push(...show);
    }
    if (graph.scrolls || names.length > FOLDABLE) {
      for (const [label, press] of /** @type {const} */ ([
        ["Zoom in", () => graph.zoomIn()], ["Zoom out", () => graph.zoomOut()], ["Whole graph", () => graph.fit()],
      ])) refresh.push(button(controls, { label, press, enabled: () => graph.scrolls }));
    }

    return (/** @type {GraphState} */ now, /** @type {Numbers} */ n) => {
      if (now.opened.join() !== drawn) draw();
      const path = now.path < n.paths.length ? n.paths[now.path] : undefined;
      const lit = new Set(now.source ? path?.edges.map(edgeId) : []);
      const found = (/** @type {string} */ name, /** @type {string} */ what) => n.differences.find((d) => d.node === name && d.what === what);
      /** @param {string} name @returns {import("../drawing/graph.js").Stage} */
      const forward = (name) =>
        (computed[name] > now.position ? "faint" : computed[name] === now.position && computed[name] > 0 ? "now" : "done");
      graph.show(
        Object.fromEntries([...sight].map((name) => [name, {
          value: forward(name) === "faint" ? "?" : beside(format(n.values[name]), found(name, "value")),
          gradient: name in n.gradients ? beside(format(n.gradients[name]), now.position === last ? found(name, "gradient") : undefined) : "",
          forward: forward(name),
          backward: turn[name] === now.position || (now.position === length + 1 && name === n.output) ? "now" : "done",
          different: n.differences.some(({ node }) => node === name),
        }])),
        Object.fromEntries(n.edges.filter((edge) => graph.edges.has(edgeId(edge))).map((edge) => [edgeId(edge), {
          local: forward(edge.to) === "faint" ? "" : format(edge.local),
          forward: forward(edge.to),
          backward: turn[edge.to] === now.position ? "now" : turn[edge.to] < now.position ? "done" : "faint",
          lit: lit.has(edgeId(edge)),
        }])),
      );
      if (now.position > 0 && now.position < last) graph.reveal(now.position === length + 1 ? output : steps[now.position <= length ? now.position - 1 : last - now.position].name);
      set(differenceTold, { text: differenceStory(n) });
      set(told, { text: story(now, n) });
      set(pathTold, { text: pathStory(now, n) });
      for (const show of [...refresh, ...handles]) show();
    };
  },
  rows: (/** @type {GraphState} */ now, /** @type {Numbers} */ n) => {
    const sight = inSight(now);
    const open = new Set(now.opened);
    const names = Object.keys(n.values).filter((name) => sight.has(name));
    return [
      ...names.map((name) => ({ label: `value of ${name}`, key: `values.${name}`, value: n.values[name] })),
      ...n.edges.filter(({ from, to }) => sight.has(from) && sight.has(to) && open.has(to))
        .map((edge) => ({ label: `local derivative ∂${edge.to}/∂${edge.from}`, key: `locals.${edgeId(edge)}`, value: edge.local })),
      ...names.map((name) => ({ label: `d${n.output}/d${name} at this step`, key: `gradients.${name}`, value: n.gradients[name] ?? null })),
      ...(now.source ? [
        { label: `paths from ${now.source}`, key: "count", value: n.count },
        ...n.paths.slice(0, 12).map(({ product }, i) => ({ label: `product of path ${i + 1}`, key: `products.${i}`, value: product })),
        { label: "their sum", key: "sum", value: n.sum },
      ] : []),
      ...n.differences.slice(0, 12).map(({ node, what, yours }) => ({ label: `your ${what} of ${node}`, key: `yours.${node}.${what}`, value: yours })),
    ];
  },
  say: (now, n) => [differenceStory(n), story(now, n), pathStory(now, n)].filter(Boolean).join(" "),
});
