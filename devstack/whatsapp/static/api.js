/** The simulator's JSON API. */
async function call(path, options) {
  const response = await fetch(`/simulator${path}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

export function get(path, query = {}) {
  return call(`${path}?${new URLSearchParams(query)}`);
}

export function post(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** Keep a file on the server; what comes back is the `media` of the message that it goes along with. */
export function upload(file) {
  const form = new FormData();
  form.append("file", file);
  return call("/media", { method: "POST", body: form });
}

/** A new element; every text of the page goes through textContent, so nothing that a customer writes becomes markup. */
export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
