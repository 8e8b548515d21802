(function () {
  // Runs on both sides. The front draws an order and keeps it with what is chosen; the back shows the same.
  // Desktop keeps one page for many cards, AnkiDroid loads a new one for each side: hence the storage,
  // hence no name outside of this function. Where nothing can be stored, note and day give the order.
  var box = document.getElementById("mlquiz-options");
  var list = box && box.querySelector("ul.options");
  if (!list) return;
  var items = Array.prototype.slice.call(list.children);
  var several = list.classList.contains("several");
  var back = box.classList.contains("back");
  var key = "mlquiz/" + box.getAttribute("data-note");

  function load() {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch (unavailable) {
      return null;
    }
  }

  function store(showing) {
    try {
      sessionStorage.setItem(key, JSON.stringify(showing));
      return sessionStorage.getItem(key) !== null;
    } catch (unavailable) {
      return false;
    }
  }

  function drawn(random) {
    var order = items.map(function (_, index) { return index; });
    for (var last = order.length - 1; last > 0; last--) {
      var other = Math.floor(random() * (last + 1));
      var kept = order[last];
      order[last] = order[other];
      order[other] = kept;
    }
    return order;
  }

  function ofTheDay() {
    var text = key + new Date().toDateString();
    var state = 2166136261;
    for (var at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
    return function () {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296;
    };
  }

  function fits(showing) {
    return !!showing && Array.isArray(showing.order) && Array.isArray(showing.chosen) &&
      showing.order.slice().sort(function (a, b) { return a - b; }).join() === Object.keys(items).join();
  }

  function show(showing) {
    showing.order.forEach(function (index) { list.appendChild(items[index]); });
    items.forEach(function (item, index) {
      item.classList.toggle("chosen", showing.chosen.indexOf(index) >= 0);
    });
  }

  function choose(showing, index) {
    var at = showing.chosen.indexOf(index);
    if (at >= 0) showing.chosen.splice(at, 1);
    else if (several) showing.chosen.push(index);
    else showing.chosen = [index];
    store(showing);
    items.forEach(function (item, each) {
      item.classList.toggle("chosen", showing.chosen.indexOf(each) >= 0);
    });
  }

  if (back) {
    var shown = load();
    show(fits(shown) ? shown : { order: drawn(ofTheDay()), chosen: [] });
    return;
  }
  var showing = { order: drawn(Math.random), chosen: [] };
  if (!store(showing)) showing.order = drawn(ofTheDay());
  show(showing);
  items.forEach(function (item, index) {
    item.classList.add("tappable"); // AnkiDroid: a tap here is no gesture
    item.onclick = function (event) {
      if (event.target.closest && event.target.closest("a")) return;
      choose(showing, index);
    };
  });
})();
