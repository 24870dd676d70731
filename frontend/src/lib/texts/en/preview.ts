export const preview = {
  page: (number: number) => `Page ${number}`,
  pageLooks: (number: number) => `Page ${number} as it looks, with the words marked`,
  pageMissing: (number: number) => `Page ${number} could not be shown. What was read there stands below.`,
  cells: "Cells",
};
