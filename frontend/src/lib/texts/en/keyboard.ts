export const keyboard = {
  title: "Keys",
  next: "Next chat",
  previous: "Previous chat",
  write: "Write a message",
  assign: "Assign the chat to you, or to nobody again",
  ai: "Switch the AI on or off",
  leave: "Leave the field that you write in",
  help: "Show these keys",
  assigned: "The chat is yours now.",
  unassigned: "The chat is assigned to nobody.",
  aiOff: "The AI is silent here.",
  select: "Select the chat, or no longer",
};
