/** The customer's phone: who is writing to whom, and what happens when a button is pressed. */
import { element, get, post, upload } from "./api.js";
import { showChat } from "./chat.js";
import { showSessions } from "./sessions.js";

const PEOPLE = [
  { name: "Ana Souza", number: "+5511977776666" },
  { name: "Ravi Kumar", number: "+919812345678" },
  { name: "Carlos Lima", number: "+5521966665555" },
  { name: "Emma Clarke", number: "+447700900123" },
  { name: "Fatima Haddad", number: "+971501234567" },
];
const TYPING_LASTS = 12_000;
const byId = (id) => document.getElementById(id);
const wanted = new URLSearchParams(location.search);

const state = { customer: PEOPLE[0], business: wanted.get("phone_number") ?? "", items: [], sessions: [], typingUntil: 0 };
let stream, noticeTimer;

function notify(error) {
  byId("notice").textContent = error.message;
  byId("notice").hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => (byId("notice").hidden = true), 5000);
}

function draw() {
  const isTyping = Date.now() < state.typingUntil;
  const session = state.sessions.find((one) => one.phone_number === state.business);
  byId("presence").textContent = isTyping ? "typing…" : session?.status === "connected" ? "online" : "";
  for (const control of document.querySelectorAll("#composer > *, [data-trick]")) control.disabled = session?.status !== "connected";
  const empty = state.business ? `You are ${state.customer.name}. Say hello!` : "No business number is connected yet.";
  showChat(byId("chat"), state.items, isTyping, empty);
}

async function loadMessages() {
  const { business, customer } = state;
  const { items } = business ? await get("/messages", { phone_number: business, customer: customer.number }) : { items: [] };
  if (business !== state.business || customer !== state.customer) return;
  const last = items.at(-1);
  if (last?.direction === "outgoing" && last.id !== state.items.at(-1)?.id) state.typingUntil = 0;
  state.items = items;
  draw();
}

async function loadSessions() {
  state.sessions = (await get("/sessions")).items;
  const usable = state.sessions.filter((one) => one.status === "connected" || one.phone_number === state.business);
  byId("business").replaceChildren(...usable.map((one) => new Option(one.phone_number)));
  if (!usable.length) byId("business").append(new Option("WhatsApp", ""));
  if (usable.some((one) => one.phone_number === state.business)) byId("business").value = state.business;
  else if (byId("business").value !== state.business) talkTo(state.customer, byId("business").value);
  showSessions(byId("sessions"), state.sessions, (one, status) =>
    post(`/sessions/${encodeURIComponent(one.phone_number)}`, { status }).catch(notify));
  draw();
}

function drawPeople() {
  const rows = PEOPLE.map((person, index) => {
    const row = element("li");
    const button = element("button");
    const avatar = element("span", "avatar", person.name.slice(0, 1));
    const text = element("span", "", person.name);
    avatar.style.setProperty("--hue", (index * 67 + 200) % 360);
    text.append(element("small", "", person.number));
    button.append(avatar, text);
    button.setAttribute("aria-pressed", person === state.customer);
    button.addEventListener("click", () => talkTo(person, state.business));
    row.append(button);
    return row;
  });
  byId("customers").replaceChildren(...rows);
}

/** Open the chat of a customer with a business; the open stream is what makes messages count as read. */
function talkTo(customer, business) {
  Object.assign(state, { customer, business, items: [], typingUntil: 0 });
  history.replaceState(null, "", `?${new URLSearchParams({ name: customer.name, customer: customer.number, phone_number: business })}`);
  stream?.close();
  stream = new EventSource(`/simulator/stream?${new URLSearchParams({ phone_number: business, customer: customer.number })}`);
  stream.addEventListener("open", () => Promise.all([loadSessions(), loadMessages()]).catch(notify));
  stream.addEventListener("messages", () => loadMessages().catch(notify));
  stream.addEventListener("sessions", () => loadSessions().catch(notify));
  stream.addEventListener("paused", () => { state.typingUntil = 0; draw(); });
  stream.addEventListener("composing", () => {
    state.typingUntil = Date.now() + TYPING_LASTS;
    setTimeout(draw, TYPING_LASTS + 50);
    draw();
  });
  drawPeople();
  draw();
}

function bePerson(name, number) {
  let person = PEOPLE.find((one) => one.number === number);
  if (!person) PEOPLE.push((person = { name, number }));
  talkTo(person, state.business);
}

function takeText(fallback) {
  const text = byId("text").value.trim() || fallback;
  byId("text").value = "";
  return text;
}

const asCustomer = () => ({ phone_number: state.business, from: state.customer.number, name: state.customer.name });

const TRICKS = {
  twice: () => post("/messages", { ...asCustomer(), text: takeText("Did this arrive twice?"), copies: 2 }),
  "from-phone": () =>
    post("/from-phone", { phone_number: state.business, to: state.customer.number, text: takeText("Hi, I take over from here.") }),
  "out-of-order": () => {
    const texts = takeText("How much is the blue one?\nAnd do you deliver?").split(/(?<=[.!?])\s+|\n+/);
    return post("/out-of-order", { ...asCustomer(), texts: texts.length > 1 ? texts : [texts[0], "(and this I wrote after it)"] });
  },
};

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = takeText("");
  if (text) post("/messages", { ...asCustomer(), text }).catch(notify);
});
byId("file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const kind = file.type.split("/")[0];
  const type = ["audio", "image", "video"].includes(kind) ? kind : "document";
  await upload(file).then((media) => post("/messages", { ...asCustomer(), type, text: takeText(""), media })).catch(notify);
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("composer").requestSubmit();
});
byId("business").addEventListener("change", (event) => talkTo(state.customer, event.target.value));
byId("somebody").addEventListener("submit", (event) => {
  event.preventDefault();
  bePerson(event.target.elements.name.value, event.target.elements.number.value);
  event.target.reset();
});
for (const button of document.querySelectorAll("[data-trick]")) {
  button.addEventListener("click", () => TRICKS[button.dataset.trick]().catch(notify));
}

if (wanted.get("customer")) bePerson(wanted.get("name") ?? wanted.get("customer"), wanted.get("customer"));
else talkTo(state.customer, state.business);
