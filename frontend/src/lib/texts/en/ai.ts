export const ai = {
  on: "AI on",
  off: "AI off",
  switchOn: "Switch the AI on",
  switchOff: "Switch the AI off",
  onSure: "The AI answers customers in all chats from now on. What came while it was off is left to your team.",
  offSure:
    "The AI answers nobody any more, in no chat, until somebody switches it on again. Your team goes on as usual.",
  isOff: "The AI is off in this workspace.",
  isNew: "The AI is off until it knows your business.",
  setUp: "Set it up",
  onlyAdmins: "Only admins switch it.",
};
