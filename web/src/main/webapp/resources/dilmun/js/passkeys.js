// Passkeys: the portal asks, the device answers, and the answer goes with the form that stands around the button. Without
// script, or in a browser that has none of it, the buttons stay hidden, and the other ways to sign in are there. The form must
// not have the name of the field, "passkey": Faces writes a field of the form's name into each form.

const decode = (text) => Uint8Array.from(
  atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));

const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function question(button) {
  const body = new URLSearchParams({ lang: document.documentElement.lang });
  const response = await fetch(button.dataset.from, { method: "POST", body });
  if (!response.ok) throw new Error(String(response.status));
  const options = JSON.parse(await response.text(), (key, value) => value ?? undefined); // what is null is not said
  options.challenge = decode(options.challenge);
  if (options.user) options.user.id = decode(options.user.id);
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    options[list] = (options[list] ?? []).map(({ type, id }) => ({ type, id: decode(id) }));
  }
  return options;
}

// As the standard writes an answer in JSON; not every browser does it by itself.
function written(credential) {
  const { response } = credential;
  const answer = { clientDataJSON: encode(response.clientDataJSON) };
  if (response.attestationObject) {
    answer.attestationObject = encode(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else {
    answer.authenticatorData = encode(response.authenticatorData);
    answer.signature = encode(response.signature);
    if (response.userHandle) answer.userHandle = encode(response.userHandle);
  }
  return JSON.stringify({
    id: credential.id, rawId: encode(credential.rawId), type: credential.type, response: answer, clientExtensionResults: {},
  });
}

function passkeys(button) {
  const { form } = button;
  const status = form.querySelector("[role=status]");
  button.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.passkey.value) return;
    event.preventDefault(); // by the Enter key in a field: first the device
    button.click();
  });
  button.addEventListener("click", async () => {
    status.textContent = "";
    button.disabled = true;
    try {
      const credential = await navigator.credentials[button.dataset.passkey]({ publicKey: await question(button) });
      form.elements.passkey.value = written(credential);
      form.requestSubmit(document.getElementById(button.dataset.submit));
    } catch (failed) {
      const there = failed.name === "InvalidStateError" && button.dataset.there;
      status.textContent = there || button.dataset.failed;
      button.disabled = false;
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach(passkeys);
