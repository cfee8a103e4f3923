import "./after.css";
import "../text/wide-part.ts";

export { End } from "./End.tsx";
export { OwnResultsPart, ResultsSoFar } from "./OwnResultsPart.tsx";
export { Reveal } from "./Reveal.tsx";
export { saidVerdict } from "./verdict.ts";
