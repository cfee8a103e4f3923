import "./after.css";
import "../text/wide-part.ts";

export { End } from "./End.tsx";
export { OwnResultsPart, WithResults } from "./OwnResultsPart.tsx";
export { Reveal } from "./Reveal.tsx";
export { Over, Stopped } from "./Stopped.tsx";
export { saidVerdict } from "./verdict.ts";
export { Waiting } from "./Waiting.tsx";
