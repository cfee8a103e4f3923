import "./after.css";
import "../text/wide-part.ts";

export { End } from "./End.tsx";
export { Reveal } from "./Reveal.tsx";
export { saidVerdict } from "./verdict.ts";
