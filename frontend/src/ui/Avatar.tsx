/** The first letter of somebody's name. It says nothing that the name beside it does not. */
export function Avatar({ name }: { name: string }) {
  const letter = [...name.replace(/^\+/, "")][0]?.toLocaleUpperCase() ?? "?";
  return (
    <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-full bg-ai font-medium">
      {letter}
    </span>
  );
}
