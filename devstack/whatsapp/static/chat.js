/** The bubbles on the phone's screen. */
import { element } from "./api.js";

const SVG = "http://www.w3.org/2000/svg";

function tick(item) {
  const refused = item.webhook === "refused";
  const symbol = refused ? "refused" : item.status === "sent" ? "single" : "double";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `tick ${refused ? "refused" : item.status}`);
  svg.append(document.createElementNS(SVG, "use"));
  svg.firstChild.setAttribute("href", `#${symbol}`);
  return svg;
}

function quote(item, items) {
  const quoted = items.find(({ message_id, provider_id }) => [message_id, provider_id].includes(item.quoted));
  return element("div", "quote", quoted ? quoted.text || `📎 ${quoted.type}` : "An earlier message");
}

/** A picture is shown, sound and films are played, anything else is a link. */
function attachment({ type, media }) {
  const src = `/simulator${media.url}`;
  if (type === "image") return Object.assign(element("img", "media"), { src, alt: media.filename });
  if (type === "audio" || type === "video") {
    return Object.assign(element(type, "media"), { src, controls: true, preload: "metadata" });
  }
  return Object.assign(element("a", "media", `📎 ${media.filename}`), { href: src, download: media.filename });
}

function bubble(item, isTurn, items) {
  const mine = item.direction === "incoming";
  const box = element("div", `bubble ${mine ? "mine" : "theirs"}${isTurn ? " turn" : ""}`);
  const meta = element("span", "meta", new Date(item.at * 1000).toTimeString().slice(0, 5));
  if (mine) meta.append(tick(item));
  if (item.error) box.title = item.error;
  if (item.quoted) box.append(quote(item, items));
  if (item.media) box.append(attachment(item));
  else if (item.type !== "text") box.append(`[${item.type}] `);
  box.append(item.text, meta);
  return box;
}

function typingBubble() {
  const box = element("div", "bubble theirs turn typing");
  box.append(element("i"), element("i"), element("i"));
  return box;
}

export function showChat(screen, items, isTyping, emptyText) {
  const atTheEnd = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 80;
  const shown = [];
  let day, direction;
  for (const item of items) {
    const date = new Date(item.at * 1000).toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
    if (date !== day) shown.push(element("div", "day", date));
    shown.push(bubble(item, item.direction !== direction || date !== day, items));
    [day, direction] = [date, item.direction];
  }
  if (!items.length) shown.push(element("div", "empty", emptyText));
  if (isTyping) shown.push(typingBubble());
  screen.replaceChildren(...shown);
  const toEnd = () => (screen.scrollTop = screen.scrollHeight);
  if (!atTheEnd) return;
  toEnd();
  // What is loaded only now makes the chat longer.
  for (const media of screen.querySelectorAll("img, video")) media.addEventListener(media.matches("img") ? "load" : "loadedmetadata", toEnd);
}
