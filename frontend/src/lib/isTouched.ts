/** Whether one points with a finger: nothing is hovered over, and Enter is a new line. */
export const isTouched = matchMedia("(pointer: coarse)").matches;
