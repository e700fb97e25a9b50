"use strict";
/* What a passkey cannot do without a script: ask the browser for it. Everything else on the page works without. */

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const credentials = list => list.split(" ").filter(Boolean).map(id => ({ type: "public-key", id: bytes(id) }));

const ask = {
  get: data => navigator.credentials.get({ publicKey: {
    challenge: bytes(data.challenge), rpId: data.relyingParty, allowCredentials: credentials(data.credentials), userVerification: "preferred" } }),
  create: data => navigator.credentials.create({ publicKey: {
    challenge: bytes(data.challenge), rp: { id: data.relyingParty, name: data.relyingParty },
    user: { id: bytes(data.user), name: data.userName, displayName: data.userName },
    pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
    excludeCredentials: credentials(data.credentials), attestation: "none",
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" } } })
};

/* PublicKeyCredential.toJSON of browsers that do not have it yet (WebAuthn-3-5.1.8, 5.1.9). */
function json(made) {
  const response = { clientDataJSON: text(made.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[part]) {
      response[part] = text(made.response[part]);
    }
  }
  if (made.response.getTransports) {
    response.transports = made.response.getTransports();
  }
  return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: {} });
}

async function use(form) {
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    form.querySelector("input[id$=':credential']").value = json(await ask[form.dataset.passkey](form.dataset));
    form.requestSubmit(form.querySelector("input[id$=':send']"));
  } catch (refused) { // by the person, or by a browser that offers passkeys and has none
    failed.hidden = false;
  }
}

const offered = Boolean(window.PublicKeyCredential && navigator.credentials);
for (const field of document.querySelectorAll("input[id$=':offered']")) {
  field.value = offered ? "yes" : "no";
}
for (const form of offered ? document.querySelectorAll("form[data-passkey]") : []) {
  form.querySelector("[data-without]").hidden = true;
  form.querySelector("[data-with]").hidden = false;
  form.querySelector("button").addEventListener("click", () => use(form));
}
