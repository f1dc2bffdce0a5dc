"use strict";
// Tokens live in this variable and nowhere else: a reload forgets them, and no other page can read them.
let tokens = null;
let refreshing = null;

const element = (id) => document.getElementById(id);
const say = (text) => { element("message").textContent = text; };

async function failure(response) {
  const body = await response.json().catch(() => null);
  const error = body?.error;
  const fields = Object.entries(error?.fields ?? {}).map(([name, what]) => `${name} ${what}`).join("; ");
  return [error?.message ?? `The server answered ${response.status}`, fields].filter(Boolean).join(": ");
}

const post = (path, body) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

// One refresh at a time, however many calls found the token expired.
function refresh() {
  refreshing ??= post("auth/refresh", { refresh_token: tokens.refresh_token })
    .then(async (response) => {
      if (response.ok) {
        tokens = await response.json();
      }
      return response.ok;
    })
    .finally(() => { refreshing = null; });
  return refreshing;
}

async function call(path, options = {}) {
  const send = () => fetch(path, {
    ...options,
    headers: { ...options.headers, Authorization: `Bearer ${tokens.access_token}` },
  });
  let response = await send();
  if (response.status === 401 && await refresh()) {
    response = await send();
  }
  if (response.status === 401) {
    showLogin("Please log in again.");
    throw new Error("logged out");
  }
  return response;
}

function showLogin(text) {
  tokens = null;
  element("phones").replaceChildren();
  element("book").hidden = true;
  element("login").hidden = false;
  element("login").reset();
  say(text);
}

function row(phone) {
  const tr = document.createElement("tr");
  for (const text of [phone.name, phone.number]) {
    tr.appendChild(document.createElement("td")).textContent = text;
  }
  const remove = document.createElement("button");
  remove.type = "button";
  remove.textContent = "Remove";
  remove.setAttribute("aria-label", `Remove ${phone.name}`);
  remove.addEventListener("click", guarded(async () => {
    const response = await call(`api/phones/${encodeURIComponent(phone.id)}`, { method: "DELETE" });
    say(response.ok ? "" : await failure(response));
    if (response.ok) {
      await showPhones();
    }
  }));
  tr.appendChild(document.createElement("td")).appendChild(remove);
  return tr;
}

async function showPhones() {
  const response = await call("api/phones");
  if (!response.ok) {
    say(await failure(response));
    return;
  }
  const phones = await response.json();
  element("phones").replaceChildren(...phones.map(row));
  element("empty").hidden = phones.length > 0;
}

// A handler that never leaves the person without an answer.
function guarded(handler) {
  return async (event) => {
    event.preventDefault();
    try {
      await handler(event);
    } catch (e) {
      if (e.message !== "logged out") {
        say("The server cannot be reached.");
      }
    }
  };
}

element("login").addEventListener("submit", guarded(async (event) => {
  const response = await post("auth/login", Object.fromEntries(new FormData(event.target)));
  if (!response.ok) {
    say(await failure(response));
    return;
  }
  tokens = await response.json();
  event.target.reset();
  say("");
  const me = await (await call("auth/me")).json();
  element("who").textContent = me.username;
  element("login").hidden = true;
  element("book").hidden = false;
  await showPhones();
}));

element("add").addEventListener("submit", guarded(async (event) => {
  const response = await call("api/phones", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(Object.fromEntries(new FormData(event.target))),
  });
  say(response.ok ? "" : await failure(response));
  if (response.ok) {
    event.target.reset();
    await showPhones();
  }
}));

element("logout").addEventListener("click", guarded(async () => {
  const refreshToken = tokens.refresh_token;
  showLogin("");
  await post("auth/logout", { refresh_token: refreshToken });
}));
