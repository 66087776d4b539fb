// Narrows the findings on the page to those that hold the words typed. The page is complete without it.
(function () {
  "use strict";
  const box = document.getElementById("filter");
  const input = box.querySelector("input"), status = box.querySelector("output");
  const rules = Array.from(document.querySelectorAll("section.rule"), function (section) {
    return {
      section: section,
      more: section.querySelector("details.more"),
      wasOpen: false,
      items: Array.from(section.querySelectorAll("ol.findings > li"), function (item) {
        return { item: item, text: "" };
      }),
    };
  });
  const total = rules.reduce(function (sum, rule) { return sum + rule.items.length; }, 0);
  let filtering = false;

  // Reads the page once, when somebody is about to type.
  function gather() {
    for (const rule of rules) {
      const title = rule.section.querySelector("h3").textContent;
      for (const entry of rule.items) {
        entry.text = entry.text || (title + " " + entry.item.textContent).toLowerCase().replace(/\s+/g, " ");
      }
    }
  }

  function apply() {
    gather();
    const wanted = input.value.trim().toLowerCase().replace(/\s+/g, " ");
    let matching = 0;
    for (const rule of rules) {
      let here = 0;
      for (const entry of rule.items) {
        entry.item.hidden = !entry.text.includes(wanted);
        if (!entry.item.hidden) here += 1;
      }
      rule.section.hidden = wanted !== "" && here === 0;
      if (rule.more) {
        if (!filtering) rule.wasOpen = rule.more.open;
        rule.more.open = wanted !== "" ? true : rule.wasOpen;
      }
      matching += here;
    }
    filtering = wanted !== "";
    status.textContent = filtering
      ? matching.toLocaleString("en") + " of the " + total.toLocaleString("en") + " findings on this page"
      : "";
  }

  let waiting = 0;
  input.addEventListener("focus", gather, { once: true });
  input.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  box.hidden = total === 0;
})();
