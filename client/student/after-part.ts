import "./after.css";

export { End } from "./End.tsx";
export { Reveal } from "./Reveal.tsx";
export { saidVerdict } from "./verdict.ts";
