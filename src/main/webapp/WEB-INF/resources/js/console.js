"use strict";
/* What the console cannot do without a script: copy, and show what happens while it happens. Everything else works without. */

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const text = "value" in source ? source.value : source.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) { // without TLS a browser lets only the person copy
    getSelection().selectAllChildren(source);
    document.execCommand("copy");
  }
  button.dataset.done = "";
  button.setAttribute("aria-label", "Copied");
  setTimeout(() => { delete button.dataset.done; button.removeAttribute("aria-label"); }, 2000);
}

/* An element with data-live is fetched again every few seconds, unless somebody is at work in it or nobody looks. */
async function refresh(live) {
  if (document.hidden || live.contains(document.activeElement)) {
    return;
  }
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error", cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(live.id);
  if (answer.ok && fresh) {
    live.dataset.live = fresh.dataset.live; // 0 once there is nothing more to come
    if (fresh.innerHTML !== live.innerHTML) {
      live.replaceChildren(...fresh.childNodes);
      prepare(live);
    }
  }
}

async function follow(live) {
  while (Number(live.dataset.live) > 0) {
    await new Promise(later => setTimeout(later, Number(live.dataset.live) * 1000));
    await refresh(live).catch(() => {});
  }
}

function prepare(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

prepare(document);
for (const live of document.querySelectorAll("[data-live]")) {
  follow(live);
}
