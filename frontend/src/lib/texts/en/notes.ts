export const notes = {
  write: "A note for colleagues",
  note: "Your note",
  placeholder: "A note for colleagues; @ names one",
  about: "Only your team sees this, never the customer and never the AI.",
  by: (name: string) => `Note by ${name}`,
  remove: "Remove the note",
};
