// data-passkey="create" or "get" on a form: the browser is asked for a passkey, its answer goes into the field `credential`.
// What it is asked with stands in data-passkey-options (JSON), or is fetched from data-passkey-ask.
export function installPasskeys(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form[data-passkey]");
    if (!form || form.elements.credential.value) return;
    event.preventDefault();
    ask(form);
  });
}

async function ask(form) {
  const says = form.querySelector("[data-passkey-says]");
  says.hidden = true;
  if (!window.PublicKeyCredential || !window.isSecureContext) return say(says, "unable");
  try {
    const options = form.dataset.passkeyAsk ? await fetched(form.dataset.passkeyAsk) : JSON.parse(form.dataset.passkeyOptions);
    const creating = form.dataset.passkey === "create";
    const publicKey = opened((options.creation_options ?? options.request_options).publicKey);
    const credential = creating
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey });
    form.elements.credential.value = JSON.stringify(written(credential));
    form.submit();
  } catch (error) {
    say(says, { InvalidStateError: "known", SecurityError: "unable", NotSupportedError: "unable" }[error.name] ?? "stopped");
  }
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function say(says, word) {
  says.textContent = says.dataset[word];
  says.hidden = false;
}

// The server speaks base64url where the browser's own interface takes and gives bytes (Web Authentication, 5.1.8).
function opened(options) {
  const ids = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = ids(options.excludeCredentials);
  if (options.allowCredentials) asked.allowCredentials = ids(options.allowCredentials);
  return asked;
}

function written(credential) {
  const { response } = credential;
  const told = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) told[name] = text(response[name]);
  }
  if (response.getTransports) told.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: told,
  };
}

function bytes(word) {
  const padded = word.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0));
}

function text(buffer) {
  const signs = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
