// Questions aimed at misconceptions; each answer explains itself.

import { figure, html, set } from "../lib/index.js";
import { order } from "../maths/order.js";

/**
 * `code` and *emphasis* in plain text.
 * @param {string} text
 */
function words(text) {
  return text.split(/(`[^`]+`|\*[^*]+\*)/).filter((part) => part !== "").map((part) => {
    if (part.startsWith("`") && part.length > 1) return html("code", { text: part.slice(1, -1) });
    if (part.startsWith("*") && part.length > 1) return html("em", { text: part.slice(1, -1) });
    return part;
  });
}

let identity = 0;

/**
 * @typedef {{text: string, answers: {text: string, reason: string, correct: boolean}[]}} Question
 * @param {{questions: Question[], chosen: number[]}} state
 */
function numbers({ questions, chosen }) {
  return {
    answered: chosen.filter((choice) => choice >= 0).length,
    correct: questions.filter((question, i) => question.answers[chosen[i]]?.correct).length,
  };
}

export default figure({
  name: "CheckYourself",
  title: "Check yourself",
  hint: "answer before you read on; every answer says why.",
  traits: ["questions", "chosen"],
  undo: false,
  numbers,
  build({ picture, controls, state }) {
    const group = `bp-question-${(identity += 1)}`;
    /** @type {Question[]} */
    const questions = state.get().questions;
    const blocks = questions.map((question, i) => {
      const reason = html("p", { class: "bp-reason", role: "status" });
      const inputs = question.answers.map((_, j) => html("input", {
        type: "radio", name: `${group}-${i}`, value: j,
        onchange: () => state.set({ chosen: state.get().chosen.map((/** @type {number} */ old, /** @type {number} */ at) => (at === i ? j : old)) }),
      }));
      picture.append(html("fieldset", { class: "bp-question" },
        html("legend", {}, ...words(question.text)),
        ...order(question.text, question.answers.map((answer) => answer.text)).map((j) =>
          html("label", {}, inputs[j], html("span", {}, ...words(question.answers[j].text)))),
        reason));
      return { question, inputs, reason, shown: -1 };
    });
    const score = html("p", { class: "bp-score" });
    controls.append(score);
    return (now, n) => {
      blocks.forEach((block, i) => {
        const chosen = now.chosen[i] ?? -1;
        if (block.shown === chosen) return;
        block.shown = chosen;
        block.inputs.forEach((input, j) => { input.checked = j === chosen; });
        const answer = block.question.answers[chosen];
        block.reason.replaceChildren(...(answer ? [html("b", { text: answer.correct ? "✓ Right. " : "✗ Not yet. " }), ...words(answer.reason)] : []));
        set(block.reason, { "data-correct": answer ? String(answer.correct) : null });
      });
      set(score, { text: n.answered ? `${n.correct} of ${now.questions.length} right` : "" });
    };
  },
  rows: (now, n) => [
    { label: "questions", key: "questions", value: now.questions.length },
    { label: "answered", key: "answered", value: n.answered },
    { label: "right", key: "correct", value: n.correct },
  ],
  // Each answer's reason is a status of its own.
  say: () => "",
});
