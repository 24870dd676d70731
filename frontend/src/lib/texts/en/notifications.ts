export const notifications = {
  title: "Notifications on this device",
  about:
    "Also while no page is open: when a chat needs a person, and when a customer writes in one that you look after.",
  on: "Notify me on this device",
  texts: "Show what the customer wrote",
  textsAbout: "Whoever sees this device may read it.",
  unavailable:
    "This browser can’t be notified. On an iPhone, put the page on the home screen first; elsewhere it takes HTTPS.",
  notSetUp: "Whoever runs this installation has not set up notifications.",
  denied: "You have forbidden notifications for this page: allow them in the browser’s settings.",
  reasons: { needs_person: "Needs a person", message: "New message" },
};
