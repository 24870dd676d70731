export const cannedReplies = {
  title: "Canned replies",
  about: "Typed as / and the shortcut; {customer_name} and {member_name} are filled in.",
  shortcut: "Shortcut",
  text: "Text",
  add: "Add a canned reply",
  removeSure: (shortcut: string) => `Remove /${shortcut}?`,
};
