/** What a phone shows after its first question. */
export { End } from "./End.tsx";
export { Reveal } from "./Reveal.tsx";
