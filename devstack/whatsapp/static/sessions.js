/** The panel of business numbers. */
import { element } from "./api.js";

const WORDS = { qr: "waits for a scan", logged_out: "logged out" };

function action(label, className, act) {
  const button = element("button", className, label);
  button.addEventListener("click", act);
  return button;
}

function card(session, change) {
  const box = element("div", "session");
  const row = element("div", "row");
  const state = element("div", `state ${session.status}`, WORDS[session.status] ?? session.status);
  row.append(state);
  box.append(element("strong", "", session.phone_number), row);
  if (session.status === "connected") row.append(action("Log out", "", () => change(session, "logged_out")));
  if (session.status === "qr") {
    const picture = element("img");
    picture.src = session.qr_picture;
    picture.alt = `QR code of ${session.phone_number}`;
    row.append(action("Scan", "scan", () => change(session, "connected")));
    box.append(picture);
  }
  return box;
}

export function showSessions(panel, sessions, change) {
  const nothing = element("p", "hint", "None yet. Connect a phone number in the product's dashboard: its QR code appears here.");
  panel.replaceChildren(...(sessions.length ? sessions.map((session) => card(session, change)) : [nothing]));
}
