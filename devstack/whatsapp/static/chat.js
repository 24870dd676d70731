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

function bubble(item, isTurn) {
  const mine = item.direction === "incoming";
  const box = element("div", `bubble ${mine ? "mine" : "theirs"}${isTurn ? " turn" : ""}`);
  const meta = element("span", "meta", new Date(item.at * 1000).toTimeString().slice(0, 5));
  const media = item.type === "text" ? "" : `📎 ${item.media?.filename ?? item.type}\n`;
  if (mine) meta.append(tick(item));
  if (item.error) box.title = item.error;
  box.append(media + item.text, meta);
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
    shown.push(bubble(item, item.direction !== direction || date !== day));
    [day, direction] = [date, item.direction];
  }
  if (!items.length) shown.push(element("div", "empty", emptyText));
  if (isTyping) shown.push(typingBubble());
  screen.replaceChildren(...shown);
  if (atTheEnd) screen.scrollTop = screen.scrollHeight;
}
