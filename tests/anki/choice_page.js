// Just enough of a web page for choice.js. Arguments: the script, and what happens as JSON; prints what is seen.
const fs = require("fs");
const vm = require("vm");
const [script, steps] = [fs.readFileSync(process.argv[2], "utf8"), JSON.parse(process.argv[3])];

function classes(...names) {
  const held = new Set(names);
  return {
    contains: (name) => held.has(name),
    add: (name) => held.add(name),
    toggle: (name, on) => (on ? held.add(name) : held.delete(name)),
  };
}

function page(step) {
  const items = [];
  for (let index = 0; index < step.items; index++) items.push({ index, classList: classes(), onclick: null });
  const list = { classList: classes(...(step.several ? ["several"] : [])), children: items.slice() };
  list.appendChild = (item) => {
    list.children.splice(list.children.indexOf(item), 1);
    list.children.push(item);
  };
  const box = { classList: classes(step.side), querySelector: () => list, getAttribute: () => step.note };
  return { list, document: { getElementById: () => (step.items ? box : null) } };
}

const kept = new Map();
const sessionStorage = {
  getItem: (key) => (kept.has(key) ? kept.get(key) : null),
  setItem: (key, value) => kept.set(key, value),
};
const refusing = {
  getItem() { throw new Error("refused"); },
  setItem() { throw new Error("refused"); },
};

const seen = steps.map((step) => {
  const { list, document } = page(step);
  const world = vm.createContext({ document, sessionStorage: step.refused ? refusing : sessionStorage });
  const before = Object.keys(world).length;
  vm.runInContext(script, world);
  for (const place of step.clicks || []) list.children[place].onclick({ target: {} });
  return {
    order: list.children.map((item) => item.index),
    chosen: list.children.filter((item) => item.classList.contains("chosen")).map((item) => item.index),
    tappable: list.children.every((item) => item.classList.contains("tappable")),
    names: Object.keys(world).length - before,
  };
});
console.log(JSON.stringify(seen));
