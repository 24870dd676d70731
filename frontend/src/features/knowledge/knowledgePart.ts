const PARTS = ["documents", "gaps", "trial"] as const;
export type Part = (typeof PARTS)[number];

/** Read which part of the page the address names; without a word it is the first. */
export function readPart({ part }: Record<string, unknown>): { part?: Part } {
  const known = PARTS.find((one) => one === part);
  return known && known !== "documents" ? { part: known } : {};
}
